"""Who holds a talk."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.core.conversation import Conversation, Holder

TALK = Conversation(1, 1, "terminal", "sam")
NOW = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)


def test_the_coach_holds_a_new_talk() -> None:
    assert TALK.coached


def test_danger_stops_the_coach_and_a_person_opens_the_talk_again() -> None:
    stopped = TALK.stopped()
    assert not stopped.coached
    assert stopped.holder is Holder.NOBODY
    assert stopped.reopened() == TALK


def test_a_talk_that_a_human_holds_is_not_the_coachs() -> None:
    assert not replace(TALK, holder=Holder.HUMAN).coached


def test_a_turn_advances_the_dialogue_and_the_engine_is_up_again() -> None:
    state: dict[str, Any] = {"slots": {}}
    advanced = replace(TALK, told_down_at=NOW, asked="film").advanced(state, None)
    assert advanced.dialogue == state
    assert advanced.dialogue is not state
    assert (advanced.asked, advanced.told_down_at) == (None, None)


def test_a_talk_is_never_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        TALK.holder = Holder.HUMAN  # type: ignore[misc]
