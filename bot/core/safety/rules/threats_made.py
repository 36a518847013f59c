"""Harm to others: "I could have", and threats he tells of having made."""

from functools import partial

from bot.core.safety.rules.rule import Rule
from bot.core.safety.values import Category, Severity, Subject, Tense

_rule = partial(Rule, category=Category.HARM_TO_OTHERS, subject=Subject.HER)

RULES = (
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
