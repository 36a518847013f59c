"""How well the ear hears, on the blind files.

Messages written without sight of the training data, never trained on.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

BLIND = Path(__file__).parent / "blind"
KINDS = ("intent", "scale", "feelings", "blame", "patterns", "clean", "time")
NOTICED = ("blame", "patterns")


def blind() -> Iterator[dict[str, Any]]:
    """Every blind message with its labels, in file order."""
    for path in sorted(BLIND.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


@dataclass
class Score:
    """Counts over all blind messages; figures are shares between 0 and 1."""

    right: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    feelings: Counter[str] = field(default_factory=Counter)
    noticed: set[str] = field(default_factory=set)
    owned_wrongly: list[str] = field(default_factory=list)
    wrong: list[tuple[str, str, Any, Any]] = field(default_factory=list)

    def add(self, wanted: dict[str, Any], heard: dict[str, Any]) -> None:
        """Count one message."""
        for kind in wanted["measure"]:
            _COUNT[kind](self, wanted, heard)
        if (
            "owns_with_but" in wanted["blame"]
            and "blame" in wanted["measure"]
            and "owns" in heard["blame"]
        ):
            self.owned_wrongly.append(wanted["text"])

    def share(self, kind: str) -> float:
        """How many in one of that kind are right."""
        return self.right[kind] / self.seen[kind] if self.seen[kind] else 0.0

    @property
    def feelings_f1(self) -> float:
        """F1 over (message, family) pairs."""
        both = self.feelings["found"] + self.feelings["wanted"]
        return 2 * self.feelings["hit"] / both if both else 0.0

    @property
    def false_on_clean(self) -> float:
        """Share of innocent sentences that were taken for blame or a story pattern."""
        return 1 - self.share("clean")

    def count(self, kind: str, wanted: dict[str, Any], hit: bool, found: Any) -> None:
        """One more of that kind."""
        self.seen[kind] += 1
        self.right[kind] += int(hit)
        if not hit:
            self.wrong.append((kind, wanted["text"], _of(kind, wanted), found))


def _of(kind: str, labels: dict[str, Any]) -> Any:
    return (
        [labels["blame"], labels["patterns"]] if kind in ("noticed", "clean") else labels.get(kind)
    )


def _intent(score: Score, wanted: dict[str, Any], heard: dict[str, Any]) -> None:
    score.count("intent", wanted, heard["intent"] == wanted["intent"], heard["intent"])


def _scale(score: Score, wanted: dict[str, Any], heard: dict[str, Any]) -> None:
    found = (heard["scale"], heard["band"])
    score.count("scale", wanted, found == (wanted["scale"], wanted["band"]), found)


def _feelings(score: Score, wanted: dict[str, Any], heard: dict[str, Any]) -> None:
    want = {f["family"] for f in wanted["feelings"]}
    may = {f["family"] for f in wanted.get("may_feelings") or []}
    found = {f["family"] for f in heard["feelings"]} - (may - want)
    score.feelings["hit"] += len(want & found)
    score.feelings["wanted"] += len(want)
    score.feelings["found"] += len(found)
    score.count("feelings", wanted, want == found, sorted(found))


def _noticed(score: Score, wanted: dict[str, Any], heard: dict[str, Any]) -> None:
    """Blame or pattern noticed.

    Every label that was wanted is found, of the kinds that are measured.
    """
    kinds = [kind for kind in NOTICED if kind in wanted["measure"]]
    want = {label for kind in kinds for label in wanted[kind]}
    if not want or wanted["id"] in score.noticed:
        return
    score.noticed.add(wanted["id"])
    found = {label for kind in kinds for label in heard[kind]}
    score.count("noticed", wanted, want <= found, sorted(found))


def _clean(score: Score, wanted: dict[str, Any], heard: dict[str, Any]) -> None:
    found = heard["blame"] + heard["patterns"]
    score.count("clean", wanted, not found, found)


def _time(score: Score, wanted: dict[str, Any], heard: dict[str, Any]) -> None:
    score.count("time", wanted, heard["time"] == wanted["time"], heard["time"])


_COUNT = {
    "intent": _intent,
    "scale": _scale,
    "feelings": _feelings,
    "blame": _noticed,
    "patterns": _noticed,
    "clean": _clean,
    "time": _time,
}
