"""Two and four processes over one database, half of them stopped past their leases."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.storage.database import Database
from tests.crowd import verdict
from tests.crowd.building import building
from tests.crowd.plan import Plan

MEN = 1000


@pytest.mark.slow
@pytest.mark.parametrize("offices", [2, 4])
async def test_a_thousand_men_are_answered_once_and_in_order_though_half_the_offices_fall_asleep(
    url: str, database: Database, tmp_path: Path, offices: int
) -> None:
    plan = Plan(MEN, offices)
    with building(url, tmp_path, plan) as house:
        house.take_in()
        house.wait_until_they_stop()
        house.take_over()
        house.wake()
        house.wait_until_all_is_done()
        house.end()
        entries = house.diary.read()
    talks = await verdict.kept(database)
    verdict.see_that_duplicates_were_known(entries, plan)
    verdict.see_that_every_message_was_answered_once_and_in_order(talks, plan)
    verdict.see_that_everything_was_sent_once_and_in_order(talks, entries)
    verdict.see_that_no_two_were_in_one_talk_at_once(entries)
    verdict.see_that_what_stopped_offices_came_back_with_was_dropped(entries, plan)
