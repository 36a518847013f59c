"""One queue for owed turns, deliveries and timers."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from bot.core.errors import LeaseLost
from bot.core.messages import Lane
from bot.core.work import Job, Work
from bot.services.ports import Ledger
from bot.storage.database import Database
from bot.storage.queue import LEASE_FOR
from tests.peers.stage import MONDAY_EVENING as NOW
from tests.peers.stage import opened

SECOND = timedelta(seconds=1)


def turn(talk: int = 1, due: datetime = NOW, *, merge: bool = True) -> Work:
    """A turn that is owed."""
    return Work("turn", "turn", f"talk:{talk}", talk, due, merge=merge)


def timer(reference: str, talk: int = 1, due: datetime = NOW, kind: str = "timer") -> Work:
    """A timer."""
    return Work(kind, reference, f"talk:{talk}", talk, due)


def delivery(reference: str, lane: Lane = Lane.REPLY, talk: int = 1) -> Work:
    """A message to be sent."""
    return Work("delivery", reference, f"out:{talk}:{int(lane)}", talk, NOW, lane)


async def put(database: Database, *works: Work) -> None:
    """Put them on the queue."""

    def unit(ledger: Ledger) -> None:
        for work in works:
            ledger.queue.put(work)

    await database.run(unit)


async def claim(
    database: Database,
    *kinds: str,
    now: datetime = NOW,
    owner: str = "a",
    most: int = 10,
    only: int | None = None,
) -> list[Job]:
    """Claim what is due."""
    wanted: Sequence[str] = kinds or ("turn", "timer", "delivery")
    return await database.run(lambda ledger: ledger.queue.claim(wanted, now, owner, most, only))


async def finish(database: Database, job: Job) -> None:
    """Take it off the queue."""
    await database.run(lambda ledger: ledger.queue.finish(job))


async def retry(database: Database, job: Job, due: datetime, *, counted: bool = True) -> None:
    """Give it back."""
    await database.run(lambda ledger: ledger.queue.retry(job, due, counted=counted))


async def next_due(database: Database, *kinds: str, only: int | None = None) -> datetime | None:
    """When the next is due."""
    return await database.run(lambda ledger: ledger.queue.next_due(kinds, only))


def references(jobs: Sequence[Job]) -> list[str]:
    """Their references."""
    return [job.reference for job in jobs]


async def test_nothing_is_claimed_before_it_is_due(database: Database) -> None:
    await put(database, turn(due=NOW + SECOND))
    assert await claim(database) == []
    [job] = await claim(database, now=NOW + SECOND)
    assert (job.kind, job.conversation_id, job.tries, job.owner) == ("turn", 1, 0, "a")
    assert job.due_at == NOW + SECOND


async def test_two_workers_never_run_one_key_at_once(database: Database) -> None:
    await put(database, turn(), timer("nudge"), turn(talk=2))
    first = await claim(database, "turn", owner="a")
    assert [job.conversation_id for job in first] == [1, 2]
    assert await claim(database, owner="b") == []
    await finish(database, first[0])
    assert references(await claim(database, owner="b")) == ["nudge"]


async def test_many_workers_over_one_file_do_every_job_once_and_no_key_twice_at_once(
    url: str, database: Database
) -> None:
    keys, each = 5, 6
    works = [timer(f"{key}-{n}", talk=key) for n in range(each) for key in range(keys)]
    await put(database, *works)
    homes = [opened(url) for _ in range(3)]
    done: list[str] = []
    busy: Counter[int] = Counter()

    async def work(home: Database, owner: str) -> None:
        while len(done) < len(works):
            for job in await claim(home, owner=owner, most=2):
                busy[job.conversation_id] += 1
                assert busy[job.conversation_id] == 1
                await finish(home, job)
                busy[job.conversation_id] -= 1
                done.append(job.reference)

    await asyncio.gather(*(work(home, f"w{n}") for n, home in enumerate(homes)))
    for home in homes:
        home.close()
    assert sorted(done) == sorted(work.reference for work in works)
    for key in range(keys):
        assert [d for d in done if d.startswith(f"{key}-")] == [f"{key}-{n}" for n in range(each)]


async def test_a_lease_that_expired_is_taken_over_and_the_first_worker_is_fenced_out(
    database: Database,
) -> None:
    await put(database, turn())
    [mine] = await claim(database, owner="a")
    assert await claim(database, owner="b", now=NOW + LEASE_FOR) == []
    [theirs] = await claim(database, owner="b", now=NOW + LEASE_FOR + SECOND)
    assert theirs.id == mine.id
    for undo in (
        lambda ledger: ledger.queue.finish(mine),
        lambda ledger: ledger.queue.retry(mine, NOW, counted=True),
        lambda ledger: ledger.queue.park(mine, NOW),
    ):
        with pytest.raises(LeaseLost):
            await database.run(undo)
    await finish(database, theirs)


async def test_a_unit_that_lost_its_lease_is_undone_as_a_whole(database: Database) -> None:
    await put(database, turn())
    [mine] = await claim(database, owner="a")
    [theirs] = await claim(database, owner="b", now=NOW + 2 * LEASE_FOR)

    def unit(ledger: Ledger) -> None:
        ledger.queue.put(timer("promise", talk=9))
        ledger.queue.finish(mine)

    with pytest.raises(LeaseLost):
        await database.run(unit)
    await finish(database, theirs)
    assert await claim(database, now=NOW + timedelta(days=1)) == []


async def test_a_new_fragment_only_moves_the_turn_that_waits(database: Database) -> None:
    await put(database, turn(), turn(due=NOW + SECOND))
    assert await claim(database) == []
    assert len(await claim(database, now=NOW + SECOND)) == 1


async def test_a_fragment_that_comes_during_a_turn_has_a_turn_of_its_own(
    database: Database,
) -> None:
    await put(database, turn())
    [first] = await claim(database)
    await put(database, turn())
    assert await claim(database, owner="b") == []
    await finish(database, first)
    [second] = await claim(database, owner="b")
    assert second.id != first.id


async def test_a_fragment_never_revives_a_parked_turn(database: Database) -> None:
    await put(database, turn())
    [job] = await claim(database)
    await database.run(lambda ledger: ledger.queue.park(job, NOW))
    assert await next_due(database, "turn") is None
    await put(database, turn())
    [fresh] = await claim(database, owner="b")
    assert fresh.id != job.id


async def test_works_that_do_not_merge_are_rows_of_their_own(database: Database) -> None:
    await put(database, turn(merge=False), turn(merge=False))
    [first] = await claim(database)
    await finish(database, first)
    assert len(await claim(database)) == 1


async def test_crisis_goes_first_then_replies_then_reminders(database: Database) -> None:
    await put(
        database,
        delivery("reminder", Lane.REMINDER, talk=1),
        delivery("reply", Lane.REPLY, talk=2),
        delivery("crisis", Lane.CRISIS, talk=3),
    )
    assert references(await claim(database, most=2)) == ["crisis", "reply"]


async def test_in_one_chat_a_reply_waits_until_the_crisis_messages_are_out(
    database: Database,
) -> None:
    crisis = Lane.CRISIS
    await put(database, delivery("reply"), delivery("c1", crisis), delivery("c2", crisis))
    order = []
    while jobs := await claim(database, "delivery"):
        order += references(jobs)
        for job in jobs:
            await finish(database, job)
    assert order == ["c1", "c2", "reply"]


async def test_a_crisis_message_overtakes_a_reply_that_cannot_be_sent(database: Database) -> None:
    await put(database, delivery("stuck"))
    [stuck] = await claim(database)
    await retry(database, stuck, NOW + timedelta(minutes=5))
    await put(database, delivery("crisis", Lane.CRISIS))
    assert references(await claim(database)) == ["crisis"]


async def test_what_is_tried_again_keeps_its_place(database: Database) -> None:
    await put(database, delivery("first"), delivery("second"), delivery("other", talk=2))
    [first, other] = await claim(database, "delivery")
    await finish(database, other)
    await retry(database, first, NOW + 5 * SECOND)
    assert await claim(database, "delivery") == []
    assert await next_due(database, "delivery") == NOW + 5 * SECOND
    [again] = await claim(database, "delivery", now=NOW + 5 * SECOND)
    assert (again.reference, again.tries) == ("first", 1)
    await finish(database, again)
    assert references(await claim(database, "delivery")) == ["second"]


async def test_a_try_that_is_not_counted_holds_up_nothing(database: Database) -> None:
    await put(database, timer("check_in"), timer("promise"))
    [job] = await claim(database, "timer")
    await retry(database, job, NOW + timedelta(minutes=15), counted=False)
    [promise] = await claim(database, "timer")
    assert (promise.reference, promise.tries) == ("promise", 0)


async def test_a_kind_we_do_not_know_blocks_nothing_and_stays(database: Database) -> None:
    await put(database, timer("round", kind="circle"), turn())
    assert references(await claim(database, "turn", "timer")) == ["turn"]
    assert await next_due(database, "turn", "timer") is None
    assert references(await claim(database, "circle")) == []


async def test_a_timer_that_waits_never_blocks_a_turn(database: Database) -> None:
    await put(database, timer("promise"), turn())
    assert references(await claim(database, "turn")) == ["turn"]


async def test_cancelled_timers_are_gone_but_not_the_one_being_worked_on(
    database: Database,
) -> None:
    await put(database, timer("nudge"), timer("nudge", talk=2), turn())
    await put(database, timer("promise", due=NOW + SECOND))
    [nudge] = await claim(database, "timer", only=1)
    await database.run(lambda ledger: ledger.queue.cancel(1, "nudge", "promise", "turn"))
    await finish(database, nudge)
    left = await claim(database, now=NOW + SECOND)
    assert sorted((job.kind, job.conversation_id) for job in left) == [("timer", 2), ("turn", 1)]


async def test_one_talk_can_be_worked_alone(database: Database) -> None:
    await put(database, turn(talk=1), turn(talk=2, due=NOW - SECOND))
    assert [job.conversation_id for job in await claim(database, only=1)] == [1]
    assert await next_due(database, "turn", only=1) is None
    assert await next_due(database, "turn", only=2) == NOW - SECOND


async def test_the_work_of_a_talk_that_was_killed_is_free_again(database: Database) -> None:
    await put(database, turn(talk=1), turn(talk=2))
    assert len(await claim(database, owner="killed")) == 2
    await database.run(lambda ledger: ledger.queue.release(1))
    assert [job.conversation_id for job in await claim(database, owner="b")] == [1]


async def test_the_next_due_time_looks_at_free_work_of_those_kinds(database: Database) -> None:
    assert await next_due(database, "turn") is None
    await put(database, turn(due=NOW + SECOND), timer("nudge", due=NOW, talk=2))
    assert await next_due(database, "turn") == NOW + SECOND
    assert await next_due(database, "turn", "timer") == NOW
    await claim(database, "timer")
    assert await next_due(database, "turn", "timer") == NOW + SECOND
