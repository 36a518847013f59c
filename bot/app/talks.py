"""Talks: on the screen, by lines in simulated time, and the demonstration."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TextIO

import typer

from bot.app.coach import Coach, Neighbour, SystemClock, log_to, open_database
from bot.app.progress import Progress
from bot.channels.terminal.clock import SimulatedClock
from bot.channels.terminal.lines import Hooks, LineDoor, LineTalk
from bot.channels.terminal.screen import Demo, Screen
from bot.channels.terminal.script import SAM
from bot.core.conversation import Conversation
from bot.core.kept import Said
from bot.core.messages import Inbound
from bot.core.work import Work
from bot.services.intake import TURN, Newcomer
from bot.services.ports import Clock, Ledger
from bot.settings import ROOT, Settings, load
from bot.storage.database import Database

AWAY_AFTER = timedelta(hours=6)
"""Silence after which the coach greets him anew."""
KINDS = (TURN, "timer", "delivery")
DEMONSTRATION = (
    "A demonstration: Sam is a script, the coach is real. "
    "`make talk` in a terminal opens your own.\n"
)


async def talk_on_screen(participant: str | None = None, country: str | None = None) -> None:
    """Open the conversation in this terminal, with everything running behind it."""
    settings = _settings(country)
    log_to(settings.log_level, ROOT / "var" / "beneath.log")
    name = participant or settings.name
    progress = Progress()
    database = open_database(settings)
    async with Neighbour(settings, progress) as neighbour:
        progress.done()
        coach: Coach
        newcomer = Newcomer(name, settings.country, settings.time_zone)

        async def take(inbound: Inbound) -> None:
            await coach.take(inbound, newcomer)

        screen = Screen(name, take)
        coach = Coach(settings, database, neighbour.client, SystemClock(), {"terminal": screen})
        talk = await _talk_of(database, newcomer, SystemClock())
        coach.limit_to(talk.id)
        last = await database.run(lambda ledger: _greeted(ledger, talk.id))
        if last is not None:
            screen.show(last.text, last.buttons)
        await _while_working(coach, screen.run())
    database.close()


def _greeted(ledger: Ledger, talk_id: int) -> Said | None:
    """The coach speaks first to a new man or one who was away; else its last words are shown."""
    now = SystemClock().now()
    heard_at = ledger.conversation(talk_id).last_heard_at
    if heard_at is None or now - heard_at > AWAY_AFTER:
        ledger.queue.put(Work("timer", "hello", f"talk:{talk_id}", talk_id, now))
        return None
    return ledger.last_said(talk_id)


async def demo() -> None:
    """Play Sam's walk-back through the real stack, in a database of its own."""
    settings = _settings(None, database="sqlite:///var/demo.db", quiet_for=0)
    log_to(settings.log_level)
    for old in (ROOT / "var").glob("demo.db*"):
        old.unlink()
    progress = Progress()
    database = open_database(settings)
    async with Neighbour(settings, progress) as neighbour:
        progress.done()
        typer.echo(DEMONSTRATION)
        coach: Coach

        async def take(inbound: Inbound) -> None:
            await coach.take(inbound, Newcomer("sam", settings.country, settings.time_zone))

        door = Demo(take, settings.demo_pace)
        coach = Coach(settings, database, neighbour.client, SystemClock(), {"terminal": door})
        await _while_working(coach, _played(door))
    database.close()


async def _played(door: Demo) -> None:
    await door.run(SAM, "sam")
    await door.until_quiet()


async def talk_by_lines(
    participant: str | None,
    country: str | None,
    start: datetime | None,
    lines: Iterable[str],
    out: TextIO,
) -> int:
    """A scripted talk in simulated time; returns how many lines could not be used."""
    settings = _settings(country)
    log_to(settings.log_level)
    newcomer = Newcomer(participant or settings.name, settings.country, settings.time_zone)
    database = open_database(settings)
    progress = Progress()
    async with Neighbour(settings, progress) as neighbour:
        progress.done()
        clock = SimulatedClock(start or datetime.now(UTC))
        door = LineDoor(out)
        coach = Coach(settings, database, neighbour.client, clock, {"terminal": door})
        talk = await _talk_of(database, newcomer, clock)
        coach.limit_to(talk.id)
        line_talk = LineTalk(
            door,
            clock,
            _hooks(coach, newcomer, talk.id),
            newcomer.name,
            settings.quiet_window,
        )
        await line_talk.run(lines)
    database.close()
    return line_talk.errors


def _hooks(coach: Coach, newcomer: Newcomer, talk_id: int) -> Hooks:
    async def take(inbound: Inbound) -> None:
        await coach.intake.take(inbound, newcomer)

    async def settle(horizon: datetime) -> bool:
        worked = await coach.desk.step(horizon)
        worked += await coach.bell.step()
        return bool(worked + await coach.courier.step())

    async def next_due() -> datetime | None:
        return await coach.database.run(lambda ledger: ledger.queue.next_due(KINDS, talk_id))

    async def on_offer() -> tuple[str, ...]:
        return await coach.database.run(lambda ledger: ledger.on_offer(talk_id))

    return Hooks(take, settle, next_due, on_offer)


async def _talk_of(database: Database, newcomer: Newcomer, clock: Clock) -> Conversation:
    """His conversation at the terminal; what a killed talk of his had leased is free again."""

    def unit(ledger: Ledger) -> Conversation:
        man = ledger.participant(newcomer.name, newcomer.country, newcomer.time_zone, clock.now())
        if man.country != newcomer.country:
            ledger.keep_participant(replace(man, country=newcomer.country))
        talk = ledger.conversation_at("terminal", newcomer.name, man.id)
        ledger.queue.release(talk.id)
        return talk

    return await database.run(unit)


async def _while_working(coach: Coach, front: Awaitable[None]) -> None:
    """Run the workers for as long as the front lasts, then let what is in the outbox go out."""
    await coach.expire.plan()
    working = [asyncio.create_task(worker.run()) for worker in coach.workers]
    try:
        await front
    finally:
        for task in working:
            task.cancel()
        for task in working:
            with suppress(asyncio.CancelledError):
                await task


def _settings(country: str | None, **given: object) -> Settings:
    return load(**({"country": country} if country else {}), **given)
