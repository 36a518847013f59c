"""What a rule is: a name, patterns, what a match means, and examples that prove it."""

from dataclasses import dataclass

from bot.core.safety.values import Category, Severity, Subject, Tense


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule; `hits` must fire it, `misses` must leave the whole message below "ask".

    `both` marks a rule that speaks of their death and of his own in one breath; `only_asked` one
    that counts only as the answer to a coaching question.
    """

    name: str
    patterns: tuple[str, ...]
    severity: Severity
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    category: Category
    subject: Subject = Subject.SELF
    tense: Tense = Tense.NOW
    both: bool = False
    only_asked: bool = False
