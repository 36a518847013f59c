"""What the safety floor finds in a message: categories, tiers, findings and their concern."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Self


class Category(StrEnum):
    """What a finding is about (protocol D2)."""

    SELF_HARM = "self_harm"
    HARM_TO_OTHERS = "harm_to_others"
    VIOLENCE_DISCLOSURE = "violence_disclosure"
    CHILD_AT_RISK = "child_at_risk"
    VICTIM = "victim"
    CONTROL_PATTERN = "control_pattern"
    THIRD_PARTY = "third_party"


class Tense(StrEnum):
    """When the matter of a finding is."""

    NOW = "now"
    PAST = "past"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"


class Subject(StrEnum):
    """Who would be harmed, or who was."""

    SELF = "himself"
    HER = "her"
    CHILD = "child"
    SOMEONE = "someone"
    FRIEND = "friend"


class Ordered(StrEnum):
    """Words in a fixed order, the gravest first in the class and the greatest in comparisons."""

    @cached_property
    def rank(self) -> int:
        """How grave it is: 0 for the mildest."""
        return len(type(self)) - 1 - list(type(self)).index(self)

    def __lt__(self, other: str) -> bool:
        return self.rank < type(self)(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= type(self)(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > type(self)(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= type(self)(other).rank

    def milder(self, steps: int = 1) -> Self:
        """The word so many steps down, and never below the mildest."""
        members = list(type(self))
        return members[min(members.index(self) + steps, len(members) - 1)]


class Severity(Ordered):
    """The tiers of protocol D3 and D4."""

    IMMINENT = "imminent"
    HIGH = "high"
    ELEVATED = "elevated"
    WATCH = "watch"


class Action(Ordered):
    """What is done about a finding (protocol D2): page and ask stop the coaching."""

    PAGE = "page"
    ASK = "ask"
    REVIEW = "review"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found, with his own words that fired it."""

    category: Category
    severity: Severity
    subject: Subject
    tense: Tense
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concern:
    """All findings of one message, merged, and the action they call for."""

    category: Category
    severity: Severity
    subject: Subject
    tense: Tense
    words: tuple[str, ...]
    action: Action
    both_risks: bool = False

    def as_dict(self) -> dict[str, str | list[str]]:
        """The concern in plain values, ready for JSON."""
        return {
            "category": self.category.value,
            "severity": self.severity.value,
            "subject": self.subject.value,
            "tense": self.tense.value,
            "words": list(self.words),
            "action": self.action.value,
        }
