"""How long men waited: until somebody was coached again after a blow, and the longest wait."""

from __future__ import annotations

from bot.core.messages import Lane
from tests.chaos.seen import Seen
from tests.chaos.thread import COULD_NOT, DOWN


def back_after(seen: Seen) -> dict[str, list[float]]:
    """For each blow: seconds until a man who wrote after it was coached (not told to wait)."""
    found: dict[str, list[float]] = {}
    coached = [
        (one.address, one.taken)
        for one in seen.attempts
        if one.taken is not None and one.lane == Lane.REPLY and one.text not in {*DOWN, COULD_NOT}
    ]
    for blow in seen.blows:
        first: dict[str, float] = {}
        for update in seen.updates:
            if update.at > blow.at:
                first.setdefault(update.address, update.at)
        again = [at for address, at in coached if at > first.get(address, float("inf"))]
        if again:
            found.setdefault(blow.kind, []).append(min(again) - blow.at)
    return found


def longest_wait(seen: Seen) -> float:
    """The longest that anybody waited for the next word after one of his."""
    longest = 0.0
    for update in seen.updates:
        heard = [
            one.taken
            for one in seen.attempts
            if one.address == update.address and one.taken is not None and one.taken > update.at
        ]
        longest = max(longest, min(heard, default=update.at) - update.at)
    return longest
