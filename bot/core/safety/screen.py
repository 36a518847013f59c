"""From a message to what the rules found in it, and the concern that makes."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from bot.core.safety.guards import Place, softened, taken_back, weighed, without_idioms
from bot.core.safety.merge import merged
from bot.core.safety.normalise import readings_of
from bot.core.safety.rules import RULES
from bot.core.safety.rules.rule import Rule
from bot.core.safety.sentences import Sentence, sentences
from bot.core.safety.subjects import subject_in
from bot.core.safety.values import Category, Concern, Finding, Subject
from bot.core.safety.vocabulary import compiled

_TRIES = 6


class _Entry(NamedTuple):
    rule: Rule
    pattern: str


@cache
def _index() -> dict[str, tuple[_Entry, ...]]:
    index: dict[str, tuple[_Entry, ...]] = {}
    for rule in RULES:
        for pattern in rule.patterns:
            for word in compiled(pattern).gate:
                index[word] = (*index.get(word, ()), _Entry(rule, pattern))
    return index


def screen(text: str, context: str | None = None) -> Concern | None:
    """The concern in a message, or None. Pure, never raises, linear in the length of the text.

    `context` is the name of the coaching step that had just been asked, or None: what a coaching
    question asked for is a disclosure, detected always and acted on more quietly (protocol D2).
    """
    return merged(findings(text, context), context)


def findings(text: str, context: str | None = None) -> tuple[Finding, ...]:
    """Everything the rules find in a message, in the order of the text, each thing once."""
    seen: set[str] = set()
    found: dict[Finding, None] = {}
    fired: set[str] = set()
    for sentence in chain.from_iterable(map(sentences, readings_of(text))):
        if (line := sentence.line) in seen:
            continue
        seen.add(line)
        for rule, finding in _found_in(sentence, _open_entries(sentence, context, fired), text):
            found.update(dict.fromkeys(_doubled(rule, finding)))
            if finding.severity is rule.severity:
                fired.add(rule.name)
    if found and taken_back(seen):
        return tuple(dict.fromkeys(softened(finding) for finding in found))
    return tuple(found)


def _open_entries(sentence: Sentence, context: str | None, fired: set[str]) -> list[_Entry]:
    """The patterns whose words occur in a sentence, of rules that have not fully fired before."""
    index = _index()
    entries = dict.fromkeys(
        entry for word in sentence.words for entry in index.get(word.plain, ())
    )
    return [
        entry
        for entry in entries
        if entry.rule.name not in fired and not (entry.rule.only_asked and context is None)
    ]


def _found_in(
    sentence: Sentence, entries: list[_Entry], text: str
) -> Iterator[tuple[Rule, Finding]]:
    if not entries:
        return
    line = sentence.line
    bare = without_idioms(line, dict.fromkeys(word.plain for word in sentence.words))
    held = [(found, entry.rule) for entry in entries if (found := _held(entry, bare, line))]
    for (start, end, finding), rule in sorted(held, key=lambda one: one[0][:2]):
        yield rule, replace(finding, words=(sentence.verbatim(start, end, text),))


def _held(entry: _Entry, bare: str, line: str) -> tuple[int, int, Finding] | None:
    """The first match of a pattern that its guards let stand, with its place in the line."""
    rule = entry.rule
    matches = compiled(entry.pattern).regex.finditer(bare)
    for match in islice(matches, _TRIES):
        subject = subject_in(match.group(), rule.subject)
        finding = Finding(rule.category, rule.severity, subject, rule.tense, ())
        if kept := weighed(finding, Place(bare[: match.start()], match.group(), line)):
            return match.start(), match.end(), kept
    return None


def _doubled(rule: Rule, finding: Finding) -> tuple[Finding, ...]:
    """A rule about both deaths makes two findings: they are judged together (protocol D4)."""
    if not rule.both:
        return (finding,)
    himself = replace(finding, category=Category.SELF_HARM, subject=Subject.SELF)
    return finding, himself
