"""The chart of his days, looked at from the door."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from bot.pictures import Drawings, chart

pytestmark = pytest.mark.filterwarnings("error")

PAPER = (0xFA, 0xF7, 0xF2)
MOOD, ANGER, HAPPENED = (0x00, 0x63, 0x9C), (0xC9, 0x4F, 0x00), (0x1F, 0x2D, 0x3A)
FIRST = datetime(2025, 10, 14, 20, 30, tzinfo=timezone(timedelta(hours=2)))
Pixels = Callable[[str], Any]


def _days(
    mood: Sequence[float | None], anger: Sequence[float | None] = (), happened: Any = None
) -> list[dict[str, Any]]:
    angers = anger or [None] * len(mood)
    return [
        {
            "at": (FIRST + timedelta(days=day)).isoformat(),
            "mood": felt,
            "anger": angry,
            "happened": happened,
            "feelings": None,
        }
        for day, (felt, angry) in enumerate(zip(mood, angers, strict=True))
    ]


def _count(image: Any, colour: tuple[int, int, int]) -> int:
    """Pixels of that colour within the plot: neither the headline nor the names at the right."""
    return int((image[230:1290, 130:850] == colour).all(axis=2).sum())


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 30, 40, 60, 400])
def test_any_number_of_days_fits_on_the_sheet(
    drawings: Drawings, pixels: Pixels, count: int
) -> None:
    mood, anger = [day % 11 for day in range(count)], [10 - day % 11 for day in range(count)]
    days = _days(mood, anger, ["raised_voice"])
    image = pixels(drawings.chart(days, "7"))
    assert image.shape == (1350, 1080, 3)
    edge = image.copy()
    edge[36:-36, 36:-36] = PAPER
    assert (edge == PAPER).all()
    assert {"My days", "Not evidence of safety or change."} <= set(chart.drawn(days).words)


def test_a_chart_has_a_file_of_its_own(drawings: Drawings, folder: Path) -> None:
    first, second = drawings.chart(_days([5]), "7"), drawings.chart(_days([5]), "7")
    assert first != second
    assert Path(first).parent == folder.resolve()
    assert Path(first).name.startswith("chart-7-")


def test_no_days_are_said_in_words() -> None:
    written = chart.drawn([]).words
    assert "No check-ins yet." in written


def test_both_lines_are_named_where_they_end() -> None:
    written = chart.drawn(_days([4, 6, 7], [8, 5, 2])).words
    assert written[-2:] == ("Mood", "Anger")


def test_the_names_do_not_lie_upon_each_other_when_the_lines_meet(
    drawings: Drawings, pixels: Pixels
) -> None:
    def names(mood: int, anger: int) -> list[int]:
        image = pixels(drawings.chart(_days([4, mood], [8, anger]), "7"))[:, 872:]
        return [int((image == colour).all(axis=2).sum()) for colour in (MOOD, ANGER)]

    assert names(5, 5) == pytest.approx(names(9, 1), rel=0.05)


def test_a_line_he_never_answered_is_neither_drawn_nor_named(
    drawings: Drawings, pixels: Pixels
) -> None:
    image = pixels(drawings.chart(_days([4, 6, 7]), "7"))
    written = chart.drawn(_days([4, 6, 7])).words
    assert "Mood" in written
    assert "Anger" not in written
    assert _count(image, ANGER) == 0
    assert _count(image, MOOD) > 0


def test_a_day_without_an_answer_is_a_gap_and_not_a_bridge(
    drawings: Drawings, pixels: Pixels
) -> None:
    whole = pixels(drawings.chart(_days([5, 5, 5, 5, 5]), "7"))
    gap = pixels(drawings.chart(_days([5, 5, None, 5, 5]), "7"))
    middle = slice((144 + 860) // 2 - 60, (144 + 860) // 2 + 60)
    assert (whole[600:800, middle] == MOOD).all(axis=2).any()
    assert not (gap[600:800, middle] == MOOD).all(axis=2).any()


def test_an_answer_between_two_gaps_is_still_a_point(drawings: Drawings, pixels: Pixels) -> None:
    image = pixels(drawings.chart(_days([None, 5, None]), "7"))
    assert _count(image, MOOD) > 100


@pytest.mark.parametrize("happened", [None, [], ["nothing"]])
def test_a_day_on_which_nothing_happened_is_not_marked(
    happened: Any,
) -> None:
    written = chart.drawn(_days([5, 5], [1, 1], happened)).words
    assert "Something happened" not in written


def test_a_day_on_which_something_happened_is_marked(drawings: Drawings, pixels: Pixels) -> None:
    days = _days([5, 5, 5], [1, 1, 1], ["nothing"])
    days[1]["happened"] = ["nothing", "threw_something"]
    image = pixels(drawings.chart(days, "7"))
    assert "Something happened" in chart.drawn(days).words
    assert (image[1050:1150, 485:520] == HAPPENED).all(axis=2).sum() > 80
    assert not (image[1090:1150, 130:400] == HAPPENED).all(axis=2).any()


def test_dates_are_thinned_and_keep_the_first_and_the_last() -> None:
    written = chart.drawn(_days([5] * 40)).words
    dates = [line for line in written if line.endswith(("Oct", "Nov"))]
    assert dates == ["14 Oct", "27 Oct", "9 Nov", "22 Nov"]
    assert "14 Oct to 22 Nov 2025" in written


def test_days_across_new_year_say_both_years() -> None:
    written = chart.drawn(_days([5] * 90)).words
    assert "14 Oct 2025 to 11 Jan 2026" in written


def test_two_check_ins_of_one_day_have_one_date() -> None:
    days = _days([4, 6])
    days[1]["at"] = (FIRST + timedelta(hours=2)).isoformat()
    written = chart.drawn(days).words
    assert written.count("14 Oct") == 1
    assert "14 Oct 2025" in written


def test_the_order_in_which_check_ins_are_given_does_not_matter(
    drawings: Drawings, pixels: Pixels
) -> None:
    days = _days([1, 9, 4], [5, 5, 2])
    one, other = drawings.chart(days, "7"), drawings.chart(days[::-1], "7")
    assert (pixels(one) == pixels(other)).all()


def test_values_beyond_the_scale_stay_on_it(drawings: Drawings, pixels: Pixels) -> None:
    beyond, at_the_end = drawings.chart(_days([14, -3]), "7"), drawings.chart(_days([10, 0]), "7")
    assert (pixels(beyond) == pixels(at_the_end)).all()
