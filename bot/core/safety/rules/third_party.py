"""Worry about somebody else who may die (protocol D2: "asking for a friend" still counts)."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity, Subject

_rule = partial(Rule, category=Category.THIRD_PARTY, subject=Subject.FRIEND)

RULES = (
    _rule(
        "somebody else now",
        (
            r"(he|she|hes|shes|they|mate|mates|brother|brothers|friend|friends|son|sons|"
            r"daughter|daughters|sister|sisters|dad|dads|mum|mums|wife|wifes|ex|cousin|cousins|"
            r"lad|partner) {<hard>} {is|has|just|are} {<hard>} {just} (taken|took|swallowed) "
            r"{<hard>} (an|a|a load of|loads of|too many|all|a bunch of|a whole|all her|all his|"
            r"a handful of|the whole) <3><!pills|tablets|overdose|paracetamol|painkillers|"
            r"packet|bottle of pills>[!back]",
            r"(he|she|hes|shes|mate|mates|brother|brothers|friend|son|daughter|sister|dad|mum|"
            r"wife|ex|cousin|lad) {<hard>} {is} (on|stood on|standing on|up on|sat on|stood at) "
            r"(the|a) <2><!bridge|ledge|railway|tracks|cliff|viaduct|edge|roof> (now|and|"
            r"threatening|right now|saying|talking|on the phone)[!fixing|its|stuck]",
            r"(sent|left|sending|wrote|posted) {me|us|everyone} a <!goodbye|suicide> (text|"
            r"message|note|letter|post|video)",
            r"(mate|brother|friend|son|daughter|sister|cousin|dad|he|she) {<hard>} (text|texted|"
            r"sent|messaged|rang|posted|said) {me|us|to say} <!goodbye> {<hard>} (and|on|last|"
            r"then|to everyone|to me and|his|her|now)[!kiss|party]",
            r"<!he|she> (wont answer|isnt answering|not answering|has turned his phone off|"
            r"turned her phone off) <5>(suicide|kill|goodbye|end it|note|die|pills)",
        ),
        Severity.IMMINENT,
        hits=(
            "my mate has taken an overdose",
            "my brother is on the bridge now",
            "she sent a goodbye text and wont pick up",
        ),
        misses=("he is on the roof fixing tiles", "my mate is on antibiotics"),
    ),
    _rule(
        "somebody else may die",
        (
            r"(mates|brothers|sons|dads|sisters|friends|wifes|daughters|mums|cousins) <!suicidal>",
            r"(he|she|hes|shes|they|theyre|mate|friend of mine|brother|friend|son|daughter|"
            r"sister|dad|mum|wife|ex|cousin|lad|partner|colleague|boy|girlfriend|boyfriend|"
            r"husband|neighbour|uncle|nephew|missus|someone i know|bloke|stepson|guy) <6>(wants "
            r"to|wanted to|wanna|going to|gonna|threatened to|threatens to|threatening to|"
            r"talking about|talks about|talked about|thinking about|thinking of|says hell|says "
            r"shell|said hed|said shed|said hell|said shell|might|will|tried to|tries to|wish|"
            r"wishes|keeps saying|would|about|of|by) {<hard>} {to|just} <!end it|end it all|"
            r"kill himself|kill herself|kill themselves|killing himself|killing herself|hang "
            r"himself|hang herself|end his life|end her life|ending it|ending it all|die|not be "
            r"here|be dead|top himself|top herself|take his life|take her life|take his own "
            r"life|take her own life|suicide|hurt himself|hurt herself|harm himself|harm "
            r"herself|do something stupid to himself|do something silly|topping himself|topping "
            r"herself|offing himself|hanging himself|neck himself|off himself|off herself|do "
            r"himself in|kill thereself|kill himself|kill hisself|end himself|ending his life|"
            r"jump off a bridge|overdose>[!with|between|amicably|there|at|by]",
            r"(he|she|hes|shes|mate|brother|friend|son|daughter|sister|dad|mum|wife|ex|cousin|"
            r"lad|partner|girlfriend|boyfriend|husband) <4>(is|was|been|feels|sounds|seems|"
            r"being|feeling|getting|hes|shes|has) {been} {<hard>} <!suicidal|self harming|"
            r"cutting himself|cutting herself|hurting himself|hurting herself|talking suicide|a "
            r"danger to himself|a danger to herself>",
            r"(mate|brother|friend|son|daughter|sister|dad|mum|wife|ex|cousin|lad|partner|"
            r"girlfriend|boyfriend|husband|he|she) <3>(said|says|told me|texted|keeps saying|"
            r"reckons|posted|wrote) <4><!doesnt want to be here|doesnt want to live|dont want "
            r"to live|doesnt want to wake|dont want to be here|better off without him|better "
            r"off without her|better off dead|no reason to live|cant go on|cant do it anymore|"
            r"cant do this anymore|nothing to live for|wont be around|doesnt see the point|wont "
            r"be here|wishes he was dead|wishes she was dead|wants out of life|was never born|"
            r"hadnt been born|hates being alive|hates living|cant see a way out|nothing left to "
            r"live>",
            r"(worried|scared|afraid|frightened|terrified|concerned) <3>(mate|brother|friend|"
            r"son|daughter|sister|dad|mum|wife|ex|cousin|lad|partner|girlfriend|boyfriend|"
            r"husband|he|hes|she|shes|hell|shell) <4>(will|might|is going to|gonna|could|do) "
            r"{<hard>} <!kill himself|kill herself|do something|hurt himself|hurt herself|end "
            r"it|something stupid|suicide|harm himself|harm herself>",
            r"(he|she|mate|brother|friend|son|daughter|sister|cousin) {<hard>} {has} "
            r"<!attempted suicide|tried to kill himself|tried to kill herself|tried to hang "
            r"himself|took an overdose|tried to end it|tried to end his life|tried to end her "
            r"life|attempted to|slit his wrists|slit her wrists> {last|on|again|and|in|"
            r"yesterday|before}",
            r"(his|her|my) <1>(ex|new bloke|boyfriend|husband|neighbour|mate|brother|dad|friend|"
            r"sister) {<hard>} (said|says|threatened|wants|is going to|gonna|going to|told me) "
            r"<3><!kill his wife|kill her|kill his missus|kill his ex|kill someone|hurt his "
            r"wife|hurt his kids|shoot his>",
            r"(my|a|the) {<hard>} (mate|friend|brother|neighbour|dad|cousin|sister|brother in "
            r"law|colleague|son|father|stepdad|lad at work) {is} <!hits|beats|batters|punches|"
            r"slaps|strangled|choked|beating|hitting|abusing|battering|hurting> (his|my|her) "
            r"(wife|missus|girlfriend|kids|partner|ex|mrs|son|daughter|mum|sister|boyfriend|"
            r"husband)",
        ),
        Severity.ELEVATED,
        hits=(
            "my mate says he wants to end it",
            "shes talking about killing herself",
            "my brothers suicidal.. my brother is suicidal",
            "worried my son will do something stupid",
        ),
        misses=(
            "my mate says he wants to end the lease",
            "she wants to end it with me",
            "my dad died in march",
            "mate wants to jump off a plane for charity",
        ),
    ),
)
