"""The steps a coach may ask.

Which form asks them, what kind of answer they take, and what a tap on them means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SKIPPED = "skipped"
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Step:
    """One question. `kind`: scale | words | choice | feelings | promise | hour | part."""

    kind: str
    skippable: bool = False
    choices: Mapping[str, object] = field(default_factory=dict)


HARM = {"no": "no", "scared": "scared", "hurt": "hurt", "don't know": UNKNOWN}
HAPPENED = {
    "nothing": "nothing",
    "raised my voice or threw something": "raised_voice_or_threw",
    "pushed, blocked, held or hit": "pushed_blocked_held_hit",
    "hands on a neck": "hands_on_neck",
    "threatened or followed": "threatened_followed",
    "children saw it": "children_saw",
}
SERIOUS = frozenset({"pushed_blocked_held_hit", "hands_on_neck", "threatened_followed"})
"""What a check-in hands to the safety protocol instead of a walk-back (protocol D4)."""
ALL_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

STEPS: Mapping[str, Step] = {
    "consent": Step("choice", choices={"i agree": True, "not for me": False}),
    "adult": Step("choice", choices={"18 or over": True, "under 18": False}),
    "sent_by": Step("words", skippable=True),
    "heat": Step("scale", skippable=True),
    "film": Step("words"),
    "harm": Step("choice", choices=HARM),
    "story": Step("words", skippable=True),
    "beneath": Step("feelings", skippable=True),
    "part": Step("part"),
    "act": Step("promise", skippable=True),
    "heat_after": Step("scale", skippable=True),
    "done": Step(
        "choice",
        choices={
            "both": "both",
            "one": "one",
            "neither": "neither",
            "done": "both",
            "not yet": "neither",
        },
    ),
    "which": Step("words"),
    "mood": Step("scale", skippable=True),
    "anger": Step("scale", skippable=True),
    "happened": Step("choice", choices=HAPPENED),
    "feelings": Step("feelings", skippable=True),
    "closeness_self": Step("scale", skippable=True),
    "closeness_partner": Step("scale", skippable=True),
    "cost": Step("words", skippable=True),
    "week_act": Step("words", skippable=True),
    "hour": Step("hour", skippable=True),
    "head_film": Step("words"),
    "other_film": Step("words", skippable=True),
    "first_line": Step("words", skippable=True),
    "unsaid": Step("words"),
    "small_line": Step("words", skippable=True),
}

FORMS: Mapping[str, tuple[str, ...]] = {
    "welcome_form": ("consent", "adult"),
    "look_form": ("sent_by",),
    "heat_form": ("heat",),
    "walk_back_form": ("film", "harm", "story", "beneath", "part", "act", "heat_after"),
    "done_form": ("done",),
    "which_form": ("which",),
    "check_in_form": ("mood", "anger", "happened"),
    "weekly_form": (
        "feelings",
        "closeness_self",
        "closeness_partner",
        "cost",
        "week_act",
    ),
    "hour_form": ("hour",),
    "walk_in_form": ("head_film", "other_film", "first_line"),
    "swallow_form": ("unsaid", "small_line"),
}
"""Each form with its steps in the order they are asked.

The domain says the same (a test compares).
"""

TOPICS: Mapping[str, tuple[str, ...]] = {
    "welcome": ("welcome_form", "look_form"),
    "walk_back": ("heat_form", "walk_back_form"),
    "promise": ("done_form", "which_form"),
    "check_in": ("check_in_form", "weekly_form"),
    "hour": ("hour_form",),
    "walk_in": ("walk_in_form",),
    "swallow": ("swallow_form",),
}
EXTRAS: Mapping[str, tuple[str, ...]] = {
    "walk_back": ("hot",),
    "check_in": ("weight",),
    "hour": ("hour_given",),
}
ALIASES: Mapping[str, str] = {
    "heat_before": "heat",
    "acts": "act",
    "owned": "part",
    "feeling": "feelings",
    "time": "hour",
    "weekly_act": "week_act",
}
WORTH_RESUMING = frozenset(
    {"heat_form", "walk_back_form", "weekly_form", "walk_in_form", "swallow_form"}
)
"""Forms whose half-given answers are put aside, not dropped, when something else comes between."""


def open_steps(form: str | None, slots: Mapping[str, object]) -> list[str]:
    """The steps of a form that are not answered yet, in the order they are asked."""
    return [step for step in FORMS.get(form or "", ()) if slots.get(step) is None]


def topic_of(form: str | None) -> str | None:
    """The topic a form belongs to; None for no form or an unknown one."""
    return next((topic for topic, forms in TOPICS.items() if form in forms), None)


def slots_of(topic: str) -> tuple[str, ...]:
    """Every slot that a topic fills, to be emptied when its record is kept."""
    asked = tuple(slot for form in TOPICS[topic] for slot in FORMS[form])
    return asked + EXTRAS.get(topic, ())
