"""Self-harm: being a burden, hopelessness, passive wishes and escape (C-SSRS 1 said sideways)."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity, Tense

_rule = partial(Rule, category=Category.SELF_HARM)

RULES = (
    _rule(
        "better off without him",
        (
            r"<!better off> <1>without a (dad|father|man|husband|son|bloke|fella) like me",
            r"<!better off|happier|better|safer|richer> {<hard>} (without me|with me gone|if i "
            r"was gone|if i wasnt here|if i were gone|if i was dead|if i died|with me dead|if i "
            r"disappeared|if i wasnt around|if i werent here|if i wasnt alive|if i were dead|"
            r"without me here|without me around|when im gone|when im dead|once im gone|if i "
            r"didnt exist|if i never existed|if im not here|if im gone|with me out of it|with "
            r"me six feet)",
            r"<!better off> <4>(without me|me gone|me dead)",
            r"(world|family|kids|everyone|she|shed|theyd|they|life|house|everybody) <4><!better "
            r"place|better|easier|happier> <2>(without me|if i|with me)",
            r"(nobody|no one|noone|none of them|who|not a soul|who the hell|who would|whod|no "
            r"one would|nobody would|wouldnt) {<hard>} (would|will|d|even|gonna|going to|miss) "
            r"{<hard>} <!miss me|notice if i died|notice if i was|notice if i went|notice if i "
            r"wasnt|notice if i disappeared|notice if i never|notice if i left|notice if i "
            r"dropped|care if i died|care if i was|care if i disappeared|care if i lived|care "
            r"if i wasnt|notice i was|cry at|come to my|cares if i live|cares if i die|cares if "
            r"im alive|notice me gone|cry for me|give a toss if i died|give a shit if i died|"
            r"give a fuck if i died|bat an eyelid if i died>",
            r"(nobody|no one|noone|none|not one|who|no body) {will|would} {<hard>} <!cares|care|"
            r"miss|misses|notice|cry|notices> {<hard>} (if i|me if i|when i|if im|when im) (die|"
            r"died|dead|live|lived|go|gone|was gone|disappeared|wasnt here|was dead|disappear)",
            r"(do|doing|did|be doing) (everyone|them|her|the world|the kids|you all|us all|"
            r"everybody|my family) a <!favour|favor> <4>(gone|disappear|die|go|myself|out of|"
            r"end|leave|dead|kill|bridge|over with)",
            r"(if|when) i (<hard> )*(died|die|was dead|disappeared|dropped dead|were dead|was "
            r"gone|vanished|wasnt here|didnt wake up) {<hard>} {tomorrow|tonight|today|right "
            r"now|in my sleep} <5><!care|notice|miss|better|relief|relieved|happier|problem|"
            r"matter|sad|mind|cry|funeral|flinch|easier|fine|bothered|sorry>",
            r"<!worth> more <2>(dead|to them dead|to her dead) {than}",
            r"(dont|doesnt|wouldnt|do not|not) {<hard>} (care|mind|bother me|matter|fussed|"
            r"bothered|give a shit|give a fuck) <3><!if i live|if i die|whether i live|if i "
            r"died|whether i die|if im alive|if i dont wake|if i didnt wake|if i wake|if i "
            r"never woke|if i never wake|if i got hit|if a bus|if a lorry|if a truck|if im dead|"
            r"if i was dead|if something killed me|if i crashed|if it killed me>",
            r"(hope|wish|wouldnt mind if|wouldnt mind|pray|hoping|wishing) {a|the|that|some} "
            r"<1><!lorry|bus|truck|train|cancer|heart attack|plane|crash> <4>(me|hit|hits|end|"
            r"me out|over me|took me|takes me|finished|got me|gets me)",
            r"<!never been born|never born|not been born|never existed|wasnt born|were never "
            r"born|was never born>",
            r"(want|wish|wanna|hope|wanted|like|need) {to|i could|i would} {<hard>} <!disappear|"
            r"vanish|evaporate>( forever| for good| off the earth| off the planet| completely| "
            r"off this| from this world| and never|$)",
            r"(not|dont|didnt|isnt|aint) <!meant to be here|meant to be alive|made for this "
            r"world|deserve to live|deserve to be alive|deserve to be here|belong in this world|"
            r"cut out for this life|deserve to breathe>",
        ),
        Severity.HIGH,
        hits=(
            "theyd be better off without me",
            "no one would even notice if i was gone",
            "worth more dead than alive",
            "dont care if i live or die",
            "wish id never been born",
        ),
        misses=(
            "shes better off without him, my sister",
            "better off without the telly thats what the captain reckons anyway",
            "do everyone a favour and put the bins out",
        ),
    ),
    _rule(
        "burden",
        (
            r"(<im>|being|feel like|feel|just|such|only|be|become) <3><!burden|waste of space|"
            r"waste of oxygen|waste of air|dead weight|drain on> {to|on|for} {everyone|them|her|"
            r"my|the|you|all|everybody}",
            r"(<im>) {<hard>} {a} <!waste of space|waste of oxygen|waste of life|waste of skin|"
            r"burden>",
        ),
        Severity.ELEVATED,
        hits=("im just a burden on everyone", "im a waste of oxygen"),
        misses=("the mortgage is a burden", "that meeting was a waste of space"),
    ),
    _rule(
        "hopeless",
        (
            r"(no|isnt any|not any|whats the) <!point> (to|in|of) (any of it|any of this|it all|"
            r"all this|anything|life)[!at work|with]",
            r"(dont want to|dont wanna) {<hard>} (go on|carry on|keep going|live like|bear) {on} "
            r"{this|it|like this|living|life} {<hard>} <!anymore|any more|any longer|no more>",
            r"(cant|cannot|can not|couldnt|not able to|no longer) "
            r"{<hard>} (do|take|go on|carry on|keep going|cope|keep doing|bear|stand|handle|"
            r"face|live|fight|live like|keep on) {on|with} {<hard>} {this|it|like this|living|"
            r"life|things|the pain|being me} {<hard>} <!anymore|any more|longer|any "
            r"longer|no more>",
            r"(cant|cannot|can not) {<hard>} <!go on|carry on|keep going|see a way out|see any "
            r"way out|see a way forward|see past tonight|see past this> {like this|with this|"
            r"living|on}",
            r"(no|isnt any|isnt a|any|see no|theres no|got no|aint no|not a) <!way out of this "
            r"one|way out of this mess|way out of this life|way out of this hole|"
            r"way out for me|way out anymore|way out but|point anymore|point any more|point in "
            r"anything|point to anything|point to it all|light at the end|future for me|hope "
            r"left|hope for me|hope anymore|reason anymore|point going on|point carrying on|"
            r"point in it all>",
            r"(no|isnt any|see no|theres no) <!way out|hope|future>$",
            r"(whats|what is|what|dont see|cant see|wheres|no longer see) {<hard>} the "
            r"<!point>( anymore| any more| of anything| of it all| of any of it| in anything| "
            r"of trying| of going on| of carrying on| in it all| in any of it| in going on| of "
            r"me|$)[!with the|at work]",
            r"<!nothing|no reason> {left} {<hard>} (matters anymore|to look forward to|to stay "
            r"for|left for me|worth it anymore|matters any more|left to fight for|left to lose|"
            r"to lose anymore|left in me)",
            r"(lost|losing|given up|giving up|gave up|give up) {<hard>} {on} {all} <!hope|will "
            r"to live|everything|life|living> {completely|altogether}",
            r"(lost|losing|got no|no) {the|my|all} <!will> to (live|go on|carry on|fight)",
            r"(<im>|feel|feeling|everythings|its all|life is|lifes|all feels|it feels|"
            r"everything is|everything feels|it is all) (<hard> )*<!hopeless|worthless|"
            r"pointless>[!at|with|in|cook|trying]",
            r"(want|wish|need|wanna|wanted) <3>(it all|everything|the pain|my head|all of it|"
            r"all this|the noise in my head|my brain) {<hard>} to {<hard>} <!stop|end|be over|"
            r"finish>",
            r"(want|wish|need|wanna|wanted) (it|this) {<hard>} to {<hard>} <!stop|end|be over|"
            r"finish>( now| please| so bad| forever|$)",
            r"(make|want) (it|the pain|everything) {<hard>} <!stop>( please| now|$)",
            r"(<want>|<will>|<think>|could|just) {<hard>} <!end things|escape all this|leave "
            r"this world|leave this earth|be with my mum|be with my dad|join my dad|join my mum|"
            r"go to sleep forever|sleep forever|be at peace|be gone|be no more|stop "
            r"being>[!with|by|at|before|from|angry|like]",
            r"(<want>|<will>|<think>|could|just) {<hard>} <!give up>$",
            r"give up on <!life|living|everything|myself>",
            r"<not> live without <!her|him|them|my kids|my boys|my girls|my wife|my son|my "
            r"daughter>",
            r"<not> (want to|wanna) <!live> like (this|that)",
            r"<not> (want to|wanna) be <!here>(?!.*(wife|she|sent|made|signed|forced|court|"
            r"course|app|house|town|job|work|flat|party|meeting|country|probation|social|"
            r"anymore))",
            r"(so|too) <!tired of fighting|tired of it all|tired of everything|tired to carry "
            r"on|tired to fight|tired of hurting>",
            r"(<im>|feel) {<hard>} <!done|finished|through> {<hard>} (with everything|with it "
            r"all|with all of it|with all this|trying|fighting|with trying)",
            r"<!rock bottom|breaking point|end of my rope|end of my tether|end of the line|end "
            r"of the road> <4>(tonight|nothing|alone|whiskey|scared|help|not safe|for me|no one|"
            r"nobody)",
            r"(dont|do not|not) <!feel safe|trust myself|safe> {<hard>} (with myself|alone|"
            r"tonight|on my own|to be alone|with my own|being alone|by myself|with my thoughts|"
            r"around myself|in my own|from myself)",
            r"how (much longer|long) i can <!do this|go on|take it|take this|cope|last|keep "
            r"this up|carry on|hold on|keep going>[!job|without]",
            r"i {<hard>} (scare|scaring|frighten|frightening) <!myself>",
            r"(when|once|after) im <!dead>",
            r"(even|wont|dont) <3>(remember|think about|talk about) me (when|once|after) <!im "
            r"dead|im gone>",
            r"(scared|afraid|frightened) <2>(what|of what|ill|that ill|im gonna|of|i might|i "
            r"will|id) <1><1><!do to myself|do something to myself|hurt myself|do something "
            r"stupid|do something silly|my own head|my own thoughts|myself tonight|harm myself>",
            r"(<will>|<want>|might|gonna|could|<think>|before i|about to|going to) {<hard>} (do|"
            r"doing) {<hard>} <!something stupid|something silly|something bad|something daft|"
            r"something terrible|something drastic|something ill regret|something i regret|"
            r"something i cant take back>",
            r"<!something stupid|something silly> to myself",
            r"(dark|darkest|black|bad|horrible|scary) <!thoughts> {again|tonight|are|about|"
            r"coming|in my head|keep|lately|back|all|every}",
            r"<!life> (is|has|feels) {<hard>} (over|finished|no meaning|not worth|waste|"
            r"pointless|ended|meaningless|unbearable|a waste)",
            r"(my|me) <!life> {is|has} {<hard>} (over|finished|waste|a waste|done|unbearable|no "
            r"meaning|meaningless)",
            r"<!hate> (being alive|living|myself so much|existing|my existence|my life so much)",
            r"(<will>|want to|wanna|<think>|could|should|might|feel like) {<hard>} <!drink "
            r"myself|drink until> {to death|to sleep|stupid|unconscious|i stop|i dont wake|its "
            r"over}",
        ),
        Severity.ELEVATED,
        hits=(
            "cant do this anymore",
            "whats the point anymore",
            "theres no way out",
            "i want it all to stop",
            "dont trust myself alone tonight",
            "im gonna do something stupid",
        ),
        misses=(
            "cant do this job anymore",
            "whats the point of bin day",
            "dont see the point in arguing about towels",
            "no way out of the car park",
        ),
    ),
    _rule(
        "asks for a friend",
        (
            r"(how many|how much|what dose|what happens if you take|what happens if i take|how "
            r"long does it take|lethal dose of|would) <5><!pills|paracetamol|tablets|overdose|"
            r"insulin|sleeping pills|antifreeze|bleach|hang|drown|bleed> <4>(kill|die|fatal|at "
            r"once|out|finish|death|be enough|never wake)",
            r"<!painless|quickest|easiest|painlessly|least painful|cleanest> {way|ways|method} "
            r"<2>(die|kill|end|go|to die|to go|suicide|out)",
            r"<!asking for a friend> <9>(die|suicide|pills|kill|end it|bridge)",
            r"(does|would|will|do) {it} <3>(hurt|painful) <3><!hang|drown|die|overdose|jump|"
            r"hanging|drowning|dying>",
        ),
        Severity.HIGH,
        hits=(
            "how many paracetamol does it take to die",
            "whats a painless way to die asking for a friend",
        ),
        misses=(
            "how many tablets a day for a headache",
            "asking for a friend how do you fold a fitted sheet",
        ),
    ),
    _rule(
        "wanted to die before",
        (
            r"(wanted|thought about|thinking about|wished i) <3><!die|dying|dead|ending it|"
            r"suicide|killing myself|end it> <5>(when i was|years ago|back then|last year|at "
            r"school|after the divorce|in my twenties)",
            r"(used to|once|before) {be|get|feel|was|i was} {<hard>} <!suicidal|self harm>",
        ),
        Severity.ELEVATED,
        tense=Tense.PAST,
        hits=(
            "used to be suicidal in my twenties",
            "i thought about dying a lot when i was at school",
        ),
        misses=("used to be angry all the time", "i wanted to finish school back then"),
    ),
)
