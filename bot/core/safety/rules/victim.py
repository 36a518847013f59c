"""He may be the one who is harmed, or she may be typing on his phone: nobody is outed."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity

_rule = partial(Rule, category=Category.VICTIM)

RULES = (
    _rule(
        "in danger from a partner",
        (
            r"(she|he|my wife|my husband|my partner|my ex|my girlfriend|my boyfriend|the missus|shes|hes) <4><!knife|gun|machete|hammer|blade> {<hard>} (at me|on me|to me|to my|in her hand|in his hand|and coming|and wont|and is)",
            r"(coming|came|going|went|lunged|lunging|swinging|swung) at me with (a|the|his|her) {kitchen} <!knife|gun|machete|hammer|bat|blade|bottle|pan|iron>",
            r"(she|he|they) (pulled|drew) a <!knife|gun|blade> on me",
            r"(she|he|shes|hes|my wife|my husband|my partner|my ex|my boyfriend|my girlfriend|the missus|they) {<hard>} (is|are|was|has|keeps|keep|started|trying to|tried to|tries to|threatens to|threatened to|threatening to|said he would|said she would|said shed|said hed|says hell|says shell|gonna|going to|is going to) {<hard>} {trying to|tried to|going to|gonna|threatened to|threatening to} {<hard>} <!kill me|stab me|strangle me|choke me|strangling me|shoot me|burn me|poison me|hurt me badly|kill us|burn the house|stabbed me|choked me|set me on fire>",
            r"(she|he|my wife|my husband|my partner|my ex|my boyfriend|my girlfriend|the missus) {<hard>} {has} <!strangled|choked|stabbed|burned|burnt|scalded|raped|poisoned|suffocated> me[!up]",
            r"(she|he|my wife|my husband|my partner|my ex|my boyfriend|my girlfriend|the missus) {<hard>} {has} (broke|cracked|split|bust|burnt|burned|fractured|blacked|dislocated|knocked out|cut) my <!arm|nose|jaw|ribs|rib|lip|finger|wrist|eye|tooth|teeth|face|cheek|eardrum|collarbone|head open>",
            r"(said|says|told me|threatened|swore|warned me|keeps saying) {that} (he|she|hell|shell|hed|shed) {will|would|is going to|gonna|was going to|is gonna} <!kill|stab|shoot|strangle|bury|hurt> me",
            r"(makes|forces|made|forced|making|forcing) me {to} {have} <!sex|sleep with|have sex>[!ed|appeal]",
            r"(she|he|partner|husband|wife) {<hard>} (raped|forces himself on|forces herself on|touches me when i) <!me|raped|on>",
            r"(scared|afraid|frightened|terrified) {to|of} {go|going|be} {home|in the house|at home|asleep|sleep|her|him} {<hard>} {because|in case|cos|tonight} <3><!kills me|kill me|hurt me|hurts me|hit me|hits me|do to me|does to me|hell do|shell do|attack me>",
            r"(scared|afraid|frightened|terrified) (to go|of going|to be) {back} <!home|at home|in my own home|in my own house>(?!.*(do to|hurt her|kids see|face her|tell her|what ill|alone))",
            r"(hes|shes) {<hard>} (outside|coming|at the door|downstairs|breaking|banging|kicking|in the house|back) <6><!hide|hiding|scared|get in|find me|kill me|hurt me|help me|locked myself|hiding from>",
            r"(<im>|im|ive) {<hard>} {have} (locked|hiding|hid|barricaded|shut) {<hard>} {myself} {in|behind|from} {the|a} <1><!from him|from her|bathroom from|hes outside|shes outside|because hes|because shes|so he cant|so she cant>",
            r"(locked|hiding|hid|barricaded) {<hard>} {myself} {in} {the} <2><!bathroom|bedroom|toilet|car|garage|cupboard> <4>(away from|hes|shes|because he|because she|he is|she is|from him|from her|until he|until she|scared|so she|so he)",
            r"(if|when) (he|she) (finds|sees|reads|catches) <4><!kill me|hurt me|beat me|im dead|hes going to|batter me|go mad at me|hit me> {if|and}",
            r"this is <1>(his|her|my husbands|my partners|my boyfriends) <!phone> (im|i|and|so|he)",
            r"this is (his|her) <!wife|partner|girlfriend|husband|missus> {here} (on|using|im|typing|writing|and i|from)",
            r"(hes|he is|he) <!going to be back|will be back|be back> {soon} <6>(phone|delete|hide|cant|quick)",
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
            r"(she|he|my wife|the wife|my husband|my partner|my ex|my boyfriend|my girlfriend|the missus|my missus|shes|hes|my fella|my dad|my son|they) {<hard>} {has|keeps|kept|would|will|used to|started|been} {<hard>} <!hits|hit|hitting|punches|punched|punching|slaps|slapped|slapping|kicks|kicked|kicking|bites|bit|scratches|scratched|beats|beat|batters|battered|attacks|attacked|headbutted|smacks|smacked|shoves|shoved|spits at|spat at|whacks|whacked|belts|belted|thumps|thumped|assaulted|pushed|pushes|beating|attacking|goes for|clawed|bottled|glassed|whips|shoving|pinned|slammed> me[!with (the|a) (bill|news|question|list|truth|idea|fact|receipt)|to|at (chess|pool|fifa|golf|tennis|darts|squash|mario|monopoly)|too far|away|to|like a|how|out of bed|hard when|up for|up about|up later|with it]",
            r"(she|he|my wife|my husband|my partner|my girlfriend|my boyfriend|the missus) (threw|chucked|lobbed|hurled|smashed|broke) <4>(at|over|off) <!me>[!a]",
            r"(man|men|bloke|lad|guy) {<hard>} (gets|getting|get|being|is) <!hit|beaten|abused|battered> by (his|a|their) (wife|woman|missus|partner|wives|girlfriend)",
            r"(she|he|wife|partner|husband) {has|keeps|took} {all} my <!bank card|cards|wages|passport|bank details>",
            r"<!allowed> <2>(my|any|own) <1>(friends|mates|family|mum|mother|money|job|phone) {she|he|so|because}",
            r"(she|he|my wife|my husband|my partner|the missus) {<hard>} (controls|controlling|decides) <2><!all the money|the money|my money|every penny|what i wear|who i see|where i go|everything i do|what i spend>",
            r"(sleep|sleeping|slept) in (the|my) <!car|van|shed> <2>(because|cos|im|to|so) <4>(afraid|scared|frightened|hits|avoid|get away|safe|she|he)",
            r"(<im>|im|i get|i was|being|been|getting|i got) {<hard>} <!beaten|battered|abused|slapped about|knocked about|pushed around by|hit by|beaten up by|assaulted by|attacked by> {by|up|around} {my|her|him|the|again} {wife|husband|partner|girlfriend|boyfriend|missus|ex}",
            r"(<im>|im|i|still|so|always|been|scared|feel) {<hard>} (<!scared|afraid|frightened|terrified>) of (her|him|my wife|my husband|my partner|my boyfriend|my girlfriend|the missus|my missus|my own wife|what shell|what hell|my fella)[!leaving|going|saying no|not|dying|falling|meeting|finding (someone|another)|being|cheating|mother|mum]",
            r"i {<hard>} <!flinch|freeze|hide|jump|panic|tense up|go cold|feel sick|shake> {<hard>} {up} (when|if|every time|whenever|the second|as soon as) (his|her|he|she|the|i hear his|i hear her|i hear the) <2>(car|key|keys|pulls|comes|walks|comes home|footsteps|door|raises|gets|moves|voice|hand|shouts|lifts|name comes)",
            r"(she|he|my wife|my husband|my partner|my boyfriend|my girlfriend|the missus) {<hard>} (makes|made|has|wants|forces|gets|expects) me {<hard>} {to} <!account for|ask permission|hand over my|explain every|show receipts|show her my phone|show him my phone|send photos of where|send proof|justify every|beg for|ask for money|ask before|report every|share my location|sleep on the floor|sleep in the car|give up my friends|delete> {every|for|money|penny|to|wages|phone}",
            r"(she|he|my wife|my husband|my partner|my boyfriend|my girlfriend|the missus) {<hard>} (takes|controls|keeps|holds|took|has taken|checks|goes through|wont let me|doesnt let me|does not let me|never lets me|stops me|stopped me|wont allow me|tracks|monitors|locks|locked|forbids|forced) {<hard>} {me} {<hard>} {all} {my|the|of|from|have|see|out|to} <3><!wages|bank card|money|penny|phone|leave the house|friends|my mum|my family|out of the house|have a job|see anyone|my kids|messages|location|passport|meds|medication|out at night|speak to my|go anywhere|my card|into sex|to have sex|account>",
            r"(she|he|my wife|my husband|my partner|my boyfriend|my girlfriend|my ex) {<hard>} (says|said|threatens|threatened|tells me|told me) {<hard>} {me|that|to|hell|shell|hed|shed|if i} {<hard>} {leave|with|hell|shell|to|hed|shed} {<hard>} <!out me|tell everyone|take the kids|call the police on me|have me arrested|get me deported|deported|never see the kids|never see my kids|report me to immigration|tell my work|ruin me|hurt the kids|hurt herself if|hurt himself if|kill herself if|kill himself if|kill the dog>",
            r"(i|im|ive|i am|been|always|me) {<hard>} {been} (walking on|walk on|on|living on) <!eggshells>[!she says]",
            r"<!eggshells> (around|with) (him|her) (every|all|in case|because|at)",
            r"(nobody|no one|police|they) {<hard>} (believes|believe|would believe|laughed|laugh|wouldnt believe|takes) {<hard>} {at|a} {me|man|it} {<hard>} {that|when|a|because} {she|he|her|my wife|my husband|man} <!hits|beats|hit|beat|abused|hitting|beating|attacked|battered> {me|him|by}",
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
            r"(she|he|my wife|my husband|my partner|the missus) <1><!throws|threw|smashes|calls|screams|shouts|humiliates|belittles> {<hard>} {stuff|things|a|me|at|in} {at|names|plate|worthless|in my face|in front of} {me|every|all the time}",
        ),
        Severity.WATCH,
        hits=("she throws things at me", "he belittles me in front of my mates"),
        misses=("she throws a good party", "he calls me every sunday"),
    ),
)
