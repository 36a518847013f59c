"""The verdict objects to what is false, and to nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.core import safety
from bot.core.messages import Lane
from bot.core.phrases import coaching_stays_stopped, safety_reply
from bot.core.safety import Action
from tests.chaos.books import Broken, overheard, verdict
from tests.chaos.kept import Line, Man, Raised
from tests.chaos.seen import Asked, Attempt, Blow, Seen, Told, Update
from tests.chaos.sentences import KILL_HER

SAM = "man-0000"
BOT, NEXT_BOT = 11, 12
HALF = "the dialogue is never half advanced"
TWICE = "a reply comes twice only for a reason"


def at(second: int) -> str:
    """A moment, as the books write it."""
    return f"2026-03-02T19:00:{second:02}+00:00"


class Books:
    """One man who says two things and is answered; then he threatens, and writes on."""

    def __init__(self) -> None:
        """Everything fits."""
        concern = safety.screen(KILL_HER, None)
        assert concern is not None
        self.seen = Seen()
        self.lines: list[Line] = []
        self.flags = [Raised(7, Action.PAGE, concern)]
        self.state: dict[str, Any] = {"step": 2}
        self.coached = False
        his = ("hi", "6", KILL_HER, "hello")
        self.seen.updates = [Update(n, SAM, x, "text", n) for n, x in enumerate(his, 1)]
        self.seen.given = {1: 2, 2: 1, 3: 1, 4: 1}
        self._hear(1, "hi", 0)
        self._say("How hot, 0 to 10?", Lane.REPLY, 1)
        self._hear(3, "6", 2)
        self._say("A six.", Lane.REPLY, 3)
        self._say("What happened?", Lane.REPLY, 3)
        self._hear(7, KILL_HER, 4)
        for text in safety_reply(concern, "GB"):
            self._say(text, Lane.CRISIS, 4)
        self._hear(10, "hello", 5)
        self._say(coaching_stays_stopped("GB", 10), Lane.CRISIS, 5)
        self.seen.asks = [
            self._asked("hi", {}, 1, "How hot, 0 to 10?"),
            self._asked("6", {"step": 1}, 2, "A six.", "What happened?"),
            self._asked("late", {"step": 2}, 3, "Dropped: the danger came first."),
        ]

    def _hear(self, number: int, text: str, second: int) -> None:
        self.lines.append(Line(number, True, text, at(second), "recorded"))

    def _say(self, text: str, lane: Lane, second: int) -> None:
        number = self.lines[-1].number + 1
        self.lines.append(Line(number, False, text, at(second), "sent", lane))
        self.seen.attempts.append(self.attempt(text, lane, second))

    def attempt(self, text: str, lane: Lane, second: int, office: int = BOT) -> Attempt:
        """A send that was taken and answered, and told so."""
        place = len(self.seen.attempts) + 1
        name = f"{office}-{place}"
        self.seen.told[name] = Told("sent", place + 0.2)
        took = (place, place + 0.1, place + 0.2)
        return Attempt(name, office, SAM, int(lane), at(second), text, *took)

    @staticmethod
    def _asked(words: str, state: dict[str, Any], step: int, *replies: str) -> Asked:
        messages = [{"text": text} for text in replies]
        answer = {"messages": messages, "acts": [], "state": {"step": step}, "asked": None}
        return Asked(1, {"text": words, "state": state, "facts": {"seed": 1}}, step, answer, 200)

    def objections(self) -> list[Broken]:
        """What the verdict has against them."""
        man = Man(
            address=SAM,
            number=1,
            lines=tuple(self.lines),
            state=self.state,
            coached=self.coached,
            flags=tuple(self.flags),
        )
        return verdict(self.seen, {SAM: man}).broken

    def again(self, office: int = BOT) -> Attempt:
        """The last reply of the coaching arrives once more; the attempt before it."""
        before = self.seen.attempts[2]
        self.seen.attempts.append(self.attempt(before.text, Lane.REPLY, 3, office))
        return before


def test_books_that_fit_are_not_objected_to() -> None:
    assert Books().objections() == []


def _message_lost(books: Books) -> None:
    books.seen.updates.append(Update(5, SAM, "are you there", "text", 5))


def _recorded_twice(books: Books) -> None:
    books.lines.append(replace(books.lines[0], number=20))


def _order_lost(books: Books) -> None:
    one, two = books.seen.updates[:2]
    books.seen.updates[:2] = [replace(one, text=two.text), replace(two, text=one.text)]


def _reply_lost(books: Books) -> None:
    del books.seen.attempts[1]


def _reply_doubled(books: Books) -> None:
    books.again()


def _replies_overtaken(books: Books) -> None:
    one, two = books.seen.attempts[1:3]
    one.taken, two.taken = two.taken, one.taken


def _sent_past_the_outbox(books: Books) -> None:
    books.seen.attempts.append(books.attempt("Where did that come from?", Lane.REPLY, 9))


def _half_advanced(books: Books) -> None:
    books.state = {"step": 1}


def _replies_of_a_dropped_turn(books: Books) -> None:
    books.state = {"step": 2}
    place = next(n for n, line in enumerate(books.lines) if line.text == "What happened?")
    books.lines[place] = replace(books.lines[place], text="Dropped: the danger came first.")
    books.seen.attempts[2].text = "Dropped: the danger came first."


def _asked_from_nowhere(books: Books) -> None:
    books.seen.asks[1].ask = {**books.seen.asks[1].ask, "state": {"step": 9}}


def _answered_twice(books: Books) -> None:
    books.seen.asks[1].ask = {**books.seen.asks[1].ask, "text": "hi"}


def _alarm_lost(books: Books) -> None:
    books.flags.clear()


def _alarm_doubled(books: Books) -> None:
    books.flags *= 2


def _alarm_unanswered(books: Books) -> None:
    books.lines = [line for line in books.lines if line.said_at != at(4) or line.from_him]
    books.seen.attempts = [one for one in books.seen.attempts if one.said_at != at(4)]


def _coached_after_the_danger(books: Books) -> None:
    books.lines.append(Line(20, False, "And then?", at(9), "sent", Lane.REPLY))
    books.seen.attempts.append(books.attempt("And then?", Lane.REPLY, 9))


def _left_alone_after_the_danger(books: Books) -> None:
    books.lines.pop()
    books.seen.attempts.pop()


def _still_coached(books: Books) -> None:
    books.coached = True


def _still_under_way(books: Books) -> None:
    books.lines[1] = replace(books.lines[1], state="queued")


@pytest.mark.parametrize(
    ("falsify", "promise"),
    [
        (_message_lost, "no inbound is lost"),
        (_recorded_twice, "an update is recorded once"),
        (_order_lost, "a man's messages keep their order"),
        (_reply_lost, "no reply is lost"),
        (_reply_doubled, TWICE),
        (_replies_overtaken, "replies keep their order"),
        (_sent_past_the_outbox, "nothing is sent outside the outbox"),
        (_half_advanced, HALF),
        (_replies_of_a_dropped_turn, HALF),
        (_asked_from_nowhere, HALF),
        (_answered_twice, "every message is answered once"),
        (_alarm_lost, "every alarm is raised once"),
        (_alarm_doubled, "every alarm is raised once"),
        (_alarm_unanswered, "every alarm is answered once"),
        (_coached_after_the_danger, "danger stops the coaching"),
        (_left_alone_after_the_danger, "who writes on is answered once"),
        (_still_coached, "danger stops the coaching"),
        (_still_under_way, "nothing owed is left"),
    ],
)
def test_falsified_books_are_objected_to(falsify: Callable[[Books], None], promise: str) -> None:
    books = Books()
    falsify(books)
    assert promise in {one.promise for one in books.objections()}


def test_a_reply_may_come_again_when_the_door_gave_no_answer() -> None:
    books = Books()
    books.seen.told[books.again().name] = Told("unknown", 3.2)
    assert books.objections() == []


def test_a_sentence_in_a_log_is_objected_to() -> None:
    seen = Books().seen
    assert list(overheard(seen, "turn 7 failed: Unreachable at runners.py:234\n")) == []
    assert list(overheard(seen, f"turn 7 failed: {KILL_HER}\n"))
    assert list(overheard(seen, "sent: How hot, 0 to 10?\n"))


def test_a_reminder_of_unknown_fate_may_be_missing_and_a_reply_may_not() -> None:
    books = Books()
    place = next(n for n, line in enumerate(books.lines) if line.text == "What happened?")
    del books.seen.attempts[2]
    for lane, lost in ((Lane.REMINDER, False), (Lane.REPLY, True)):
        books.lines[place] = replace(books.lines[place], lane=lane, state="unknown")
        promises = {one.promise for one in books.objections()}
        assert ("no reply is lost" in promises) is lost


def test_a_reply_may_come_again_when_its_bot_died_before_the_commit() -> None:
    books = Books()
    books.again(NEXT_BOT)
    books.seen.ended[BOT] = 3.3
    assert books.objections() == []


def test_a_death_long_after_the_answer_excuses_nothing() -> None:
    books = Books()
    books.again(NEXT_BOT)
    books.seen.ended[BOT] = 60.0
    assert TWICE in {one.promise for one in books.objections()}


def test_a_full_disk_excuses_what_it_cut_off_only() -> None:
    books = Books()
    books.again()
    books.seen.blows.append(Blow("disk", 3.0, 5.0))
    assert books.objections() == []
    books.seen.blows[0] = Blow("disk", 30.0, 32.0)
    assert TWICE in {one.promise for one in books.objections()}


def test_a_frozen_bot_excuses_what_it_was_sending_and_not_what_others_did() -> None:
    books = Books()
    books.again(NEXT_BOT)
    books.seen.blows.append(Blow("frozen", 3.1, 9.0, BOT))
    assert books.objections() == []
    books.seen.blows[0] = Blow("frozen", 3.1, 9.0, NEXT_BOT)
    assert TWICE in {one.promise for one in books.objections()}


def test_a_turn_that_was_asked_again_is_kept_once() -> None:
    books = Books()
    books.seen.asks.insert(1, books.seen.asks[1])
    books.seen.asks.insert(0, replace(books.seen.asks[0], answer=None))
    assert books.objections() == []


def test_an_ask_of_an_old_state_is_harmless_as_long_as_it_is_not_kept() -> None:
    books = Books()
    books.seen.asks.append(replace(books.seen.asks[0], at=9.0))
    assert books.objections() == []
    books.state = {"step": 1}
    assert HALF in {one.promise for one in books.objections()}
