"""A child in danger or hurt: a lane of its own (protocol D2)."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity, Subject, Tense

_rule = partial(Rule, category=Category.CHILD_AT_RISK, subject=Subject.CHILD)

RULES = (
    _rule(
        "child in danger now",
        (
            r"(nearly|almost) {<hard>} <!killed|smothered|shook|threw|strangled|choked|drowned|"
            r"dropped|punched|suffocated> (my|the|our|her) {<hard>} {own} (<kid>)[!with "
            r"kindness|off|ball|a]",
            r"(<will>|<want>|<think>|could|might|nearly|about to|gonna|scared ill|afraid ill|"
            r"scared i might|urge to|worried ill|frightened ill|cant stop|going to|just wanted "
            r"to) {<hard>} {have} <!kill|hurt|hit|smack|slap|punch|shake|shaking|hurting|"
            r"hitting|batter|belt|throw|throwing|strangle|smother|smothering|drown|beat|kick|"
            r"shut up|harm|harming|leather|whip|drop|throttle|klap|lose it with|lose it at|snap "
            r"at and|killing|slapping|punching|smash|choke|stab|beating> {<hard>} (<mykid>|them "
            r"kids|these kids|those kids|the baby up|this baby|this kid)",
            r"(i|ive|just|have|i have|had|and|then) {<hard>} <!shook|shaken|shaking|threw|"
            r"thrown|smothered|strangled|choked|kicked|punched|burned|burnt|drowned|stamped on|"
            r"headbutted|suffocated> {<hard>} (<mykid>)[!hand|ball|a|the|an|hands|up in the air|"
            r"into the pool|some|off the team|out of bed|in the pool]",
            r"(i|ive|just) {<hard>} <!shook|shaking|shaken> (him|her|the little one)( and| so| "
            r"to make| hard| until| till| because|$)",
            r"<!shaking|shake|throwing|hitting|shook|smothering|throw|hurt|hurting> (her|him) "
            r"<9>(months|weeks|newborn|month|week|days) {old}",
            r"(wont|doesnt|hasnt|never|not) {<hard>} {stop|stopped} <!crying|screaming> "
            r"<9>(snap|lose it|trust myself|hurt|shake|throw|do something|cant take|kill|"
            r"smother|shut him up|shut her up|scared of what|scared ill)",
            r"<!dont trust myself|cant trust myself|not safe> <4>(kids|baby|children|son|"
            r"daughter|boy|girl|little one)",
            r"(shook|shaken|shaking|smothered|kicked|punched|threw) {<hard>} <!the baby|my baby|"
            r"our baby|the newborn|the toddler|my son|my daughter|her baby|the wean|the little "
            r"one|my boy|my girl|the kid|the kids|the child|the infant|our son|our daughter|the "
            r"bairn> (to|because|so|and|until|till|when|hard|across|against|at|again|in|down|on|"
            r"last|once|for|$)[!a|air|pool|ball|bath|sleep]",
            r"(baby|toddler|newborn|kid|son|daughter|boy|girl|lad|child|little one|wee one|"
            r"infant|wean|bairn) {<hard>} (is|isnt|wont|not|has|has gone|went|gone|stopped|is "
            r"not|wont stop) {<hard>} {gone} <!breathing|limp|floppy|unconscious|moving|wake up|"
            r"waking up|bleeding|blue|crying and i cant|crying and im|screaming and i cant|"
            r"screaming and im> {properly|now|from|trust|stand|gonna|going|losing}",
            r"(pillow|hand|cushion) {<hard>} (over|on|across) <2><!babys face|babies face|babys "
            r"mouth|kids face|his little face|kids mouth|sons mouth|daughters mouth>",
            r"(take|taking|taken|bring|bringing|drive|driving|took) <6>(the|my|our|both) "
            r"{<hard>} <!kids|kid|boys|girls|children|baby|son|daughter> <3>(off a bridge|to "
            r"heaven|into the river|and shell never|she wont see|where she will never|and she "
            r"wont|shell never see|where shell never|off the cliff|and disappear|and vanish|"
            r"into the sea)",
            r"(drive|driving|jump|walk|go|crash) <4>(river|sea|bridge|cliff|wall|lake|train|"
            r"canal) with <2><!kids|children|boys|girls|baby|daughter|son|them in the car>",
            r"(she|her mother|their mother) {will|ll|is|gonna|going to} {<hard>} <!never see> "
            r"{the|her|my|our|them|those} {kids|children|daughter|son|baby|boys|girls|them} "
            r"{again|alive}",
            r"<!locked|lock|tied> <2>(<mykid>) <2>(in the|in a|in|to|up|out) {his|her|dark} "
            r"{cupboard|room|shed|cellar|garage|bed|car|outside|cellar|wardrobe|chair|radiator|"
            r"basement|coal|night}",
            r"(alone|by myself|on my own|just me) <2>(with) <2>(kids|baby|them|boy|girl|son|"
            r"daughter|little one|twins|toddler|children|lad|him|her) <6><!lose it|hurt|snap|"
            r"hit|shake|screaming|explode|kill|trust|smack|cant cope|cant take|drunk|hammered>",
            r"(drove|driving|drive|drunk|hammered|pissed|steaming) <6><!kids in the back|kids "
            r"in the car|son in the car|daughter in the car|baby in the car|kids in back|kid in "
            r"the car|children in the car|boys in the car|kids with me> {and|drunk|after|pissed|"
            r"at|over|to scare|with|while}",
            r"<!touched|touching|molested|fondled|abused> (<mykid>) {sexually|inappropriately|"
            r"down there|private|privates|at night|in bed|under}",
            r"(sexual|dirty|wrong|urges|attracted|turned on) <5><!stepdaughter|step daughter|my "
            r"daughter|my son|the kids|a child|little girls|children|my niece|stepson|young "
            r"girls>",
        ),
        Severity.IMMINENT,
        hits=(
            "i shook the baby",
            "scared ill hurt the kids",
            "im gonna lose it with the baby.. im gonna shake the baby",
            "baby wont stop crying and i cant trust myself",
            "taking the kids off a bridge",
            "she will never see the kids again",
        ),
        misses=(
            "dropped the kids at school",
            "the baby wont sleep",
            "taking the kids with me to nans",
            "i shook my sons hand",
            "kids want to kill the wasp",
        ),
    ),
    _rule(
        "hurt a child",
        (
            r"(i|ive|i have|id|i had|just|and|then|so|have|once|did) <2><!hit|smacked|slapped|"
            r"belted|beat|whacked|whipped|thumped|struck|clipped|battered|caned|spanked|"
            r"backhanded|clattered|leathered|grabbed|dragged|hurt|pinched|pushed|shoved|"
            r"squeezed|bit|twisted|yanked|walloped|pinned|klapped|hitting|smacking|slapping|"
            r"beating|knocked|flung|bruised|lashed|licked|slammed> {<hard>} {round|on} "
            r"(<mykid>)[!a|an|some|on the swing|on the swings|at|in the (final|sprint|race)|"
            r"ball|hand|feelings|up from|from (school|nursery|football)|to (school|football|bed|"
            r"do|try)|off to|for a|with a (ball|water|pillow)|into (school|bed)]",
            r"<!smacked|slapped|belted|walloped|spanked|clattered|backhanded|whipped|caned|"
            r"leathered|lashed|hit|beat> (<mykid>)[!at|in the (final|race)|a|with a (ball|water|"
            r"pillow)|ball]",
            r"<!dragged|shoved|pushed|grabbed|pinned|kicked|yanked|threw|flung|knocked> "
            r"(<mykid>) (up the|by|across|against|into the|down|over|hard|onto|to the (floor|"
            r"ground)|off the (chair|sofa|bed))[!swing]",
            r"(gave|give|giving) {<hard>} (<mykid>|him|her|them) {a|the|two|few} {good|few|"
            r"little|proper|quick|right} <!slap|smack|clip|wallop|hiding|belt|belting|thrashing|"
            r"spanking|hot slap|caning|whipping|hidings|licks|smacking|good smack|clip round "
            r"the ear|beating>[!at|in|on (fifa|the)|3|4|2]",
            r"(left|theres|there is|there are|there was|saw|he has|she has|hes got|shes got|"
            r"got) <4><!bruise|bruises|mark|marks|handprint|welt|welts|hand print> <3>(on|down|"
            r"across) {his|her|the|my|their} {little|wee} (son|sons|boys|kids|daughters|babys|"
            r"arm|leg|bum|back|face|cheek|lads|legs|arms|backside) {son|and|where|because|from|"
            r"where i|and he|hes|shes|from me}",
            r"(<mykid>) {<hard>} (got|was|were|is|took|copped) {<hard>} (hurt|hit|caught|cut|"
            r"knocked|pushed|struck|in) {by|over|in|with|the} {the|my|me|it|middle|way} <!hurt|"
            r"hit|caught|elbow|glass|plate|knocked|hand|middle|way|door|bottle>",
            r"<!soft side|belt|slipper|wooden spoon|cane|sjambok> {of the belt|side of the belt|"
            r"of the hand} <3>(to|on|across|for) <3>(kids|son|daughter|boys|boy|lads|lad|"
            r"backside|legs|bum|child|children)[!jeans|trousers]",
            r"<!left> (<mykid>) {<hard>} (alone|on their own|by himself|by herself|by "
            r"themselves|on his own|on her own) <5>(pub|all night|hours|all day|drinking|gone|"
            r"walked|bath|car|house|at home|asleep)",
            r"(kid|kids|son|daughter|boy|girl|children|toddler|lad|baby) {<hard>} {got|stepped|"
            r"came|was|were|stood|jumped|ran} {<hard>} {in|between|in the} {in|the} <!between "
            r"us|middle of it|way and> {and|when|while|of|to|trying}",
            r"(kids|boy|girl|son|daughter|child|lad|stepson|they) {<hard>} (is|are|was|were) "
            r"{<hard>} {so|really|proper} <!scared of me|terrified of me|frightened of me|"
            r"afraid of me> {now|and|that|because|since|so}",
        ),
        Severity.ELEVATED,
        tense=Tense.PAST,
        hits=(
            "i smacked my son",
            "gave the boy a hiding with the belt",
            "left a bruise on his arm where i grabbed my lad.. i grabbed my lad",
            "i only use the soft side of the belt on the lads",
        ),
        misses=(
            "my son hit his head at football",
            "i grabbed my son a snack",
            "left the kids at mums for the weekend",
            "gave him a beating at fifa",
        ),
    ),
)
