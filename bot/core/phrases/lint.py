"""A check on our own sentences: wording that sides with him against her, or promises too much."""

import re

_SAYINGS = {
    "agrees with blame": (
        r"\bshe (?:made|makes|drove|drives|pushed|forced|provoked|wound|winds|set|sets|asked|"
        r"asks) (?:you|for it|up)\b",
        r"\b(?:he|they|her|him|them) (?:made|makes|drove|provoked|forced) you\b",
        r"\bshe (?:had|has) it coming\b|\b(?:she|he|they) (?:deserved?|was asking for)\b",
        r"\b(?:she|he|they) (?:should have known|shouldn't have|started it|is the problem|was "
        r"wrong to)\b",
        r"\b(?:both|two) sides\b|\btakes two\b|\bboth of you (?:are|share|played)\b|\byou "
        r"both\b.{0,30}\b(?:part|blame|wrong)\b",
        r"\b(?:her|his|their) (?:fault|part in (?:it|this)|provocation)\b",
        r"\bpush(?:es|ed)? your buttons\b|\bset you off\b|\btrigger(?:s|ed) you\b",
    ),
    "excuses": (
        r"\bwe (?:all|every one of us)\b.{0,20}\b(?:do|did|lose|snap|have|been|make|get)\b|"
        r"\beveryone (?:does|loses|snaps|has)\b",
        r"\bany(?:one|body| man| bloke| guy) (?:would|could)\b|\bwho wouldn't\b|\banybody in "
        r"your (?:place|shoes)\b",
        r"\b(?:it's|it is|that's|that is|it wasn't|it isn't|none of (?:it|this) (?:is|was)) "
        r"?(?:not|n't)? your fault\b|\bnot your fault\b",
        r"\byou (?:had|have) no choice\b|\byou couldn't (?:help|have helped) it\b|\bcan't blame "
        r"you\b|\bdon't blame you\b",
        r"\byou (?:just )?(?:lost control|snapped|saw red)\b|\bheat of the moment\b|\bboys will "
        r"be\b|\bthat's (?:just )?how men\b",
        r"\bit (?:was|is) (?:only|just) (?:a|the) (?:push|slap|shove|drink|stress|row|plate)\b|"
        r"\bno big deal\b|\bnot (?:that|so) bad\b",
        r"\bat least you\b|\bcould have been worse\b|\bit happens\b|\bnobody's perfect\b|\bno "
        r"one is perfect\b",
        r"\b(?:justified|understandable|natural|normal) (?:to|that you|reaction|response)\b|"
        r"\byou had (?:every|a) right\b|\byou were right to\b",
        r"\bthe (?:drink|stress|alcohol|childhood) (?:made|did)\b",
    ),
    "manages her": (
        r"\bcalm (?:her|him|them|your (?:wife|partner|girlfriend|husband)) down\b|\b(?:get|"
        r"help) (?:her|him|them) (?:to )?(?:see|listen|understand|calm|forgive|come)\b",
        r"\bmake (?:her|him|them) (?:see|listen|understand|forgive|come|stay|trust)\b|\bwin "
        r"(?:her|him|them) (?:back|over|round)\b",
        r"\b(?:tell|ask) (?:her|him|them) to (?:leave|go|be quiet|calm|stop|stay|give you)\b|"
        r"\b(?:she|he|they) should (?:leave|go|be quiet|calm|apologi[sz]e|forgive|listen)\b",
        r"\b(?:check|read|look at|look through) (?:her|his|their) (?:phone|messages|texts|"
        r"location)\b|\bfind out where (?:she|he|they)\b",
    ),
    "couple work": (
        r"\b(?:couples?|marriage|relationship|joint|marital)(?:'s?)? (?:therapy|counsell?ing|"
        r"counsell?or|work|session|sessions|therapist|message|letter)\b",
        r"\bwork (?:on )?(?:it|this|things) out together\b|\bsee (?:someone|a counsell?or) "
        r"together\b|\bwrite (?:it|this|to her) together\b",
    ),
    "validates too much": (
        r"\byou(?:'re| are) (?:totally|completely|absolutely|so|quite|entirely) (?:right|"
        r"justified|brave|amazing|strong)\b",
        r"\b(?:completely|totally|perfectly|absolutely|entirely) (?:understandable|justified|"
        r"normal|natural|valid)\b|\byour (?:anger|rage|feelings?) (?:is|are) (?:completely |"
        r"totally |perfectly )?(?:valid|justified)\b",
        r"\bI(?:'m| am) (?:so )?proud of you\b|\byou(?:'re| are) a (?:good|great) (?:man|guy|"
        r"husband|dad|father)\b",
        r"\bI (?:completely|totally|fully) agree\b|\byou poor\b|\bpoor (?:you|man|guy)\b",
    ),
    "claims to understand": (
        r"\bI (?:understand|know) (?:exactly|just|precisely|completely|totally) (?:how|what)\b|"
        r"\bI understand exactly\b|\bI know (?:exactly )?how (?:you feel|that feels|it feels)\b|"
        r"\bI(?:'ve| have) been there\b",
    ),
    "promises": (
        r"\bpromise me\b|\bpromise (?:not|you won't|that you won't|you will not)\b|\bswear "
        r"(?:to me|you won't)\b|\bno[- ]suicide (?:contract|promise)\b",
        r"\b(?:our|a) (?:little )?secret\b|\b(?:stays|keep|kept|remains) (?:this |it |just "
        r")?(?:between us|secret|private between)\b|\bI (?:won't|will not|will never|'ll never) "
        r"tell (?:anyone|anybody|a soul)\b|\bstrictly confidential\b|\bnobody will (?:ever "
        r")?(?:know|find out)\b",
        r"\beverything (?:will|is going to) be (?:ok|okay|fine|alright|all right)\b|\b(?:she|"
        r"they) (?:is|are|'s|'re) safe now\b|\byou(?:'re| are) (?:not dangerous|safe now|low "
        r"risk)\b|\blow risk\b",
    ),
    "poses as human": (
        r"\bI(?:'m| am) (?:a )?(?:human|real person|person|man|doctor|therapist|counsell?or|"
        r"nurse|psychologist)\b(?! program)",
        r"\bas (?:a|another|one) (?:man|human|father|dad|husband|person)\b|\bwhen I was\b|\bmy "
        r"(?:wife|own anger|kids|father|childhood)\b.{0,20}\b(?:I|me|too)\b",
    ),
    "diagnoses": (
        r"\byou(?: have| are| suffer from|'re) (?:clinically |a )?(?:depress(?:ed|ion)|bipolar|"
        r"narcissis\w*|ptsd|adhd|borderline|psychopath\w*|mentally ill|an abuser)\b",
    ),
    "shuts the door": (
        r"\bI can(?:'t|not) (?:discuss|talk about) (?:this|that)\b|\bthis (?:chat|conversation) "
        r"(?:is over|has ended|will (?:now )?(?:close|end))\b",
    ),
    "leads to a no": (
        r"\byou(?:'re| are) not (?:going to|thinking)\b.{0,60}\bare you\b|\byou (?:wouldn't|"
        r"won't)\b.{0,60}\b(?:would|will) you\?",
    ),
}
_RULES = tuple(
    (name, re.compile(saying, re.IGNORECASE))
    for name, sayings in _SAYINGS.items()
    for saying in sayings
)
# Sentences that name the wording only to refuse it.
_REFUSED = re.compile(
    r"\b(?:nothing|nobody|no one|not|never)\b[^.?!]{0,25}\b(?:made|makes|did it|drove|forced)\b"
    r"|\bI(?:'m| am) (?:a program|not a)\b[^.?!]{0,40}",
    re.IGNORECASE,
)


def collusive(text: str) -> tuple[str, ...]:
    """What is wrong with a sentence of ours, by name; empty where it may be said (protocol D5)."""
    said = _REFUSED.sub(" ", text.replace("\u2019", "'"))
    return tuple(dict.fromkeys(name for name, saying in _RULES if saying.search(said)))
