"""Taps made from his own telling.

Repairs for the act, the promises he made, choices after a short answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlu.asking import briefly
from nlu.readers import ALL_OF_IT
from nlu.remarks import missed
from nlu.repairs import repairs_for

if TYPE_CHECKING:
    from nlu.voice import Turn

SKIP = "Skip"
AGAIN = {
    "film": (
        (ALL_OF_IT, "I shouted"),
        ("I shouted", "I broke something", "I walked out", "I went silent"),
    ),
    "story": ((ALL_OF_IT, SKIP), ("It was on purpose", "I don't count here", "I'm failing", SKIP)),
    "cost": ((ALL_OF_IT, SKIP), ("Sleep", "Peace at home", "The kids' trust", SKIP)),
    "week_act": ((ALL_OF_IT, SKIP), ("One evening, phone away", "Say sorry with no but", SKIP)),
}
"""After a short answer.

Its own words or one more, then choices (coaching.md 3, not understood).
"""


def taps_for(utter_action: str, turn: Turn) -> list[dict[str, str]] | None:
    """The labels for this question, from his telling; None where the sentence brings its own."""
    labels = _labels(utter_action.rsplit("_form_", maxsplit=1)[-1], turn)
    if labels is None:
        return None
    return [{"title": briefly(label), "payload": label} for label in labels]


def _labels(step: str, turn: Turn) -> list[str] | None:
    if step == "act":
        return [*repairs_for(turn.slots), SKIP]
    promises = [str(p) for p in turn.facts.get("promises") or []]
    if step == "done":
        return ["Both", "One", "Neither"] if len(promises) > 1 else ["Done", "Not yet"]
    if step == "which":
        return promises[:4]
    if step in AGAIN and missed(turn.heard):
        return list(AGAIN[step][min(int(turn.heard.get("tries") or 0), 1)])
    return None
