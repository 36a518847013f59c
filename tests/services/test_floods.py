"""Ten thousand messages of one man: he is slowed, politely; others are not, and nothing grows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from bot.core.errors import Unusable
from bot.core.messages import FLOOD, LONGEST
from bot.core.phrases.system import too_fast
from bot.services.intake import ENOUGH, Intake, Newcomer
from bot.services.turnstile import Turnstile
from tests.peers.stage import WINDOW, Stage
from tests.peers.world import turn
from tests.services.test_remind import THREAT


async def test_more_than_anybody_types_is_kept_and_answered_with_one_polite_line(
    stage: Stage,
) -> None:
    for number in range(FLOOD + 5):
        await stage.say(f"and {number}")
    await stage.settle()
    assert stage.dialogue.asks == []
    assert stage.door.texts() == [too_fast()]
    assert await stage.owed() == []
    assert len(await stage.transcript()) == FLOOD + 6
    stage.dialogue.will(turn("Tell me."))
    await stage.say("she left")
    await stage.settle()
    assert stage.door.texts()[-1] == "Tell me."


async def test_as_much_as_somebody_may_type_is_answered_together(stage: Stage) -> None:
    stage.dialogue.will(turn("I read it all."))
    for number in range(FLOOD):
        await stage.say(f"and {number}")
    await stage.settle()
    [ask] = stage.dialogue.asks
    assert ask.text is not None
    assert ask.text.count("\n") == FLOOD - 1


async def test_danger_in_a_flood_is_an_alarm_like_any_other(stage: Stage) -> None:
    for number in range(FLOOD + 5):
        await stage.say(THREAT if number == FLOOD else f"and {number}")
    await stage.settle()
    [flag] = await stage.flags()
    assert flag.concern.action == "page"
    assert "999" in " ".join(stage.door.texts())


async def test_what_is_said_after_an_alarm_does_not_pile_up_at_a_door_that_is_down(
    stage: Stage,
) -> None:
    stage.door.down = True
    for number in range(5 * ENOUGH):
        await stage.say(THREAT if number % 7 == 0 else f"are you there {number}")
    assert len(await stage.waiting("delivery")) <= ENOUGH + 3
    assert len(await stage.flags()) == len(range(0, 5 * ENOUGH, 7))
    stage.door.down = False
    await stage.wait(timedelta(minutes=10))
    assert "999" in " ".join(stage.door.texts())


@dataclass
class SlowStorage:
    """Takes one unit at a time and remembers whose came through."""

    inner: Any
    order: list[str]

    async def run(self, unit: Callable[[Any], Any]) -> Any:
        """Run it."""
        found = await self.inner.run(unit)
        self.order.append(asyncio.current_task().get_name())  # type: ignore[union-attr]
        return found


async def test_ten_thousand_at_once_make_their_own_man_wait_and_nobody_else(stage: Stage) -> None:
    order: list[str] = []
    intake = Intake(SlowStorage(stage.database, order), WINDOW)  # type: ignore[arg-type]
    him, other = (Newcomer(name, "GB", "Europe/London") for name in ("sam", "joe"))
    flood = [
        asyncio.create_task(intake.take(stage.inbound(f"{n}"), him), name="sam")
        for n in range(10_000)
    ]
    await asyncio.sleep(0)
    joe = asyncio.create_task(intake.take(stage.inbound("hi", "joe"), other), name="joe")
    await joe
    assert order.count("sam") < 50
    for task in flood[500:]:
        task.cancel()
    await asyncio.gather(*flood, return_exceptions=True)
    assert [said.text for said in await stage.transcript()] == [str(n) for n in range(500)]
    assert len(intake._turnstile) == 0


async def test_a_turnstile_lets_one_of_a_key_through_at_a_time_and_forgets_it() -> None:
    turnstile, inside, most = Turnstile(), [0], [0]

    async def pass_through(fails: bool) -> None:
        async with turnstile.through("a"):
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            await asyncio.sleep(0)
            inside[0] -= 1
            if fails:
                raise ZeroDivisionError

    await asyncio.gather(*(pass_through(n % 2 == 0) for n in range(6)), return_exceptions=True)
    assert most == [1]
    assert len(turnstile) == 0


async def test_a_message_longer_than_any_platform_sends_is_refused_not_cut(stage: Stage) -> None:
    with pytest.raises(Unusable, match=f"{LONGEST + 1} characters; the most is {LONGEST}"):
        await stage.say("x" * (LONGEST + 1))
    await stage.say("x" * LONGEST)
    assert len((await stage.owed())[0]) == LONGEST
