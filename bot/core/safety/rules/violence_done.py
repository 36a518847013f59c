"""What he did to her or another: neck, weapon and injury (D4, high), and blows."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity, Subject, Tense

_rule = partial(Rule, category=Category.VIOLENCE_DISCLOSURE, subject=Subject.HER, tense=Tense.PAST)

RULES = (
    _rule(
        "hands on a neck",
        (
            r"(my|me|put my|had my|both|two|these|with my|got my|a) {own} <!hands|hand|fingers|"
            r"arm|forearm|thumbs> {<hard>} {was|were|went|had|ended up|ended|have been|had been|"
            r"came|got|is|on|up} {<hard>} {up} (on|around|round|at|over|to|across|against|about|"
            r"for) (her|his|my wifes|my exs|their|the missus|my girlfriends|my missus) {fucking|"
            r"little} (neck|throat|mouth|windpipe|airway)",
            r"(i|ive|had|i had|then|and|just|nearly|again|have|i have) <2><!choked|strangled|"
            r"throttled|choking|strangling|throttling> (her|him|my wife|my ex|my girlfriend|my "
            r"partner|the missus|my missus|my husband|my boyfriend|someone|them|my brother|my "
            r"son|a girlfriend|an ex|a lad|a bloke|my mother|my dad)",
            r"(grabbed|held|had|got|took|gripped|squeezed|pinned|grab|hold|lifted|squeezing|"
            r"grabbing|holding|pressed|pushed|picked|caught) (her|him|my wife|my ex|hold of her|"
            r"the missus|my girlfriend|my missus|my husband|my boyfriend|my partner|hold of him|"
            r"them|har|hold of my wife) {<hard>} {up|against the wall|down|round|to the wall|on "
            r"the bed} (by|around|round|at|on) {the|her|his|har} <!neck|throat>",
            r"(squeezed|squeezing|grabbed|grabbing|gripped|pressed|held|touched|kneeled|knelt|"
            r"put pressure|pressing|stood|leaned) {<hard>} {on|down on|at} (her|his) {fucking} "
            r"<!throat|neck|windpipe>",
            r"(she|he) {<hard>} (couldnt|could not|couldnt even|stopped|struggled to) {<hard>} "
            r"<!breathe|breathing|breath|get air> <3>(when i|because i|cos i|under me|for a bit|"
            r"for a second|for a few|with my|while i|and i|for a moment|till i|until i|i was)",
            r"(put|had|got|held|holding) (her|him) {in} {a} <!headlock|chokehold|choke hold|"
            r"sleeper|sleeper hold|strangle hold>",
            r"(pillow|hand|cushion) {<hard>} (over|on|across) (her|his) <!face|mouth> {and|so|"
            r"till|until|to|when|for}",
            r"<!finger marks|fingermarks|bruises|marks|bruise> {<hard>} (on|round|around) (her|"
            r"his) (neck|throat)",
            r"(she|he) {<hard>} <!passed out|blacked out|went limp|lost consciousness|was "
            r"unconscious|went blue|wet herself|saw stars> {when|after|because|from|for|cos|and|"
            r"under}",
            r"<!strangled|choked|throttled> (her|him|my wife|my ex|my girlfriend|my partner|my "
            r"missus|the missus|my husband|my boyfriend)[!up]",
            r"(she|wife|missus|ex|girlfriend|he) {<hard>} (says|said|told|reckons|claims|told "
            r"the police) {<hard>} {that|the police|everyone|her mum} (i) {<hard>} {tried to} "
            r"<!choked|strangled|choke|strangle|throttled> {her|him}",
        ),
        Severity.HIGH,
        hits=(
            "my hands were on her neck for a second",
            "i choked her once",
            "grabbed her by the throat",
            "she couldnt breathe when i was on her",
        ),
        misses=(
            "choked on my tea",
            "got her a necklace",
            "i had a lump in my throat",
            "pain in my neck from driving",
        ),
    ),
    _rule(
        "gravely hurt",
        (
            r"{i} {<hard>} {have} (broke|fractured|smashed|bust|busted|split|snapped|dislocated|"
            r"burst|cracked|cut|blacked|blackened) (her|his|my wifes|my exs) {fucking|front} "
            r"<!nose|jaw|arm|wrist|ribs|rib|cheekbone|eye socket|lip|teeth|tooth|finger|"
            r"collarbone|eardrum|face|leg|head open|head|skull|eye|hand|hip>",
            r"(she|he|my wife|my ex|the missus|her) {<hard>} (went|ended up|was|had|needed|in|"
            r"got|has|is|had to go|had to get) {<hard>} {to|in|with} {the|a} <!hospital|"
            r"hospital|stitches|icu|casualty|surgery|concussion|black eye|broken arm|broken "
            r"nose|broken jaw|broken rib|broken wrist|broken ribs|knocked out|plastic surgery> "
            r"<6>(i|me|hit|punched|pushed|threw|because of me|from me|after what i|what i did|"
            r"my fault|fight|did that|shove|kicked)",
            r"{i} {<hard>} <!knocked her out|knocked him out|knocked her unconscious|knocked "
            r"her teeth|gave her a black eye|gave her a concussion|put her in hospital|put him "
            r"in hospital|put her in the hospital|put him in the hospital|left her bleeding|"
            r"beat her unconscious|beat her black|beat the shit out of her|beat the shit out of "
            r"my|beat her bad|kicked her in the stomach|kicked her in the head|kicked her in "
            r"the belly|stamped on her|stamped on his head|threw her down the stairs|pushed her "
            r"down the stairs|shoved her down the stairs|scalded her|set fire to her|ran her "
            r"over|drove at her|drove at him|ran him over|tried to run her|hit her with the car|"
            r"dragged her by the hair|dragged her by her hair|pushed her out of the car>[!heart]",
            r"(chased|went at|went for|came at|ran at|threatened|followed|lunged at|swung at) "
            r"(<her>) <3>with (a|the|my) <1><!knife|machete|hammer|axe|bat|blade|gun|bottle|"
            r"belt|cleaver|panga|cutlass|screwdriver|shovel|golf club|poker|stick>",
            r"(pushed|shoved|hit|punched|kicked|slapped|grabbed|threw|knocked|dragged|beat|"
            r"held) <4>(while|when|shes|she was|she is|her) {<hard>} <!pregnant|expecting|"
            r"carrying|months gone|holding the baby|with the baby in her arms>",
            r"<!pregnant> {<hard>} (wife|girlfriend|belly|partner|ex|missus) <5>(hit|pushed|"
            r"kicked|shoved|punched|slapped|threw)",
            r"(hit|kicked|punched|shoved|slapped|pushed|threw) {my} <!pregnant> (wife|"
            r"girlfriend|partner|missus|fiance)",
            r"{i|and|then} {<hard>} (hit|struck|beat|whipped|smashed|cracked|battered|went for|"
            r"went at|whacked) (<her>) {over the head|in the face|across the face|round the "
            r"head|across the back|on the head} with {a|the|my} <1><!belt|bat|stick|bottle|"
            r"hammer|pan|iron|chair|knife|phone|cable|pipe|plate|glass|rod|spanner|hurley|"
            r"sjambok|club|brick|cord|pole|wrench|torch|poker|cane|panga|machete|cutlass|lamp|"
            r"remote|mug>",
            r"(she|he) {<hard>} (lost) {the} {<hard>} <!baby> <5>(i|pushed|hit|because|after|"
            r"kicked)",
            r"(took|take|drive|drove|driving) {<hard>} {her} <3><!at her|at him|at them|"
            r"straight at> {with|in|and|to scare}",
        ),
        Severity.HIGH,
        hits=(
            "i broke her nose",
            "pushed her down the stairs when she was pregnant",
            "i beat her with a belt",
            "she needed stitches after i pushed her",
            "i knocked her out",
        ),
        misses=(
            "i broke her heart",
            "she went to hospital for her hip",
            "i beat the eggs with a fork",
            "she was knocked out by the flu",
        ),
    ),
    _rule(
        "gravely hurt, told briefly",
        (
            r"(she|he) {<hard>} (hit|banged|cracked|smacked|bashed|split) (her|his) <!head> "
            r"<6>(blacked|unconscious|out cold|passed out|wasnt moving|bleeding|blood|knocked "
            r"out|stitches)",
            r"(pushed|shoved|hit|punched|kicked|slapped|grabbed|threw|knocked|dragged|beat) "
            r"<6><!months gone|months pregnant|weeks pregnant|weeks gone|heavily pregnant|was "
            r"pregnant|was expecting|shes pregnant>",
            r"(burned|burnt|scalded|branded) (her|him|my wife|my ex) with <1><!cigarette|"
            r"lighter|iron|kettle|water|fag|hot|straighteners|cigar>",
            r"(she|wife|girlfriend|partner|ex|missus|her) <2><!pregnant|expecting> <4>i "
            r"<1>(pushed|shoved|hit|punched|kicked|slapped|threw|grabbed|knocked|dragged)",
            r"(smashed|broke|cracked|swung|brought) <4>(over|across|into|on|against) (her|his) "
            r"<!head|face|skull|back>",
            r"(banged|smashed|slammed|cracked|bounced|hit) (her|his) <!head|face> {<hard>} (off|"
            r"against|into|on) {the|a} (wall|floor|door|table|worktop|dash|dashboard|window|"
            r"ground|car|sink|counter|radiator|cupboard)",
            r"i {<hard>} {have} <!stabbed|shot|slashed|glassed|knifed|bottled> (her|him|my wife|"
            r"my ex|my brother|my dad|someone|a man|a lad|a bloke)[!down|a (message|text|look)]",
        ),
        Severity.HIGH,
        hits=(
            "she hit her head and blacked out",
            "pushed her when she was 7 months gone",
            "burned her with a cigarette",
            "smashed her head off the wall",
        ),
        misses=(
            "he hit his head on the swing",
            "burnt her toast",
            "smashed a plate",
            "she is 7 months gone and tired",
        ),
    ),
    _rule(
        "struck her",
        (
            r"(i|ive|i have|i had|have|and|then|so|just|also|i did|but) <2><!hit|punched|"
            r"slapped|smacked|battered|belted|beat|decked|clocked|whacked|kicked|headbutted|"
            r"backhanded|thumped|struck|bashed|klapped|walloped|lamped|stamped on|stomped on|"
            r"floored|bit|elbowed|kneed|boxed|slugged|clobbered|whipped|moered|leathered|"
            r"scratched|cracked|clattered|flattened|klap|lick|headbutt|attacked|assaulted|"
            r"beaten|thrashed|jumped on|flew at|laid into|lashed out at|swung at|hammered|spat "
            r"at|box up|beat up|laid out|burnt> (<her>)[!a|an|some|hand|number|on (fb|facebook|"
            r"whatsapp|insta|the swing|the swings)|from (school|work)|close|leg|in for|into a "
            r"hug|into my arms|while she cried|as she cried|when she (cried|was)|until she "
            r"slept|till she slept|all night|about|verbally|over (the|a) (invoices|bill|bins|"
            r"money|row)|for not|for being|tight|til she slept|to (do|go|try|get|ask|be|see|"
            r"change|work|eat)|by the hand|for six|up (from|at)|aside for|over to|with a (bill|"
            r"question|smile|fact)|for a (chat|word|hug|bill|tenner)|the (keys|ball|remote|"
            r"towel|salt)|and unblocked|off guard|coffee|dinner]",
            r"<!hit|slapped|punched|smacked|kicked|headbutted|backhanded|battered|clouted|"
            r"thumped|scratched|elbowed> (her|him|my wife|the wife|my girlfriend|the missus|my "
            r"missus|my partner|my ex|my husband|my boyfriend)[!a|an|some|hand|number|on (fb|"
            r"facebook|whatsapp|insta|the swing|the swings)|from (school|work)|close|leg|in for|"
            r"into a hug|into my arms|while she cried|as she cried|when she (cried|was)|until "
            r"she slept|till she slept|all night|about|verbally|over (the|a) (invoices|bill|"
            r"bins|money|row)|for not|for being|tight|til she slept|to (do|go|try|get|ask|be|"
            r"see|change|work|eat)|by the hand|for six|up (from|at)|aside for|over to|with a "
            r"(bill|question|smile|fact)|for a (chat|word|hug|bill|tenner)|the (keys|ball|"
            r"remote|towel|salt)|and unblocked|off guard|coffee|dinner]",
            r"(gave|give|given) (<her>) {a|one|the|two|few} {a|good|quick|little|proper|few|"
            r"back of my|right|back} <!slap|smack|punch|clout|backhand|back of my hand|slaps|"
            r"hiding|black eye|kick|thump|dig|kicking|crack|thick lip|fat lip|klap|box|lick|"
            r"backhander|clip|bruise|bloody nose|hand|clatter> {in|on|across|round}",
            r"(laid|lay|raised|put|lifted|raise) {<hard>} {my} {a} <!hands|hand|finger|fist> "
            r"{<hard>} (on|to|at|against) (her|him|my wife|the missus|my ex|my partner|my "
            r"girlfriend|them|a woman|my missus|my husband|my boyfriend)",
            r"i <!bit|scratched|pinched|burnt|burned> (her|his) (hand|arm|face|ear|finger|"
            r"shoulder|leg|cheek|neck)",
            r"(caught|got|clipped|connected with|landed one on) (her|him) {<hard>} {in|on|with|"
            r"across|right} {the|my|a} <!jaw|cheek|nose|elbow|eye|fist|lip|mouth|face|chin|back "
            r"of my hand|ribs> {with|and|by}",
            r"i {<hard>} (lost it|lashed out|snapped) and <!hit|caught|slapped|punched|smacked|"
            r"swung> {at} (her|him)",
            r"<!swung|swing> at (her|him|my wife|my ex|the missus|my partner)",
            r"(boxed|clipped|cuffed|twisted) (her|his) <!ear|ears>",
            r"<!kicked|kick> (her|his) (leg|legs|feet|shin|shins|back|stomach|ribs|head|knee|"
            r"arse)",
            r"(just|only) a {little|light|small|quick|wee|bit of a} <!slap|shove|smack|push|"
            r"backhander|dig>[!notification|up|bikes|button]",
            r"(dragged|pulled|yanked|hauled|grabbed|swung) <4>by <1><!hair|ponytail>",
            r"(she|he) {<hard>} (hit|banged|cracked|smacked|bashed|split) (her|his) <!head> "
            r"<4>(when i|because i|after i|cos i|off the wall|i pushed|i shoved)",
            r"(put|sent|knocked|threw|launched|flung) (her|him) <!through|to the floor|to the "
            r"ground|on the floor|across the|flying|into the wall|on her arse|on his arse|on "
            r"her back>",
            r"(she|he|wife|missus|ex) <3>(has|got|had|wearing|with|covered in) <2><!bruise|"
            r"bruises|black eye|fat lip|thick lip|split lip|swollen lip|mark on her face|marks> "
            r"<6>(me|i|my|from|because|did|slap|hand|hit)",
            r"(arrested|charged|cautioned|done|locked up|convicted|up in court|nicked|bail|"
            r"bailed|court) <3>(for|with|over) <2><!assault|battery|abh|gbh|dv|domestic|"
            r"domestic violence|hitting her|hitting|strangulation|beating|common assault|"
            r"hitting my|"
            r"assaulting|coercive control|stalking|harassment> {on|of|her|my}",
            r"(my|the) {<hard>} <!hand|fist|palm|foot|knee> {<hard>} (went across|connected "
            r"with|caught|hit|landed on|met|flew at|went into|was across) (her|his) {<hard>} "
            r"(face|cheek|jaw|mouth|eye|nose|head|stomach|belly|back|lip|ear|ribs)",
            r"(physical|violent|handy|rough) with <!her|him|my wife|my ex|my partner|the missus|"
            r"my missus|my girlfriend|my husband|my boyfriend>",
            r"<!it got physical|turned physical|got physical|it turned violent|got violent|"
            r"became physical|came to blows|went physical|turned violent>",
            r"i {<hard>} (<hitpast>) <2><!a bloke|a lad|some bloke|some guy|a guy|a man|a "
            r"stranger|a woman|a colleague|the bouncer|my boss|my dad|my brother|my mate|my "
            r"neighbour|a copper|a teacher|my father in law|my mother|my mum|the driver>",
        ),
        Severity.ELEVATED,
        hits=(
            "i hit her last night",
            "slapped her across the face",
            "i gave her a backhand",
            "laid my hands on her",
            "my palm connected with her cheek",
            "punched a bloke in the pub, i punched a bloke",
        ),
        misses=(
            "hit the gym with her",
            "she hit me with the bill",
            "i kicked the bin",
            "we beat them 3 nil",
            "it hit me how sad she was",
        ),
    ),
)
