"""Harm to others said sideways: menace without the verb, watching, the last straw."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity, Subject, Tense

_rule = partial(Rule, category=Category.HARM_TO_OTHERS, subject=Subject.HER)

RULES = (
    _rule(
        "a death foretold",
        (
            r"(hes|shes|theyre|hell|shell|theyll|he|she|they|is|be|will|youre|someone is|"
            r"somebody is) {<hard>} {be} (leaving|leave|leaves|going home|coming out|comes out|"
            r"come out|carried out|goes out|going out) <3>in (a|an) <!bag|box|body bag|bodybag|"
            r"ambulance|coffin|hearse|wooden box|pine box>",
            r"one of us <!dead|dies|die|is dying|ends up dead|will die|is leaving|not walking|"
            r"wont be walking|isnt walking> {<hard>}",
            r"one of us {<hard>} (will|is|is going|is gonna|going|gonna|has to|ends|end) "
            r"{<hard>} {to} {end} {up} <!dead|die|dies|killed|in a box|leave in|buried>",
            r"(get rid of|dispose of|hide|hiding|bury|burying|dump|getting rid of) (her|his|the|"
            r"a|their) <!body|bodies|corpse>",
            r"(rather|sooner|prefer to|like to|want to|love to|wanna) see (her|him|them|my wife|"
            r"my ex) <!dead|burn|bleed|die|suffer|buried|in the ground|in a coffin|hanged>",
            r"(bullet|knife|grave|coffin) with (her|his|their) <!name> on",
            r"(her|his|their) <!days are numbered|time is coming|time is up|blood will|blood on|"
            r"last breath|last day|funeral is|funerals next|life is over when>",
            r"<!dead man walking|dead woman walking>(?! film)",
            r"(make sure|see to it|making sure) {that} (she|he|they) (never|dont|doesnt|wont|"
            r"cant|can never) {<hard>} <!walks|walk|breathes|breathe|smile|smiles|see|sees|"
            r"speak|speaks|laugh|laughs|wakes|wake|talk|talks|leave|leaves|be with> <4>(again|"
            r"another|anyone|anybody|no one|me|daylight|alive)",
            r"(sleep|sleeping) with <!one eye open>",
            r"(she|he|they|hed|shed) {had} (better|should|needs to|ought to|best) {<hard>} "
            r"<!watch her back|watch his back|watch their backs|start running|start praying|be "
            r"afraid|be scared|hide|pray|look over|sleep with>",
            r"<!nothing to lose> <8>(kill|gun|knife|her|him|them|take|shoot)",
            r"(gun|knife|shotgun|machete|rifle|pistol|blade) <4><!nothing to lose|know how to "
            r"use|not afraid to use|not scared to use|will use it|ill use it|going to use it|"
            r"gonna use it>",
            r"(shut|shutting) (her|him|them) up <!for good|permanently|forever|once and for all>",
            r"<!something to cry about> ",
            r"(if) (i|im) {<hard>} <!go down|going down|go|am going> <1>(shes|hes|she|he|they|"
            r"theyre|we) {is|are|all} (goes|go|going|coming|comes|all go) {down|too} with me",
            r"(shes|hes|theyre|she is|they are) (coming|going) with <!me> (when i go|to the "
            r"grave|to hell|in the ground|into the)",
        ),
        Severity.IMMINENT,
        hits=(
            "if he comes back hes leaving in a bag",
            "one of us will end up dead tonight",
            "id sooner see her dead",
            "ill make sure she never walks again",
            "she better sleep with one eye open",
        ),
        misses=(
            "hide the bodywork damage",
            "one of us will do the school run",
            "rather see her happy",
            "if i go down the shop she goes mad",
        ),
    ),
    _rule(
        "menace",
        (
            r"no <!order|judge|court|police|cops|piece of paper|restraining order> {<hard>} "
            r"(will|is going to|can|gonna|is gonna) {<hard>} (stop|keep)",
            r"(<will>|about to|might|could|scared ill|afraid ill|want to|wanna|going to) "
            r"{<hard>} do something {<hard>} {bad|terrible|stupid|serious|awful|horrible} to "
            r"<!her|him|them|my wife|the kids|my ex|someone>",
            r"next time <5>(wont|not gonna|dont|not going to|cant) {<hard>} <!stop at|stop "
            r"myself|hold back|miss|be just|be so|let her|walk away|be a wall|be the wall|be "
            r"the door|be a plate>",
            r"next time <4>(itll|it will|it wont|its|it is) {not} {be|gonna be|going to be} "
            r"<1><!her|her face|him|his face>",
            r"(set|setting|sets) <4>(her|his|the|their) {<hard>} <!house|car|flat|clothes|place|"
            r"bed|van|hair|caravan> (on fire|alight|ablaze)",
            r"(set|setting) fire to (her|his|their|the) {<hard>} <!house|car|flat|clothes|place|"
            r"bed|van|hair|stuff|things|caravan>",
            r"(dont|couldnt|do not) {<hard>} (care|give a fuck|give a shit|care less) what the "
            r"<!judge|police|court|order|copper|cops|guards|garda|magistrate|law> (said|says|"
            r"say|think|thinks)",
            r"(<will>|time to|need to|going to|someone needs to|has to) {<hard>} <!put manners "
            r"on|sort her out|teach her some|teach her respect|put her in her place|show her "
            r"whos boss|show her who is boss|shut her mouth|wipe her face|knock sense into|"
            r"knock some sense into|knock her into|get even with|get my revenge|have my revenge|"
            r"get her back for|settle the score|make an example> {her|him|for her|for what|the "
            r"bitch}",
            r"(she|he|they) (wont|aint|isnt|not|is not) {gonna|going to} {get|getting} {<hard>} "
            r"<!away with it|away with this|away with what|away from me>",
            r"<!revenge|payback> {<hard>} (on|is|will be|against|for what she|for what he|"
            r"tonight|is coming|time) {her|coming|sweet|mine|him|what|going}",
            r"(shell|hell|theyll|she will|he will|they will|she wont|he wont|she) {never} <!see "
            r"me coming|know what hit|know what hit her|be laughing when|laugh when|be laughing "
            r"after|be smiling when|be so pretty when>",
            r"(one day|some day|someday|one of these days|sooner or later) <4>(snap|explode|"
            r"lose it|blow|go too far|ill do) <8><!hurt|dead|killed|die|regret|prison|someone|"
            r"her>",
            r"<!someone|somebody> {is|will} {<hard>} {going to|gonna} {<hard>} (gets hurt|get "
            r"hurt|getting hurt|ends up hurt|gets killed|ends up dead|will die|get killed)[!on|"
            r"at|playing|if they keep parking]",
            r"(standing|stood|kneeling|towering) over (her|him) <!now|right|and|with|she|while|$>",
            r"<!standing over|im stood over> (her|him)",
            r"(shes|hes|kids are|she is|theyre|she) {<hard>} <!screaming|begging|pleading|"
            r"crying> <5>(i wont|im not letting|im not opening|wont let her|me to stop|let her "
            r"out|to let|i cant stop|dont care)",
            r"(door|crying|hiding) <8><!nearly through|almost through|nearly in|almost in|"
            r"coming through>[!the]",
            r"(sharpening|sharpened|sharpen) <2><!machete|axe|panga|cutlass|blade|sword|my knife>",
            r"(my|the) <!knife|hammer|gun|machete|axe|bat> (is|in|on) <8>(she|he|shes|hes) {is} "
            r"(asleep|sleeping|upstairs|downstairs|next door|in bed|in the next|alone)",
            r"(blade|knife|shank|screwdriver) {<hard>} (in|down|up) my <!sock|sleeve|belt|"
            r"jacket|waistband|trousers|coat|jeans|hoodie|boot>",
            r"(should|shouldve|should have) {<hard>} (killed|strangled|finished|stabbed|shot|"
            r"hit|battered|drowned) <!her|him|them> (when|years|while|then|harder|long|properly|"
            r"off)",
            r"(i|i just) (dream|fantasise|fantasize|daydream) {<hard>} {about|of} {<hard>} "
            r"<!hurting|her dead|him dead|her dying|her suffering|revenge|her begging|beating>",
            r"(she|he) (is|was|will be) <!lucky> {<hard>} {that} {i|shes|hes|to be|she is} "
            r"{<hard>} (didnt kill|still breathing|breathing|alive|not dead|didnt hit|dont hit|"
            r"havent killed|still alive|only|isnt dead)",
        ),
        Severity.HIGH,
        hits=(
            "im about to do something bad to her",
            "next time i wont hold back",
            "she wont be laughing when i set the car on fire",
            "dont care what the judge said",
            "one day ill snap and someone gets hurt",
            "blade in my sock",
        ),
        misses=(
            "set the alarm on fire drill day",
            "next time i wont stop for chips",
            "do something nice to surprise her",
            "someone will get hurt on that trampoline",
            "revenge is a film on netflix",
        ),
    ),
    _rule(
        "watching her",
        (
            r"(parked|sat|sitting|waiting|standing|stood|lurking|hiding|been|im|waited) "
            r"<3><!across from|opposite|down the road from|round the corner from|behind|in the "
            r"bushes|up the road from|across the road from|near|outside> (at|by|near|her|his|"
            r"hers|their|my exs|outside) {new|exs|mums|bloody} {<hard>} (house|place|flat|work|"
            r"door|gaff|window|job|office|gym|her|hers|fellas|fellas house|boyfriends|boyfriend|"
            r"sisters|parents|estate)(?!.*(pick|collect|lift|flowers|take her|school))",
            r"<!watch|watching|watched|spying|spied> {on} (her|him|them) (from|through|sleep|"
            r"come and go|leave work|in the window|from the car|all night|every night|at her "
            r"window)[!the kitchen|the sidelines|stage]",
            r"(checked|found|know|worked out|looked up|googled|followed her to|tracked) "
            r"<2>where (her|his) {new} <!new job|new place|new house|new flat|gaff|new fella|"
            r"gym|new school|new work|new address|new man>",
            r"<!hiding in the bushes|hid in the bushes|in the bushes at|in the hedge outside|"
            r"her window at night>",
            r"(waiting|stood|standing|sat|parked|hiding) (at|by|near|beside|behind) (her|his) "
            r"<!car|front door|gate|back door|bins>[!to|with (flowers|the kids)]",
            r"(get|getting|got|have|having) {my mates|the lads|someone|people|a mate|a lad|my "
            r"brother} {to} <!follow her|follow him|tail her|watch her house|watch her for me|"
            r"keep an eye on her for me>",
            r"(know|have|memorised|memorise|written down|log|logging) (her|his) <!movements|"
            r"every move|routine|shifts|comings and goings|number plate|route home|timetable>",
            r"(turn|turned|turning|show|showed|showing|keep turning|kept turning) up "
            r"{unannounced|again} (at|outside) (her|his) <!work|house|door|flat|mums|gym|job|"
            r"sisters>",
            r"(new|fake|different|burner|another) <!number|numbers|account|accounts|phone|sim|"
            r"profile> <5>(she blocked|blocked me|to ring her|to text her|to message her|so she "
            r"answers|to see her|to watch her)",
            r"(she|hes|shes) {has|he has|she has} {<hard>} <!blocked me|blocked my> <6>(so i|"
            r"but i|and i|i just|still) <3>(use|used|ring|message|turn|go|went|found|send|made|"
            r"get)",
        ),
        Severity.HIGH,
        hits=(
            "parked up across from her new house",
            "been watching her from the car",
            "i checked where her new job is",
            "using a new number because she blocked me to ring her",
        ),
        misses=(
            "sat opposite her at dinner",
            "watched her from the sidelines with pride",
            "waiting outside her school to pick her up",
        ),
    ),
    _rule(
        "nearly",
        (
            r"(had|drew|pulled|lifted|raised|put|shook|held) {my|a} {<hard>} <!fist|fists|hand> "
            r"{<hard>} (back|drawn|cocked|ready|inches|in her face|at her|up to her|over her|in "
            r"his face|at him|to her|above her|raised)[!hand|mouth]",
            r"(my) <!fist|hand|arm> {was|were|went} {<hard>} (back|raised|up|drawn|cocked|in "
            r"the air) <2>(hit|ready|her|him|and she|to|swing)",
            r"(could|would|id|wouldve|couldve|nearly|almost) {have} {<hard>} (put|throw|thrown|"
            r"launch|launched|chuck|chucked|threw) (<her>) <!through|out|down|into|against> (a|"
            r"the)",
            r"(got|was|squared up|went|right) {right} {up} {in|to} (her|his) <!face|grill> (and|"
            r"screaming|shouting|so she|till|until|with my)",
            r"<!squared up|square up|squaring up> to (her|him|my wife|my ex|my dad|my son|the "
            r"missus)",
        ),
        Severity.HIGH,
        tense=Tense.HYPOTHETICAL,
        hits=("i had my fist back ready", "i could put him through a wall", "squared up to her"),
        misses=("had my hand up in class", "put my hand to my mouth", "threw it out the window"),
    ),
)
