"""Pictures he may look at: the card of a walk-back, and the chart of his days.

The drawing library is heavy, so it is imported when a picture is drawn and not before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

__all__ = ["Drawings"]


class Drawings:
    """Draws into one folder that nobody else on the machine may read."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder; it is made when the first picture is."""
        self._folder = folder

    def card(self, walk_back: Mapping[str, Any], name: str) -> str:
        """Draw the card of a walk-back; returns the absolute path of a new PNG.

        `name` is an id that begins the file's name. Whatever the walk-back lacks is left out.
        """
        from bot.pictures import card, shelf

        return shelf.put(card.drawn(walk_back).png(), self._folder, f"card-{name}")

    def chart(self, check_ins: Sequence[Mapping[str, Any]], name: str) -> str:
        """Draw mood and anger (0 to 10) over the days; returns the absolute path of a new PNG.

        `name` is an id that begins the file's name. The dates are shown as they are
        written in `at`: give local times to have local days.
        """
        from bot.pictures import chart, shelf

        return shelf.put(chart.drawn(check_ins).png(), self._folder, f"chart-{name}")

    def discard(self, paths: Sequence[str]) -> None:
        """Remove pictures of ours; one that is gone already is no matter."""
        for path in paths:
            Path(path).unlink(missing_ok=True)

    def erase(self, name: str) -> int:
        """Remove every picture of that name; how many went."""
        return self._removed(self._folder.glob(f"*-{name}-*.png"))

    def erase_before(self, moment: datetime) -> int:
        """Remove every picture drawn before that; how many went."""
        drawn = list(self._folder.glob("*.png"))
        return self._removed(p for p in drawn if p.stat().st_mtime < moment.timestamp())

    def _removed(self, paths: Iterable[Path]) -> int:
        gone = list(paths)
        self.discard([str(path) for path in gone])
        return len(gone)
