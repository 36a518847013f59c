"""What he did, below a blow: pushing, holding, blocking, throwing things near her."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity, Subject, Tense

_rule = partial(Rule, category=Category.VIOLENCE_DISCLOSURE, subject=Subject.HER, tense=Tense.PAST)

RULES = (
    _rule(
        "held or blocked her",
        (
            r"<!held|holding> (her|him|my wife|the missus|my missus|my girlfriend|my partner) "
            r"(down|still|against|by the (wrist|wrists|arm|arms|hair|shoulders|face))",
            r"(i|ive|i have|i had|and|then|so|just|also|but|i did|have) <2><!pushed|shoved|"
            r"grabbed|pinned|blocked|dragged|shook|restrained|yanked|manhandled|cornered|"
            r"gripped|barged|poked|tackled|twisted|squeezed|jabbed|slammed|trapped|flung|"
            r"frogmarched|rammed|wrestled|tripped|chased|pulled|threw|push|chucked|grab|knocked|"
            r"bent|prodded|bundled|shoulder barged> {onto|into|hold of|at|past|back} (her|him|"
            r"my wife|the wife|my girlfriend|the missus|my missus|my partner|my ex|my husband|"
            r"my boyfriend|the woman|my mother|my mum|my dad|my brother|her arm|her wrist|her "
            r"wrists|her hair|his arm|her arms|her shoulders|her face|my fiance|my fiancee|har|"
            r"the bitch|her finger|her shoulder|his wrist|his shirt|her jaw|her chin|her dress|"
            r"her coat|her ear)[!a|an|some|hand|number|on (fb|facebook|whatsapp|insta|the swing|"
            r"the swings)|from (school|work)|close|leg|in for|into a hug|into my arms|while she "
            r"cried|as she cried|when she (cried|was)|until she slept|till she slept|all night|"
            r"about|verbally|over (the|a) (invoices|bill|bins|money|row)|for not|for being|"
            r"tight|til she slept|to (do|go|try|get|ask|be|see|change|work|eat)|by the hand|for "
            r"six|up (from|at)|aside for|over to|with a (bill|question|smile|fact)|for a (chat|"
            r"word|hug|bill|tenner)|the (keys|ball|remote|towel|salt)|and unblocked|off guard|"
            r"coffee|dinner]",
            r"(i|and|then|just|ive) {<hard>} <!held|hold|kept|pressed|had> (her|him|my wife|the "
            r"missus|my missus|my partner|my ex|my girlfriend|my husband|my boyfriend) {<hard>} "
            r"(down|back|there|against|by the (arm|arms|wrist|wrists|hair|shoulders|face)|still|"
            r"in place|so she|so he|until she (stopped|listened|said)|till she (stopped|"
            r"listened|said)|to the|on the floor|up against)",
            r"(held|gripped|squeezed|twisted|bent|pulled|grabbed|yanked) {<hard>} (her|his|my "
            r"wifes) <!arm|arms|wrist|wrists|shoulders|hair|jaw|chin|fingers|face>[!gently|"
            r"while we]",
            r"<!pushed|shoved|grabbed|pinned|dragged|yanked|restrained|manhandled|slammed> (her|"
            r"him|my wife|my missus|the missus|my girlfriend|my ex|my partner) (into|onto|"
            r"against|out|over|by|on the (bed|floor|stairs|sofa)|to the|up against|down|and she|"
            r"away|back|off|so|hard|across|aside|too|a bit|once|again|when|through)[!the hand|"
            r"on the swing|out for]",
            r"(stood|standing|blocked|blocking|stepped|put myself|was|got|planted myself|stand|"
            r"sat|leaned|parked) {<hard>} {in|at|against|across|myself in|between} {front of} "
            r"{the} <!doorway|door|her way|exit|his way|her path|her and the door|her car in> "
            r"{so|and|to|until|till|of|when|while|blocking} {she|he|couldnt|cant|stop|not|"
            r"wouldnt|her|i|wasnt|that|let|me}",
            r"(wouldnt|didnt|would not|refused to|not) {<hard>} {let|move|to let} (her|him|let "
            r"her|let him) {<hard>} <!leave|out|past|go out|get past|get out|by|through|out of|"
            r"go past|walk away|off the bed>",
            r"<!blocked> (the|her) (door|doorway|way|exit|path|car|stairs)",
            r"(held|holding|kept|pulled|leaned on|leant on) the door <!shut|closed>",
            r"(locked|shut|lock|locking) (her|him|my wife|the missus) <!out|in|outside> {of|the|"
            r"all|for|last|on|overnight|in|so|again}",
            r"(took|grabbed|snatched|ripped|hid) {<hard>} (her|his) <!phone|"
            r"mobile|car keys|keys|handbag|laptop>( off| out| so| and| at| against| from| away| "
            r"when| in| into|$)",
            r"(ripped|tore) (her|his) <!clothes|dress|top|shirt|blouse|jacket|necklace>",
            r"(spat|spit) (in|at|on) <!her|his|her face|him>",
        ),
        Severity.WATCH,
        hits=(
            "i pushed her",
            "grabbed her wrist and pulled her back",
            "stood in the doorway so she couldnt get past",
            "i took her phone off her so she couldnt ring her sister",
        ),
        misses=(
            "i grabbed the keys and left",
            "i held my tongue",
            "she pushed my buttons",
            "held her hand and said sorry",
            "blocked her number",
            "grabbed him a beer",
        ),
    ),
    _rule(
        "threw or broke things near her",
        (
            r"(threw|chucked|lobbed|hurled|flung|launched|smashed|throwing|slammed) <3>(at|"
            r"towards|past|near|right at|beside|over|by|straight at) <!her|him|them|the wife|"
            r"the missus|my wife> {head|feet|face|and|but}",
            r"<!punched|punching|punch|put my fist through|smashed|smashing|kicked in|"
            r"headbutted|kicked|slammed> <2>(wall|door|window|dash|dashboard|telly|tv|mirror|"
            r"fridge|table|plates|windscreen|steering wheel|cupboard|wardrobe|plasterboard|"
            r"locker|screen|phone|chair|doors|walls)",
            r"<!kids|kid|boy|girl|daughter|son|baby|children|lad|little one|wee one|toddler|"
            r"she> {was|were|got|is|are|started|both|all|just|looked|ran|went} {<hard>} (cried|"
            r"crying|scared|frightened|terrified|saw it|saw|heard|screaming|hid|hiding|flinched|"
            r"shaking|watched|heard it|saw everything)",
            r"(smashed|threw|broke|chucked) {<hard>} (her|his) <!phone|mobile|laptop>",
            r"(she|he|my wife|the kids) <!flinches|flinched|flinch> (when|at|if|every|whenever|"
            r"from) <1>(i|me|my)",
        ),
        Severity.WATCH,
        subject=Subject.SOMEONE,
        hits=("i threw the plate at her", "put my fist through the wall", "i smashed his phone"),
        misses=("threw the ball to the lad", "i threw the plate", "kids were up all night"),
    ),
)
