"""Labelled messages in many voices: heard as labelled, and clean twins stay clean."""

from __future__ import annotations

import pytest

from nlu.hearing import hear
from tests.nlu.hearing.probing import Probe, found, is_heard, probes

BY_KIND = (
    "scales",
    "feelings",
    "blame",
    "story",
    "body",
    "deeds",
    "replies",
    "times",
    "innocent",
    "grievance",
    "measures",
    "wishes",
)
FRESH = (
    "fresh_one",
    "fresh_two",
    "fresh_three",
    "fresh_four",
    "fresh_five",
    "fresh_six",
    "fresh_seven",
    "fresh_eight",
    "fresh_nine",
    "fresh_ten",
    "fresh_eleven",
)
"""Written without a look at the rules, one round after the other; kept with what was learnt."""
KNOWN_GAPS = frozenset(
    {
        "angry but not crazy angry",
        "i told my wife she was useless. that was wrong of me",
        "silly little girl crying again",
        "shes always up before me",
        "i hit the steering wheel, she wouldnt stop crying",
        "she was grand ten minutes later",
        "shes got one eye on the door, i can tell",
        "she always has to have the last word",
        "she never turns the lights off and i pay the bill",
        "that was me and only me. the door, the shouting, all of it",
        "texted her 60 times when she was at her mams",
        "dont poke a bear and cry when it bites",
        "told my son he was useless, his face fell",
        "i cheated, i lied, i made her think she was mad. all me",
        "nne",
        "i earn it, i say how its spent",
        "wife would give it 3. id give it 6",
        "fired the dinner in the bin and told her to cook it again",
        "hid the car keys on her so she missed her shift",
        "raised my fist to her. didnt swing but she thought i would, and thats on me",
        "thats the ptsd, not me",
        "in my house i decide",
        "she always leaves the porch light on for me",
        "it was nothing, she just wanted a lift",
        "if it wasnt for the group id be back inside",
        "kicked a hole in the bathroom door with the kids in the next room",
        "called my daughter a brat and worse",
        "i took her phone and wouldnt give it back",
        "sorry for the wall. she does know how to get to me tho",
        "barely touched the door",
        "the brains of a rocking horse that one",
        "lazy lump sat there all day",
        "bet she planned the whole thing with her mother",
        "i pay for that phone i should see whats on it",
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
