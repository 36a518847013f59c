"""Harm to others: her death and his own in one breath, "I could have", and threats once made."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity, Subject, Tense

_rule = partial(Rule, category=Category.HARM_TO_OTHERS, subject=Subject.HER)

RULES = (
    _rule(
        "her and then himself",
        (
            r"(<!kill|shoot|stab|murder|finish|strangle|end|drown|burn|bury|hurt>) <8>(then|and "
            r"then|and|before) {<hard>} (me|myself|i follow|i go too|ill go too|turn it on "
            r"myself|turn the gun on myself|ill be next|ill join her|kill myself|meself|shoot "
            r"myself|follow her)[!and her|mates|and the]",
            r"(take|taking|bring|bringing) <!her|him|them|the kids|everyone|us all|us both|the "
            r"lot of them> {all|down} {out} with me[!to|on|for|shopping|when|this|next|at|in|"
            r"swimming|fishing|and|into|home|tomorrow|every]",
            r"(we|were|we are) {<hard>} (both|all) {<hard>} (going to|gonna|will|go) <!die|be "
            r"dead|burn> {tonight|here|together|today}",
            r"<!neither of us|none of us|we both|we all|both of us> {<hard>} {are|will|gonna|"
            r"going to|is} {<hard>} (will|gonna|going|walk|leave|get|be|die|wake|going to|get "
            r"out|walking|leaving|dying|die tonight) {out|away|up|die|alive} {alive|tonight|of "
            r"here|of this}",
            r"<!murder suicide>",
            r"(end|finish) {<hard>} (it|things) for <!both of us|us both|all of us|the two of "
            r"us|her and me|us all>",
            r"<!die together|go together|dying together|both die|all die|die with me|both dead|"
            r"all be dead>",
            r"(her|she) (first|goes first|dies first) {and} then <!me|myself>",
        ),
        Severity.IMMINENT,
        both=True,
        hits=(
            "if she walks out tonight ill kill her and then me",
            "im taking her with me",
            "neither of us is leaving this house alive",
            "ill end it for both of us",
        ),
        misses=(
            "ill do the dishes and then me and her watch telly",
            "were all going together to the match",
            "taking the dog with me",
        ),
    ),
    _rule(
        "could kill",
        (
            r"(could|could of|couldve|would|would of|wouldve|id|nearly|almost|might|may) {have} "
            r"{<hard>} <!kill|killed|murder|murdered|strangle|strangled|stab|stabbed|shoot|shot|"
            r"throttle|throttled|choke|hit|punch|punched|slap|slapped|smack|smacked|batter|belt|"
            r"swing for|swung for|swing at|smash|deck|decked|hurt> {<hard>} (<her>)",
            r"(sometimes|some days|times) i {<hard>} {could|feel like|want to|think about} "
            r"{<hard>} <!kill|strangle|hit|murder|hurt|slap|hurting|hitting|killing> (<her>)",
            r"<!if> <9>(touches|hurts|lays a finger|comes near|goes near|hurt|touch|lay a "
            r"finger|goes after) <8>(ill|i will|id|im gonna|i would) {<hard>} (kill|murder|end|"
            r"bury|batter|break|hurt|stab|shoot)",
        ),
        Severity.HIGH,
        tense=Tense.HYPOTHETICAL,
        hits=(
            "honestly i could kill her",
            "i nearly hit her",
            "some days i feel like strangling.. i could strangle him",
            "if he touches my daughter ill batter him",
        ),
        misses=(
            "could murder a beer",
            "i could kill for a kip",
            "i nearly hit the roof",
        ),
    ),
    _rule(
        "threat he made",
        (
            r"i (<hard> )*(threatened|have threatened|keep threatening|was threatening|started "
            r"threatening) {to} <!kill|threatened|hurt|threatening> {<hard>} (<her>|to)",
            r"<!threatened|threatening> {to} {<hard>} (her|him|my wife|kill|hurt|hit|stab|my ex|"
            r"the missus|my missus|them|burn|shoot|my partner|smash|them with|my girlfriend)",
            r"i {<hard>} (said|told (<her>)|texted (<her>)|shouted|screamed|messaged (<her>)) "
            r"<3>(id|ill|i would|i will|im gonna|im going to) <3><!kill|murder|stab|strangle|"
            r"hurt|hit|smash|break|burn|end|bury|slit|hospital|batter|shoot|finish|knock>",
            r"(told|said to|warned) (<her>) <3><!shed be dead|id end her|shed end up in|she was "
            r"dead|i know where|id find her|shed regret|shed be sorry|hed be sorry|wouldnt wake "
            r"up|shed never see|youre dead|she wouldnt live|id make her pay>",
            r"<!death threat|death threats>",
        ),
        Severity.HIGH,
        tense=Tense.PAST,
        hits=(
            "i told her id kill her",
            "i threatened her with it",
            "i told her id put her in hospital",
        ),
        misses=(
            "she threatened to leave",
            "i told her id kill the weeds",
            "they threatened us with a fine",
        ),
    ),
)
