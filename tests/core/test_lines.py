"""The crisis lines: data that is checked, and shown only to those they are for."""

from typing import Any

import pytest

from bot.core.lines import (
    Audience,
    BadLine,
    For,
    State,
    all_lines,
    countries,
    emergency_number,
    line_from,
    lines_for,
    missing_emergency,
)

GOOD: dict[str, Any] = {
    "country": "GB", "for": "anyone", "name": "A line", "call": "1", "state": "ok",
}  # fmt: skip


def test_every_country_that_can_be_chosen_has_an_emergency_number_and_so_has_the_world() -> None:
    assert missing_emergency() == ()
    for country in countries():
        assert emergency_number(country).country == country
        assert emergency_number(country).call


def test_a_country_without_an_emergency_number_is_reported() -> None:
    assert missing_emergency(("GB", "XX")) == ("XX",)


@pytest.mark.parametrize("country", ["XX", "", "*", "South Africa", "ZA"])
@pytest.mark.parametrize("audience", list(Audience))
def test_an_unknown_country_has_the_lines_of_the_world(country: str, audience: Audience) -> None:
    assert emergency_number(country).call == "112"
    assert [line.web for line in lines_for(country, audience)] == ["", "findahelpline.com"]


@pytest.mark.parametrize("code", ["gb", " GB ", "uk", "UK"])
def test_a_country_is_known_however_its_code_is_typed(code: str) -> None:
    assert emergency_number(code).call == "999"


@pytest.mark.parametrize("country", [*countries(), "XX"])
@pytest.mark.parametrize("audience", list(Audience))
def test_the_emergency_number_comes_first_and_someone_to_talk_to_is_there(
    country: str, audience: Audience
) -> None:
    lines = lines_for(country, audience)
    assert lines[0].audience is For.EMERGENCY
    assert any(line.audience is For.ANYONE for line in lines)
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("country", [*countries(), "XX"])
def test_lines_for_a_person_harmed_are_shown_to_nobody_else(country: str) -> None:
    theirs = {For.HER, For.MALE_VICTIM, For.ANYONE_DV}
    for audience in (Audience.CRISIS, Audience.VIOLENCE):
        assert not theirs & {line.audience for line in lines_for(country, audience)}


def test_men_who_use_violence_see_the_line_for_them() -> None:
    assert "Men's Referral Service" in {line.name for line in lines_for("AU", "violence")}
    assert "Men's Referral Service" not in {line.name for line in lines_for("AU")}


@pytest.mark.parametrize("country", countries())
@pytest.mark.parametrize("audience", list(Audience))
def test_a_doubtful_line_is_shown_only_where_nothing_better_exists(
    country: str, audience: Audience
) -> None:
    for line in lines_for(country, audience):
        better = [
            other
            for other in all_lines()
            if (other.country, other.audience) == (country, line.audience)
            and other.state is State.OK
        ]
        assert line.state is State.OK or not better


def test_lines_open_at_any_hour_come_before_the_others_of_their_kind() -> None:
    for country in countries():
        for kind in For:
            hours = [x.always_open for x in lines_for(country) if x.audience is kind]
            assert hours == sorted(hours, reverse=True)


def test_israels_105_is_never_a_line() -> None:
    assert "105" not in {line.call for line in all_lines()}
    with pytest.raises(BadLine, match="105"):
        line_from(GOOD | {"country": "IL", "call": "105"})


@pytest.mark.parametrize(
    "change",
    [
        {"for": "dog"},
        {"state": "perhaps"},
        {"call": 999},
        {"call": ""},
        {"name": ""},
        {"colour": "red"},
        {"for": "emergency", "call": "", "web": "x.org"},
    ],
    ids=str,
)
def test_a_bad_record_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(BadLine):
        line_from(GOOD | change)


def test_a_record_without_what_it_needs_is_refused() -> None:
    with pytest.raises(BadLine):
        line_from({"country": "GB"})


def test_an_unknown_audience_is_an_error() -> None:
    with pytest.raises(ValueError, match="everyone"):
        lines_for("GB", "everyone")


def test_a_line_reads_as_one_short_row() -> None:
    line = line_from(GOOD | {"text": "2", "web": "a.org", "hours": "24/7", "note": "free"})
    assert str(line) == "A line: call 1, text 2, a.org (24/7, free)"
    assert str(line_from(GOOD)) == "A line: call 1"
