"""Worry about somebody else who may die (protocol D2: "asking for a friend" still counts)."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity, Subject

_rule = partial(Rule, category=Category.THIRD_PARTY, subject=Subject.FRIEND)

RULES = (
    _rule(
        "somebody else now",
        (
            r"(he|she|hes|shes|they|mate|mates|brother|brothers|friend|friends|son|sons|daughter|daughters|sister|sisters|dad|dads|mum|mums|wife|wifes|ex|cousin|cousins|lad|partner) {<hard>} {is|has|just|are} {<hard>} {just} (taken|took|swallowed) {<hard>} (an|a|a load of|loads of|too many|all|a bunch of|a whole|all her|all his|a handful of|the whole) <3><!pills|tablets|overdose|paracetamol|painkillers|packet|bottle of pills>[!back]",
            r"(he|she|hes|shes|mate|mates|brother|brothers|friend|son|daughter|sister|dad|mum|wife|ex|cousin|lad) {<hard>} {is} (on|stood on|standing on|up on|sat on|stood at) (the|a) <2><!bridge|ledge|railway|tracks|cliff|viaduct|edge|roof> (now|and|threatening|right now|saying|talking|on the phone)[!fixing|its|stuck]",
            r"(sent|left|sending|wrote|posted) {me|us|everyone} a <!goodbye|suicide> (text|message|note|letter|post|video)",
            r"(mate|brother|friend|son|daughter|sister|cousin|dad|he|she) {<hard>} (text|texted|sent|messaged|rang|posted|said) {me|us|to say} <!goodbye> {<hard>} (and|on|last|then|to everyone|to me and|his|her|now)[!kiss|party]",
            r"<!he|she> (wont answer|isnt answering|not answering|has turned his phone off|turned her phone off) <5>(suicide|kill|goodbye|end it|note|die|pills)",
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
            r"(he|she|hes|shes|they|theyre|mate|friend of mine|brother|friend|son|daughter|sister|dad|mum|wife|ex|cousin|lad|partner|colleague|boy|girlfriend|boyfriend|husband|neighbour|uncle|nephew|missus|someone i know|bloke|stepson|guy) <6>(wants to|wanted to|wanna|going to|gonna|threatened to|threatens to|threatening to|talking about|talks about|talked about|thinking about|thinking of|says hell|says shell|said hed|said shed|said hell|said shell|might|will|tried to|tries to|wish|wishes|keeps saying|would|about|of|by) {<hard>} {to|just} <!end it|end it all|kill himself|kill herself|kill themselves|killing himself|killing herself|hang himself|hang herself|end his life|end her life|ending it|ending it all|die|not be here|be dead|top himself|top herself|take his life|take her life|take his own life|take her own life|suicide|hurt himself|hurt herself|harm himself|harm herself|do something stupid to himself|do something silly|topping himself|topping herself|offing himself|hanging himself|neck himself|off himself|off herself|do himself in|kill thereself|kill himself|kill hisself|end himself|ending his life|jump off a bridge|overdose>[!with|between|amicably|there|at|by]",
            r"(he|she|hes|shes|mate|brother|friend|son|daughter|sister|dad|mum|wife|ex|cousin|lad|partner|girlfriend|boyfriend|husband) <4>(is|was|been|feels|sounds|seems|being|feeling|getting|hes|shes|has) {been} {<hard>} <!suicidal|self harming|cutting himself|cutting herself|hurting himself|hurting herself|talking suicide|a danger to himself|a danger to herself>",
            r"(mate|brother|friend|son|daughter|sister|dad|mum|wife|ex|cousin|lad|partner|girlfriend|boyfriend|husband|he|she) <3>(said|says|told me|texted|keeps saying|reckons|posted|wrote) <4><!doesnt want to be here|doesnt want to live|dont want to live|doesnt want to wake|dont want to be here|better off without him|better off without her|better off dead|no reason to live|cant go on|cant do it anymore|cant do this anymore|nothing to live for|wont be around|doesnt see the point|wont be here|wishes he was dead|wishes she was dead|wants out of life|was never born|hadnt been born|hates being alive|hates living|cant see a way out|nothing left to live>",
            r"(worried|scared|afraid|frightened|terrified|concerned) <3>(mate|brother|friend|son|daughter|sister|dad|mum|wife|ex|cousin|lad|partner|girlfriend|boyfriend|husband|he|hes|she|shes|hell|shell) <4>(will|might|is going to|gonna|could|do) {<hard>} <!kill himself|kill herself|do something|hurt himself|hurt herself|end it|something stupid|suicide|harm himself|harm herself>",
            r"(he|she|mate|brother|friend|son|daughter|sister|cousin) {<hard>} {has} <!attempted suicide|tried to kill himself|tried to kill herself|tried to hang himself|took an overdose|tried to end it|tried to end his life|tried to end her life|attempted to|slit his wrists|slit her wrists> {last|on|again|and|in|yesterday|before}",
            r"(his|her|my) <1>(ex|new bloke|boyfriend|husband|neighbour|mate|brother|dad|friend|sister) {<hard>} (said|says|threatened|wants|is going to|gonna|going to|told me) <3><!kill his wife|kill her|kill his missus|kill his ex|kill someone|hurt his wife|hurt his kids|shoot his>",
            r"(my|a|the) {<hard>} (mate|friend|brother|neighbour|dad|cousin|sister|brother in law|colleague|son|father|stepdad|lad at work) {is} <!hits|beats|batters|punches|slaps|strangled|choked|beating|hitting|abusing|battering|hurting> (his|my|her) (wife|missus|girlfriend|kids|partner|ex|mrs|son|daughter|mum|sister|boyfriend|husband)",
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
