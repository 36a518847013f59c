"""What makes a match mean less: idioms, denial, other people's words, stories, old history."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from bot.core.safety.idioms import IDIOMS
from bot.core.safety.values import Category, Finding, Severity, Subject, Tense
from bot.core.safety.vocabulary import compiled

_PEOPLE = (
    "he|she|hes|shes|theyre|they|dad|mum|mom|mother|father|mate|brother|sister|friend|son|"
    "daughter|wife|ex|bloke"
    "|husband|partner|girlfriend|boyfriend|boss|colleague|guy|lad|missus|uncle|neighbour|man|"
    "woman|brothers|mates|sisters|friends|sons"
)
_AUX = (
    "just|actually|then|once|always|still|even|used to|would|will|had|has|have|keeps|kept|gonna"
    "|going to|is|is going to|might|could|was|once|basically|really|also|never|only|probably|"
    "did|nearly"
)
_DENIAL = (
    "dont|do not|not|never|wouldnt|would not|wont|wasnt|isnt|couldnt|didnt|did not|havent|aint"
    "|have not|had not|hadnt|without|nor"
)
_CHAIN = (
    "really|actually|even|ever|gonna|going to|want|wanted|wanting|think of|be|being|feeling"
    "|thinking|about|of|that|i|id|would|planning|to|a|just|trying|like|have|had|been|feel"
    "|mean|meant|intend|do|going|so|any|once|properly|physically|hardly|laying|lay|in|my|whole"
    "|life|single|time|all|these|years|anything|or|ill|im"
)
_DENIED = re.compile(
    rf"(?<!why )(?<!if i )(?<!\S)(?:{_DENIAL}) (?:(?:{_CHAIN}) )*$"
    r"|(?<!\S)(?:have|having|had|got|with|ive) no (?:(?:plans?|intention|desire|wish|urge|"
    r"thoughts?) (?:to|of) )?$"
    r"|(?<!\S)not once did $|(?<!\S)not once did i $"
)
_THING = re.compile(
    r"(?:thoughts?|plans?|suicid\w*|urges?|ideas?|intention|self harm\w*|voices)(?!\S)"
)
_NOT_YET = re.compile(
    r"(?<!\S)(?:ill|will|gonna|going to|could|might|would|wanna|want to|wanted to|to|id|about "
    r"to|nearly"
    r"|almost|feel like|couldve|wouldve|should|can)(?: (?:just|have|really|fucking))? $"
)
_OWN = re.compile(r"(?:i|im|ill|id|ive|imma|my|me|mi)(?!\S)")
_SOMEONE_ELSE = re.compile(
    rf"(?<!\S)(?:{_PEOPLE}|you|we|who|people|nobody|someone|everyone|kids)"
    rf"(?: (?:{_AUX}))* $"
)
_PERSON = re.compile(rf"(?<!\S)(?:{_PEOPLE})(?: (?:{_AUX}))* $")
_SAYS = (
    "said|says|say|told me|tells me|texted|texts|shouted|screamed|goes|reckons|thinks|yelled|"
    "claims"
    "|saying|keeps saying|kept saying|telling me|messaged|sent me|wrote|sobbing|crying|whispered"
)
_REPORTED = re.compile(
    rf"(?<!\S)(?:{_PEOPLE})(?: \S+){{0,3}}? (?:{_SAYS})(?: that| like| he| she)? $"
)
_SAID_MYSELF = re.compile(
    r"(?<!\S)i(?:ve)? (?:\S+ )?(?:said|told (?:her|him|them)|shouted|screamed|yelled|texted|"
    r"threatened"
    r"|called|messaged|roared|went)(?: (?:that|at her|at him|her|him|to her|to him))? $"
)
_STORY = re.compile(
    r"(?<!\S)(?:(?:in|from|on|of) (?:the|this|that|a|an|my|some|our) (?:\S+ )?(?:game|film|"
    r"movie|show|series"
    r"|book|novel|song|episode|anime|level|lyrics|podcast|documentary|soap|dream|drama|chorus)"
    r"|(?:song|lyrics?|film|movie|book|scene|character|episode|chorus|track|tune|line|bit|show|"
    r"series) "
    r"(?:goes|where|says|called|is|that|when|about|like|was)"
    r"|(?:playing|played|play|on) (?:cod|gta|fifa|warzone|fortnite|xbox|playstation|ps5|the ps5|"
    r"skyrim|halo"
    r"|elden ring|dnd|minecraft|red dead|call of duty|doom|apex|valorant|counter strike|league)"
    r"|sings|sang|singing|lyrics|netflix|boss fight|final boss|zombies?|respawn\w*|speedrun|"
    r"headshot|on the news|in the news|in the papers?|true crime)(?!\S)"
)
_SETTLED = re.compile(
    r"(?<!\S)(?:(?:years|year|decades|decade|ages|long time|long while|lifetime) ago|when i was "
    r"(?:a |at |in |about )?"
    r"(?:kid|young|younger|little|boy|child|school|teenager|teen|lad|small|student|[0-9]{1,2}|"
    r"the army|uni|college)"
    r"|back in (?:19|20)?[0-9]{2}s?|in my (?:teens|twenties|20s|early 20s|thirties|youth)|as a "
    r"(?:kid|teenager|lad|boy|child|teen|young)"
    r"|back then|in the past|years back|first marriage|once upon)(?!\S)"
)
_STILL = re.compile(
    r"(?<!\S)(?:still|again|now|tonight|today|anymore|lately|these days|every day|ever since|"
    r"right now|this time)(?!\S)"
)
_TAKEN_BACK = re.compile(
    r"(?<!\S)(?:(?:only|just|was|im|am) (?:joking|kidding|messing|having a laugh|taking the "
    r"piss)|(?:didnt|dont|did not|do not) "
    r"(?:really |actually |even )?mean (?:it|that|to say that)|(?:wouldnt|would not|wont|would "
    r"never|not gonna|not going to) (?:really |actually |ever )?(?:do it|do anything)"
    r"|ignore (?:me|that)|figure of speech|not literally|forget i said|lol|lmao|haha\w*|joke|"
    r"being dramatic|i take it back|not serious)(?!\S)"
)
_OPEN = (Category.SELF_HARM, Category.HARM_TO_OTHERS)


class Place(NamedTuple):
    """Where a match stands: the line before it, its own words, and the line as a whole."""

    before: str
    match: str
    line: str


@cache
def _idioms() -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for pattern in IDIOMS:
        for word in compiled(pattern).gate:
            index[word] = (*index.get(word, ()), pattern)
    return index


def without_idioms(line: str, words: Iterable[str]) -> str:
    """The line with every idiom blotted out, each letter by a tilde, so that places stay."""
    index = _idioms()
    patterns = dict.fromkeys(pattern for word in words for pattern in index.get(word, ()))
    for pattern in patterns:
        line = compiled(pattern).regex.sub(_blotted, line)
    return line


def _blotted(match: re.Match[str]) -> str:
    return re.sub(r"\S", "~", match.group())


def taken_back(lines: Iterable[str]) -> bool:
    """Whether he says in the same message that he did not mean it."""
    return any(_TAKEN_BACK.search(line) for line in lines)


def weighed(finding: Finding, place: Place) -> Finding | None:
    """The finding as far as it holds at its place, or None where it is nothing of his."""
    for guard in (_not_his, _not_done, _denied, _quoted, _told_as_story, _settled):
        changed = guard(finding, place)
        if changed is not finding:
            return changed
    return finding


def _not_his(finding: Finding, place: Place) -> Finding | None:
    """Somebody else wants to die, or hits: a worry about them, or not a finding at all."""
    if finding.category in (
        Category.VICTIM,
        Category.THIRD_PARTY,
        Category.CHILD_AT_RISK,
    ):
        return finding
    reported = bool(_REPORTED.search(place.before))
    own = bool(_OWN.match(place.match)) and not reported
    if finding.category is Category.SELF_HARM and (reported or _PERSON.search(place.before)):
        return finding if own else _about_a_friend(finding)
    if finding.category is Category.HARM_TO_OTHERS and reported:
        return replace(finding, severity=Severity.WATCH)
    return finding if own or not _SOMEONE_ELSE.search(place.before) else None


def _about_a_friend(finding: Finding) -> Finding:
    grave = finding.severity >= Severity.HIGH
    return replace(
        finding,
        category=Category.THIRD_PARTY,
        severity=Severity.ELEVATED if grave else Severity.WATCH,
        subject=Subject.FRIEND,
    )


def _not_done(finding: Finding, place: Place) -> Finding | None:
    """What he might do is a threat and has rules of its own; it is not a thing he did."""
    told = finding.category is Category.VIOLENCE_DISCLOSURE
    return None if told and _NOT_YET.search(place.before) else finding


def _denied(finding: Finding, place: Place) -> Finding | None:
    """ "I would never": kept, but low; what he says he never did is not a disclosure."""
    bare_no = place.before.endswith("no ") and _THING.match(place.match)
    if not bare_no and not _DENIED.search(place.before):
        return finding
    return replace(finding, severity=Severity.WATCH) if finding.category in _OPEN else None


def _quoted(finding: Finding, place: Place) -> Finding:
    """A threat he tells of having made is history, and asked about."""
    if finding.category is Category.HARM_TO_OTHERS and _SAID_MYSELF.search(place.before):
        return replace(finding, severity=Severity.HIGH, tense=Tense.PAST)
    return finding


def _told_as_story(finding: Finding, place: Place) -> Finding | None:
    if not _STORY.search(place.line):
        return finding
    return replace(finding, severity=Severity.WATCH) if finding.category in _OPEN else None


def _settled(finding: Finding, place: Place) -> Finding:
    """Old history weighs two tiers less, but never a hand on a neck or the like (D4)."""
    if finding.severity is Severity.HIGH and finding.tense is Tense.PAST:
        return finding
    if not _SETTLED.search(place.line) or _STILL.search(place.line):
        return finding
    return replace(finding, severity=finding.severity.milder(2), tense=Tense.PAST)


def softened(finding: Finding) -> Finding:
    """A wish or threat he took back in the same message: still asked about (D2)."""
    if finding.category not in _OPEN or finding.tense is Tense.PAST:
        return finding
    severity = min(finding.severity, Severity.HIGH)
    return replace(finding, severity=severity, tense=Tense.HYPOTHETICAL)
