"""Self-harm: a wish to be dead, thoughts of suicide, a life not worth living (C-SSRS 1 and 2)."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity

_rule = partial(Rule, category=Category.SELF_HARM)

RULES = (
    _rule(
        "wants to die",
        (
            r"<want> {<hard>} {to} {<hard>} <!die|dead|death>",
            r"<want> <2>be <!dead|buried|six feet under>",
            r"(i|id) (<hard> )*(want|wish|pray|hope|hoping|wished) (for death|i <2>(was|were|"
            r"would|wasnt|could) <1>)<!dead|die|alive|never born|not born>",
            r"(i|id|ill) (should|ought to|deserve to|better) {just} {be} <!die|dead|six feet "
            r"under>",
            r"(im|i am) (<hard> )*(ready|happy|going|gonna|planning) {<hard>} {to} <!die>",
            r"(praying|pray|hope|hoping|wish) {that} (i|god|the lord) <3><!dead|die|dont wake "
            r"up|never wake up|takes me|take me|took me>",
            r"(wan|want|go|make i) {just} {dey} <!die|dead>",
            r"id be <!happier|better|fine> <1>dead",
            r"<!better> {off} {<hard>} dead",
        ),
        Severity.IMMINENT,
        hits=(
            "i want to die",
            "honestly just wanna be dead",
            "i wish i was dead",
            "i shud of.. i should just die",
            "make i die abeg",
        ),
        misses=(
            "i want the noise to die down",
            "she wants to dye her hair",
            "its a hill i want to die on",
        ),
    ),
    _rule(
        "kills himself",
        (
            r"<!kill|killing|hang|hanging|shoot|shooting|drown|drowning|gas|gassing|neck|"
            r"necking|stab|stabbing|poison|murder|unalive|unaliving|delete|finish|finishing|"
            r"offing|topping|execute|suffocate> {<hard>} <self>",
            r"(top|off|end) <!myself|meself|my self>",
            r"<!myself> {<hard>} (under|off|in front of|into) {a|the} (train|bridge|bus|cliff|"
            r"lorry|traffic|tracks|roof|balcony|car)",
            r"do <!myself> {<hard>} in",
            r"<!kill|killing> (me self|my own self|my life)",
            r"(put|blow|blew|putting) {a} <!bullet|brains|gun> {in|to|out} (my|me) {own} {head|"
            r"mouth|brain|brains|skull|temple}",
            r"blow {my|me} <!brains> out",
            r"(put|point|pointing|had|got|have) {a|the|my} <!gun|pistol|rifle|shotgun> (to|at|"
            r"in|against|under) (my|me) {own} (head|mouth|chin|temple|face|chest)",
        ),
        Severity.IMMINENT,
        hits=(
            "im going to kill myself",
            "kms",
            "gonna top meself",
            "unalive myself",
            "i keep thinking of hanging myself",
            "throw myself under a train",
        ),
        misses=(
            "im killing myself laughing",
            "i could kick myself",
            "killing myself at work for this family",
        ),
    ),
    _rule(
        "ends his life",
        (
            r"(only|best|easiest|one) <1>(way|thing|option|answer) <8>(is|was) {to} <!die|be "
            r"dead|dying|death|suicide>",
            r"(end|ending|finish|finishing|take|taking|ended|quit|leave) {<hard>} (my|me|this) "
            r"{own} {<hard>} <!life|existence|misery|suffering>[!savings|back|into|in my|"
            r"seriously|for granted|forward|story|partner|insurance|to the next|work]",
            r"<!end|ending> (it all|this all|all this|everything|all of it)",
            r"(<want>|<will>|<think>|just|should|could|better) {<hard>} (end|ending|finish|"
            r"finishing) (it|this|things) {<hard>} <!tonight|forever|today|myself|all|now|soon|"
            r"quickly|here>",
            r"(<want>|<will>|<think>|just|should|could) {<hard>} <!end|ending> it[!with|between|"
            r"amicably|there|properly|by|at|before|early|on a|nicely|now with|over|like|up]",
            r"(end|ending) things {<hard>} <!permanently|for good|for myself|tonight|forever>",
            r"<!commit|committing> {<hard>} (suicide|sewerslide)",
            r"<!suicidal|suicide> {<hard>} (thoughts|ideas|feelings|plan|plans|note|letter|"
            r"tonight|today|again|ideation|urges)",
            r"(<im>|feel|feeling|get|getting|been|being|pretty|bit|very) (<hard> )*<!suicidal>",
            r"<think> {<hard>} <!suicide|dying|death|my death|my own death>[!of|in|on|row|metal|"
            r"tax]",
            r"<!suicide|death|dying> {<hard>} (is|seems|looks|feels|sounds|would be|will be|"
            r"might be) <2>(answer|option|way|only|best|easier|easiest|solution|good|choice|"
            r"left|better|peaceful|relief|release|peace|escape|kindness|blessing)",
            r"(only|best|easiest|easier) <2>(is|way|option|answer|out) <1><!suicide|death|dying|"
            r"die>",
            r"<!catch the bus>",
            r"(slit|cut|slash|slashing|cutting|slitting|open) <1>(my|me) {own} <!wrists|wrist|"
            r"throat|veins>",
            r"<!suicide> {is|has} {<hard>} (on my mind|in my head|crossed my mind|is calling|by "
            r"cop|been on my mind)",
        ),
        Severity.IMMINENT,
        hits=(
            "im ending my life tonight",
            "just want to end it all",
            "been having suicidal thoughts",
            "thinking about suicide every day",
            "ready to catch the bus",
        ),
        misses=(
            "suicide squad was rubbish",
            "she wants to end the lease",
            "i want to end it with her before xmas",
        ),
    ),
    _rule(
        "does not want to live",
        (
            r"<not> (want|wanna|wanting|wish|care|need|plan|fancy) <2>to {<hard>} <!live|exist|"
            r"wake up>[!in (?!this (world|body|skin))\S+|here|there|near|at|with|on|off|next|"
            r"beside|like|together|under|apart|by|to|this way|close|a lie|anywhere|early|before|"
            r"for]",
            r"<not> wanna {<hard>} <!live|exist|wake up>[!in (?!this (world|body|skin))\S+|here|"
            r"there|near|at|with|on|off|next|like|together|to|a lie|early]",
            r"<not> (want to|wanna|wanting to|wish to|care to|intend to|plan to) (<hard> )*be "
            r"(alive|around|<!on this planet|on this earth|in this world|breathing|on earth|"
            r"here anymore|alive|around|here any more|here no more|here any longer|here "
            r"tomorrow|here when|living anymore>)",
            r"<not> (want|wanna|wanting) {to} {<hard>} see <!tomorrow|morning|christmas|another "
            r"day|next week>",
            r"<not> {<hard>} see <!a future|any future|myself here>",
            r"(wish|hope|hoping|want|wanted|pray|praying|rather|if|like) <4>(not|never|dont|"
            r"didnt|wouldnt|wont) <1><!wake|woke|waking> {up}",
            r"(go|fall|went|going|drift|get) {off} {to} {a} <!sleep|asleep|bed> <3>(not|never|"
            r"dont|didnt|forever|wont|for good)",
            r"<!tired|sick|done|finished|through|exhausted> <2>(of|with) {<hard>} (living|being "
            r"alive|life|existing|being here|breathing|this world|waking up)[!with|in|like|at|"
            r"on|from|out|together|under|admin]",
            r"(no|any|what|whats|see|see the|lost the|lost|no more|not much) <2><!reason|point|"
            r"purpose|use|will|desire|energy> <3>(live|living|alive|go on|going on|keep going|"
            r"carry on|carrying on|wake up|waking up|being here|be here|stay alive|existing|"
            r"exist|breathing|being around)[!about|with|at|here|in|to her]",
            r"<!nothing|fuck all|naught|no reason|not a thing> {left} {<hard>} (to live for|to "
            r"stay alive for|keeping me here|keeping me alive|to keep me here|worth living for|"
            r"to stay for)",
            r"<!life|living> <1>(isnt|is not|aint|not|no longer) worth (living|it|the pain|"
            r"anything)",
            r"(not|isnt|aint|wasnt) <!worth> (living|being alive|staying alive)",
            r"<not> {<hard>} (face|bear|stand|take|do|survive) <1><!another> (day|night|week|"
            r"year|morning)",
            r"<!stop|stopped|quit> (existing|living|breathing) {for good}",
            r"had enough of <!living|life|being alive|this life|existing>[!with|in]",
            r"(not|never) <!waking up> <3>(sounds|would be|seems|again|is)",
            r"<not> {<hard>} see (myself|me) <!alive|living|getting old|making it|being here|"
            r"growing old>",
            r"<not> {<hard>} (want to|wanna) be <!here>$",
        ),
        Severity.IMMINENT,
        hits=(
            "i dont want to be here anymore",
            "i dont want to live like this",
            "hope i dont wake up",
            "whats the point of living",
            "got nothing to live for",
            "tired of being alive",
        ),
        misses=(
            "i dont want to live in london anymore",
            "no point talking to her",
            "tired of being told what to do",
        ),
    ),
    _rule(
        "says he is not suicidal",
        (r"(not|never|isnt|wasnt|arent) {<hard>} {been} <!suicidal>",),
        Severity.WATCH,
        hits=("im not suicidal", "never been suicidal"),
        misses=("not suicidal or anything", "suicide squad is on"),
    ),
)
