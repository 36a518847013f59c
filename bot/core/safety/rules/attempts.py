"""Self-harm: attempts, self-injury and voices that command (C-SSRS 6)."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity, Tense

_rule = partial(Rule, category=Category.SELF_HARM)

RULES = (
    _rule(
        "recent attempt",
        (
            r"(tried|attempted|nearly|almost) {to} <3><!killed myself|kill myself|end it|ended "
            r"it|suicide|hang myself|overdose|hanged myself|jumped|end my life|top myself|took "
            r"my life|drown myself> (last night|today|yesterday|tonight|this morning|this week|"
            r"last week|on friday|friday|saturday|sunday|monday|tuesday|wednesday|thursday|hour "
            r"ago|this month|last month|weekend|days ago|few weeks)[!with]",
            r"(last night|today|yesterday|tonight|this morning|this week|last week|friday|"
            r"saturday|sunday|monday|tuesday|wednesday|thursday|last month|at the weekend) i "
            r"<1>(tried|attempted|nearly|almost) {to} <2><!kill myself|killed myself|end it|"
            r"ended it|hang myself|overdose|end my life|suicide|jumped>",
        ),
        Severity.HIGH,
        hits=("i attempted suicide on friday", "tried to hang myself last night"),
        misses=("nearly ended it with her last night", "tried to kill the weeds yesterday"),
    ),
    _rule(
        "attempt",
        (
            r"(tried|try|attempted|nearly|almost|trying) {to} <2>(kill|hang|hanged|hung|drown|"
            r"drowned|gas|shot|shoot|killed|end|ended|top|topped|neck|jumped|took|take) "
            r"<!myself|my life|it all|meself|my own life>[!savings]",
            r"(tried|try|nearly|almost) {to} {<hard>} <!end it|overdose|overdosed|ended it|"
            r"jumped off|top myself>[!with]",
            r"<!suicide> (attempt|attempts|attempted)",
            r"<!attempted> {to} suicide",
            r"(rope|noose|branch|beam|knot) {just} <!snapped|broke|slipped|didnt hold|gave way> "
            r"<5>(me|my|i|floor|still here)",
            r"(took|had|after|since) {my|an|a} {last} <!overdose|attempt>",
            r"(tried it|done it|tried) <!before|once> <4>(pills|rope|wrists|bridge|hospital|"
            r"survived|didnt work|it didnt|failed)",
        ),
        Severity.HIGH,
        tense=Tense.PAST,
        hits=(
            "i tried to hang myself last month",
            "nearly ended it on sunday",
            "since my overdose ive been quiet",
            "suicide attempt in june",
        ),
        misses=(
            "i tried to kill the engine",
            "the belt snapped on the mower",
            "nearly ended it with the gym subscription",
        ),
    ),
    _rule(
        "hurts himself",
        (
            r"been <!cutting> {myself} (since|again|for|more|every|to cope|because|at night|"
            r"lately)[!trees|wood|hair|deals|hours]",
            r"(cut|cutting|cuts|burn|burning|burned|burnt|hurt|hurting|harm|harming|punish|"
            r"punishing|harmed|stabbed|slashing|starve|starving) {<hard>} <!myself|meself|my "
            r"arms|my wrists|my arm|my legs|my own arms|my thighs>[!shaving|on|while|opening|"
            r"chopping|cooking|by accident|accidentally|at|off|some|a|in the kitchen|in the "
            r"garden|loose|short|lifting|playing|running|in the gym|at football|with a (tin|lid|"
            r"saw)|with the (tin|lid|saw|grinder|kettle|iron)|doing|falling|out|by|moving|"
            r"skiing|when i fell]",
            r"<!self harm|self harmed|self harming|selfharm|selfharming>",
            r"(banging|bang|banged|smashing|smashed|hitting|headbutting|bash|bashed) {my|me} "
            r"{own} <!head> {against|off|into|on} {the|a} (wall|bricks|floor|door|table)",
            r"(razor|blade) <2>(on|to|against|across) my <!skin|arm|arms|wrist|wrists|leg|thigh>",
            r"(punching|hitting|slapping|battering|punch|hit) <!myself> {in|on|the|until|till|"
            r"over|because|again|repeatedly|hard}",
        ),
        Severity.HIGH,
        hits=(
            "been cutting myself again",
            "i burn myself with the lighter when she goes quiet",
            "i self harm",
        ),
        misses=(
            "cut myself shaving",
            "hurt myself at football",
            "burnt my arm on the oven",
        ),
    ),
    _rule(
        "voices",
        (
            r"<!voice|voices> <5>(kill|hurt|do it|die|jump|end it|cut|burn|stab)",
            r"(hearing|hear|i hear) <!voices>[!downstairs|outside|in the hall|next door|through]",
        ),
        Severity.HIGH,
        hits=("the voices tell me to do it", "theres a voice saying kill them"),
        misses=(
            "her voice on the phone was cold",
            "my dads voice in my head calling me soft",
        ),
    ),
)
