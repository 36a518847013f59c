"""The verdict: what was seen from outside is held against what is kept. Pure; it never waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tests.chaos.alarms import STOPPING, alarms, stopped_at
from tests.chaos.kept import Man
from tests.chaos.parcels import Parcels, parcels
from tests.chaos.seen import Seen
from tests.chaos.thread import Thread, thread

A_SENTENCE = 12
"""Characters: shorter words may stand in a log by chance."""


@dataclass(frozen=True)
class Broken:
    """A promise that did not hold, for whom, and how."""

    promise: str
    address: str
    how: str


@dataclass
class Verdict:
    """What did not hold, and the numbers."""

    broken: list[Broken] = field(default_factory=list)
    numbers: Counter[str] = field(default_factory=Counter)

    def object(self, promise: str, address: str, how: str) -> None:
        """That did not hold."""
        self.broken.append(Broken(promise, address, how))


def verdict(seen: Seen, kept: Mapping[str, Man]) -> Verdict:
    """Go through the books, man by man."""
    found = Verdict()
    for address in seen.addresses:
        man = kept.get(address, Man(address, 0, ()))
        asks = [asked for asked in seen.asks if asked.man == man.number]
        told = thread(asks, man)
        sent = parcels(seen, man)
        for promise, how in (
            *_inbound(seen, man),
            *_words(man, told),
            *alarms(man, told),
            *sent.broken,
            *told.broken,
            *_left_over(man),
        ):
            found.object(promise, address, how)
        _count(found, seen, man, told, sent)
    found.numbers["given again"] = seen.given_again
    return found


def overheard(seen: Seen, log: str) -> Iterator[Broken]:
    """Nobody's words reach a log: no sentence of his, and none that was said to him."""
    spoken = {update.text for update in seen.updates} | {one.text for one in seen.attempts}
    for text in sorted(spoken):
        if len(text) >= A_SENTENCE and text in log:
            yield Broken("words never reach a log", "somebody", text)


def _count(found: Verdict, seen: Seen, man: Man, told: Thread, sent: Parcels) -> None:
    found.numbers["men"] += 1
    found.numbers["messages in"] += len(seen.of(man.address))
    found.numbers["replies out"] += len(man.ours)
    found.numbers["turns"] += len(told.committed)
    found.numbers["alarms"] += sum(flag.action in STOPPING for flag in man.flags)
    found.numbers["could not answer"] += told.could_not
    found.numbers["rasa down told"] += told.down
    found.numbers["asked in vain"] += told.asked - len(told.committed)
    found.numbers.update(sent.again)


def _inbound(seen: Seen, man: Man) -> Iterator[tuple[str, str]]:
    """Recorded exactly once, in the order he sent them."""
    wrote, kept = [update.text for update in seen.of(man.address)], [x.text for x in man.his]
    if wrote == kept:
        return
    lost, extra = Counter(wrote) - Counter(kept), Counter(kept) - Counter(wrote)
    if lost:
        yield "no inbound is lost", f"not recorded: {dict(lost)}"
    if extra:
        yield "an update is recorded once", f"recorded too often: {dict(extra)}"
    if not lost and not extra:
        yield "a man's messages keep their order", f"sent {wrote}, recorded {kept}"


def _words(man: Man, told: Thread) -> Iterator[tuple[str, str]]:
    """Each message was in exactly one turn that was kept, in order; danger ends the coaching."""
    stop = stopped_at(man, told)
    his = [line.text for line in man.his if stop is None or line.number < stop]
    words = [word for asked in told.committed for word in asked.words]
    if told.could_not:
        left = iter(his)
        if not all(word in left for word in words):
            yield "every message is answered once", f"asked {words} of {his}"
    elif stop is None and words != his:
        yield "every message is answered once", f"asked {words} of {his}"
    elif stop is not None and words != his[: len(words)]:
        yield "every message is answered once", f"asked {words}, before the danger {his}"


def _left_over(man: Man) -> Iterator[tuple[str, str]]:
    if not man.settled:
        yield "nothing owed is left", f"owed {man.owed}, waits {man.waits}"
