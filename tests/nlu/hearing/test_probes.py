"""Labelled messages in many voices: heard as labelled, and clean twins stay clean."""

from __future__ import annotations

import pytest

from nlu.hearing import hear
from tests.nlu.hearing.probing import Probe, found, is_heard, probes

BY_KIND = ("scales", "feelings", "blame", "story", "body", "deeds", "replies", "times")
FRESH = ("fresh_one", "fresh_two", "fresh_three", "fresh_four", "fresh_five", "fresh_six")
"""Written without a look at the rules, one round after the other; kept with what was learnt."""
KNOWN_GAPS = frozenset(
    {
        "angry but not crazy angry",
        "i told my wife she was useless. that was wrong of me",
        "silly little girl crying again",
        "shes always up before me",
        "i hit the steering wheel, she wouldnt stop crying",
    }
)
EVERY = [probe for name in (*BY_KIND, *FRESH) for probe in probes(name)]


@pytest.mark.parametrize(
    "probe",
    [p for p in EVERY if p.text not in KNOWN_GAPS],
    ids=lambda p: f"{p.asked}: {p.text}"[:80],
)
def test_a_message_is_heard_as_labelled(probe: Probe) -> None:
    for kind, values in probe.wanted:
        heard = found(hear(probe.text, probe.asked), kind)
        assert is_heard(probe, kind, values), (
            f"{probe.text!r}: {kind} wanted {values}, heard {heard}"
        )


@pytest.mark.parametrize("probe", EVERY, ids=lambda p: f"{p.asked}: {p.text}"[:80])
def test_owning_with_a_but_is_never_filed_as_owned(probe: Probe) -> None:
    wanted = dict(probe.wanted).get("blame", ())
    choices = {choice for value in wanted for choice in value.split("|")}
    if choices - {"!blames_her"} and "owns" not in choices:
        assert "owns" not in hear(probe.text, probe.asked).blame


@pytest.mark.parametrize("probe", EVERY, ids=lambda p: f"{p.asked}: {p.text}"[:80])
@pytest.mark.parametrize("asked", [None, "part"])
def test_owns_and_owns_with_but_never_stand_together(probe: Probe, asked: str | None) -> None:
    assert not {"owns", "owns_with_but"} <= set(hear(probe.text, asked).blame)


OWNING = (
    "i threw the plate",
    "i shouted at her",
    "that was me",
    "i shouldnt have pushed him",
    "sorry i yelled",
    "i lost it",
)
TAKING_BACK = (
    " but she wound me up",
    ", but she started it",
    ". but she wouldnt stop",
    ". she wound me up though",
    " although she pushed me first",
    ", she just wouldnt let it go",
    " because she never listens",
    " only because she lied",
    ". if she hadnt laughed it wouldnt have happened",
    " except she asked for it",
    ". still, she knows what im like",
    " even though she started on me",
    ". mind you she was as bad",
    ", any man would",
    ". what was i supposed to do",
    ". she did it too",
    ". so did she",
    ". in fairness she hit me first",
    " BUT SHE MADE ME",
)


@pytest.mark.parametrize("owning", OWNING)
@pytest.mark.parametrize("back", TAKING_BACK)
def test_an_owning_taken_back_is_never_owned_however_it_is_joined(owning: str, back: str) -> None:
    assert "owns" not in hear(owning + back, "part").blame
    assert "owns" not in hear(owning + back).blame
