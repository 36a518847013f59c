"""He may be the one who is harmed, or she may be typing on his phone: nobody is outed."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity

_rule = partial(Rule, category=Category.VICTIM)

RULES = (
    _rule(
        "in danger from a partner",
        (
            r"(she|he|my wife|my husband|my partner|my boyfriend|my girlfriend|the missus) "
            r"{<hard>} <!strangles|chokes|burns|rapes|stabs|drowns> me[!up]",
            r"(she|he|my wife|my husband|my partner|my ex|my girlfriend|my boyfriend|the missus|"
            r"shes|hes) <4><!knife|gun|machete|hammer|blade> {<hard>} (at me|on me|to me|to my|"
            r"in her hand|in his hand|and coming|and wont|and is)",
            r"(coming|came|going|went|lunged|lunging|swinging|swung) at me with (a|the|his|her) "
            r"{kitchen} <!knife|gun|machete|hammer|bat|blade|bottle|pan|iron>",
            r"(she|he|they) (pulled|drew) a <!knife|gun|blade> on me",
            r"(she|he|shes|hes|my wife|my husband|my partner|my ex|my boyfriend|my girlfriend|"
            r"the missus|they) {<hard>} (is|are|was|has|keeps|keep|started|trying to|tried to|"
            r"tries to|threatens to|threatened to|threatening to|said he would|said she would|"
            r"said shed|said hed|says hell|says shell|gonna|going to|is going to) {<hard>} "
            r"{trying to|tried to|going to|gonna|threatened to|threatening to} {<hard>} <!kill "
            r"me|stab me|strangle me|choke me|strangling me|shoot me|burn me|poison me|hurt me "
            r"badly|kill us|burn the house|stabbed me|choked me|set me on fire>",
            r"(she|he|my wife|my husband|my partner|my ex|my boyfriend|my girlfriend|the "
            r"missus) {<hard>} {has} <!strangled|choked|stabbed|burned|burnt|scalded|raped|"
            r"poisoned|suffocated> me[!up]",
            r"(she|he|my wife|my husband|my partner|my ex|my boyfriend|my girlfriend|the "
            r"missus) {<hard>} {has} (broke|cracked|split|bust|burnt|burned|fractured|blacked|"
            r"dislocated|knocked out|cut) my <!arm|nose|jaw|ribs|rib|lip|finger|wrist|eye|tooth|"
            r"teeth|face|cheek|eardrum|collarbone|head open>",
            r"(said|says|told me|threatened|swore|warned me|keeps saying) {that} (he|she|hell|"
            r"shell|hed|shed) {will|would|is going to|gonna|was going to|is gonna} <!kill|stab|"
            r"shoot|strangle|bury|hurt> me",
            r"(makes|forces|made|forced|making|forcing) me {to} {have} <!sex|sleep with|have "
            r"sex>[!ed|appeal]",
            r"(she|he|partner|husband|wife) {<hard>} (raped|forces himself on|forces herself on|"
            r"touches me when i) <!me|raped|on>",
            r"(scared|afraid|frightened|terrified) {to|of} {go|going|be} {home|in the house|at "
            r"home|asleep|sleep|her|him} {<hard>} {because|in case|cos|tonight} <3><!kills me|"
            r"kill me|hurt me|hurts me|hit me|hits me|do to me|does to me|hell do|shell do|"
            r"attack me>",
            r"(scared|afraid|frightened|terrified) (to go|of going|to be) {back} <!home|at home|"
            r"in my own home|in my own house>(?!.*(do to|hurt her|kids see|face her|tell her|"
            r"what ill|alone))",
            r"(hes|shes) {<hard>} (outside|coming|at the door|downstairs|breaking|banging|"
            r"kicking|in the house|back) <6><!hide|hiding|scared|get in|find me|kill me|hurt me|"
            r"help me|locked myself|hiding from>",
            r"(<im>|im|ive) {<hard>} {have} (locked|hiding|hid|barricaded|shut) {<hard>} "
            r"{myself} {in|behind|from} {the|a} <1><!from him|from her|bathroom from|hes "
            r"outside|shes outside|because hes|because shes|so he cant|so she cant>",
            r"(locked|hiding|hid|barricaded) {<hard>} {myself} {in} {the} <2><!bathroom|bedroom|"
            r"toilet|car|garage|cupboard> <4>(away from|hes|shes|because he|because she|he is|"
            r"she is|from him|from her|until he|until she|scared|so she|so he)",
            r"(if|when) (he|she) (finds|sees|reads|catches) <4><!kill me|hurt me|beat me|im "
            r"dead|hes going to|batter me|go mad at me|hit me> {if|and}",
            r"this is <1>(his|her|my husbands|my partners|my boyfriends) <!phone> (im|i|and|so|"
            r"he)",
            r"this is (his|her) <!wife|partner|girlfriend|husband|missus> {here} (on|using|im|"
            r"typing|writing|and i|from)",
            r"(hes|he is|he) <!going to be back|will be back|be back> {soon} <6>(phone|delete|"
            r"hide|cant|quick)",
        ),
        Severity.HIGH,
        hits=(
            "shes got a knife and coming at me, she has a knife at me",
            "he choked me last week",
            "my husband is trying to kill me",
            "ive locked myself in the bathroom because hes kicking off",
            "this is his phone im his wife",
        ),
        misses=(
            "shell kill me when she sees the bill",
            "she has a knife for every cheese",
            "hes going to kill me at squash",
            "locked myself out",
        ),
    ),
    _rule(
        "hurt by a partner",
        (
            r"i {<hard>} <!hide|hid|run|ran|lock myself> {away} (from|away from) (her|him|my "
            r"wife|my husband|the missus|my partner) (when|if|because|cos|until)[!cooking|"
            r"moaning]",
            r"(she|he) {<hard>} (wont|doesnt|never|refuses to) {<hard>} (give|let) me {have|"
            r"see} {my} {own} {any} <!own wages|wages|money|bank card|passport|own money|phone|"
            r"medication|inhaler|insulin>",
            r"(throws|threw|swings|swung|chucks|chucked|pulls|pulled) <2><!knives|knife|plates|"
            r"glasses|bottles|pans|punches> (at|on) me",
            r"(she|he|partner|husband|wife) <4>(said|says|threatened|threatens) <6><!kill|hurt|"
            r"harm|burn|poison> (the|my|our) (dog|cat|kids|house|children|car|mum|family)",
            r"(she|he|my wife|the wife|my husband|my partner|my ex|my boyfriend|my girlfriend|"
            r"the missus|my missus|shes|hes|my fella|my dad|my son|they) {<hard>} {has|keeps|"
            r"kept|would|will|used to|started|been} {<hard>} <!hits|hit|hitting|punches|punched|"
            r"punching|slaps|slapped|slapping|kicks|kicked|kicking|bites|bit|scratches|"
            r"scratched|beats|beat|batters|battered|attacks|attacked|headbutted|smacks|smacked|"
            r"shoves|shoved|spits at|spat at|whacks|whacked|belts|belted|thumps|thumped|"
            r"assaulted|pushed|pushes|beating|attacking|goes for|clawed|bottled|glassed|whips|"
            r"shoving|pinned|slammed> me[!with (the|a) (bill|news|question|list|truth|idea|fact|"
            r"receipt)|to|at (chess|pool|fifa|golf|tennis|darts|squash|mario|monopoly)|too far|"
            r"away|to|like a|how|out of bed|hard when|up for|up about|up later|with it]",
            r"(she|he|my wife|my husband|my partner|my girlfriend|my boyfriend|the missus) "
            r"(threw|chucked|lobbed|hurled|smashed|broke) <4>(at|over|off) <!me>[!a]",
            r"(man|men|bloke|lad|guy) {<hard>} (gets|getting|get|being|is) <!hit|beaten|abused|"
            r"battered> by (his|a|their) (wife|woman|missus|partner|wives|girlfriend)",
            r"(she|he|wife|partner|husband) {has|keeps|took} {all} my <!bank card|cards|wages|"
            r"passport|bank details>",
            r"(<im>) not <!allowed> <3>(my|any|own) <1>(friends|mates|family|mum|mother|money|"
            r"job|phone)( he| she| so| because| any|$)",
            r"(she|he|my wife|my husband|my partner|the missus) {<hard>} (controls|controlling|"
            r"decides) <2><!all the money|the money|my money|every penny|what i wear|who i see|"
            r"where i go|everything i do|what i spend>",
            r"(sleep|sleeping|slept) in (the|my) <!car|van|shed> <2>(because|cos|im|to|so) "
            r"<4>(afraid|scared|frightened|hits|avoid|get away|safe|she|he)",
            r"(<im>|im|i get|i was|being|been|getting|i got) {<hard>} <!beaten|battered|abused|"
            r"slapped about|knocked about|pushed around by|hit by|beaten up by|assaulted by|"
            r"attacked by> {by|up|around} {my|her|him|the|again} {wife|husband|partner|"
            r"girlfriend|boyfriend|missus|ex}",
            r"(<im>|im|i|still|so|always|been|scared|feel) {<hard>} (<!scared|afraid|frightened|"
            r"terrified>) of (her|him|my wife|my husband|my partner|my boyfriend|my girlfriend|"
            r"the missus|my missus|my own wife|what shell|what hell|my fella)[!leaving|going|"
            r"saying no|not|dying|falling|meeting|finding (someone|another)|being|cheating|"
            r"mother|mum]",
            r"i {<hard>} <!flinch|freeze|hide|jump|panic|tense up|go cold|feel sick|shake> "
            r"{<hard>} {up} (when|if|every time|whenever|the second|as soon as) (his|her|he|she|"
            r"the|i hear his|i hear her|i hear the) <2>(car|key|keys|pulls|comes|walks|comes "
            r"home|footsteps|door|raises|gets|moves|voice|hand|shouts|lifts|name comes)",
            r"(she|he|my wife|my husband|my partner|my boyfriend|my girlfriend|the missus) "
            r"{<hard>} (makes|made|has|wants|forces|gets|expects) me {<hard>} {to} <!account "
            r"for|ask permission|hand over my|explain every|show receipts|show her my phone|"
            r"show him my phone|send photos of where|send proof|justify every|beg for|ask for "
            r"money|ask before|report every|share my location|sleep on the floor|sleep in the "
            r"car|give up my friends|delete> {every|for|money|penny|to|wages|phone}",
            r"(she|he|my wife|my husband|my partner|my boyfriend|my girlfriend|the missus) "
            r"{<hard>} (takes|controls|keeps|holds|took|has taken|checks|goes through|wont let "
            r"me|doesnt let me|does not let me|never lets me|stops me|stopped me|wont allow me|"
            r"tracks|monitors|locks|locked|forbids|forced) {<hard>} {me} {<hard>} {all} {my|the|"
            r"of|from|have|see|out|to} <3><!wages|bank card|money|penny|phone|leave the house|"
            r"friends|my mum|my family|out of the house|have a job|see anyone|my kids|messages|"
            r"location|passport|meds|medication|out at night|speak to my|go anywhere|my card|"
            r"into sex|to have sex|account>",
            r"(she|he|my wife|my husband|my partner|my boyfriend|my girlfriend|my ex) {<hard>} "
            r"(says|said|threatens|threatened|tells me|told me) {<hard>} {me|that|to|hell|shell|"
            r"hed|shed|if i} {<hard>} {leave|with|hell|shell|to|hed|shed} {<hard>} <!out me|"
            r"tell everyone|take the kids|call the police on me|have me arrested|get me "
            r"deported|deported|never see the kids|never see my kids|report me to immigration|"
            r"tell my work|ruin me|hurt the kids|hurt herself if|hurt himself if|kill herself "
            r"if|kill himself if|kill the dog>",
            r"(i|im|ive|i am|been|always|me) {<hard>} {been} (walking on|walk on|on|living on) "
            r"<!eggshells>[!she says]",
            r"<!eggshells> (around|with) (him|her) (every|all|in case|because|at)",
            r"(nobody|no one|police|they) {<hard>} (believes|believe|would believe|laughed|"
            r"laugh|wouldnt believe|takes) {<hard>} {at|a} {me|man|it} {<hard>} {that|when|a|"
            r"because} {she|he|her|my wife|my husband|man} <!hits|beats|hit|beat|abused|hitting|"
            r"beating|attacked|battered> {me|him|by}",
        ),
        Severity.ELEVATED,
        hits=(
            "she hits me",
            "i flinch when his car pulls in",
            "he makes me account for every penny",
            "my wife slapped me again",
            "im scared of him when he drinks",
        ),
        misses=(
            "she hit me with the news",
            "it hits me at night",
            "she makes me laugh",
            "walking on ice with the car",
            "im scared of her leaving",
        ),
    ),
    _rule(
        "put down by a partner",
        (
            r"(she|he|my wife|my husband|my partner|the missus) <1><!throws|threw|smashes|calls|"
            r"screams|shouts|humiliates|belittles> {<hard>} {stuff|things|a|me|at|in} {at|names|"
            r"plate|worthless|in my face|in front of} {me|every|all the time}",
        ),
        Severity.WATCH,
        hits=("she throws things at me", "he belittles me in front of my mates"),
        misses=("she throws a good party", "he calls me every sunday"),
    ),
)
