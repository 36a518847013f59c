"""The card of a walk-back, looked at from the door."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.pictures import Drawings, card

pytestmark = pytest.mark.filterwarnings("error")

PAPER = (0xFA, 0xF7, 0xF2)
Walk = dict[str, Any]
Pixels = Callable[[str], Any]
LONG = "i came in late and it had all kicked off about the washing and i just lost it "


def _untouched_at_the_edge(image: Any, margin: int = 40) -> bool:
    inside = image[margin:-margin, margin:-margin]
    ink = (image != PAPER).any(axis=2).sum()
    return bool(ink == (inside != PAPER).any(axis=2).sum())


def test_importing_the_pictures_does_not_load_the_drawing_library() -> None:
    code = "import sys, bot.pictures; sys.exit('matplotlib' in sys.modules)"
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_a_card_is_a_portrait_png_with_something_on_it(
    drawings: Drawings, walk_back: Walk, pixels: Pixels
) -> None:
    image = pixels(drawings.card(walk_back, "7"))
    height, width, _ = image.shape
    assert width == 1080
    assert 1180 <= height <= 1620
    assert (image != PAPER).any(axis=2).mean() > 0.05
    assert _untouched_at_the_edge(image)


def test_a_card_may_be_read_by_its_owner_alone(
    drawings: Drawings, walk_back: Walk, folder: Path
) -> None:
    folder.mkdir(mode=0o755)
    before = os.umask(0)
    try:
        path = drawings.card(walk_back, "7")
    finally:
        os.umask(before)
    assert stat.S_IMODE(Path(path).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_every_card_has_a_file_of_its_own_whose_name_holds_no_word_of_his(
    drawings: Drawings, walk_back: Walk, folder: Path
) -> None:
    paths = {drawings.card(walk_back, "7") for _ in range(3)}
    assert len(paths) == 3
    for path in map(Path, paths):
        assert path.is_absolute()
        assert path.parent == folder.resolve()
        assert path.name.startswith("card-7-")
        assert not any(word in path.name for word in ("useless", "kicked", "van", "dent"))


def test_a_name_cannot_lead_out_of_the_folder(
    drawings: Drawings, walk_back: Walk, folder: Path
) -> None:
    path = Path(drawings.card(walk_back, "../../etc/7"))
    assert path.parent == folder.resolve()


def test_the_file_says_nothing_but_the_picture(drawings: Drawings, walk_back: Walk) -> None:
    content = Path(drawings.card(walk_back, "7")).read_bytes()
    assert b"tEXt" not in content
    assert b"Matplotlib" not in content


def test_a_card_speaks_in_his_own_words_and_says_what_it_is_not(
    walk_back: Walk,
) -> None:
    said = " ".join(card.drawn(walk_back).words)
    for words in (
        "I walked this one back",
        "24 Nov 2025",
        "Heat before 7",
        "Heat after 3",
        "What a camera saw he left the van lights on again. i kicked the door of it",
        "The story in my head he does it to wind me up",
        "What was under it useless",
        "Mine: i kicked it in front of the lads",
        "What I'll do pay for the dent say it was me",
        "Not evidence of safety or change.",
    ):
        assert words in said


@pytest.mark.parametrize("owned", [False, None, "yes"])
def test_his_part_is_called_mine_only_when_he_owned_it(walk_back: Walk, owned: object) -> None:
    written = card.drawn({**walk_back, "owned": owned}).words
    assert "As I said it:" in written
    assert "Mine:" not in written


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("heat_before", "Heat before"),
        ("heat_after", "Heat after"),
        ("film", "What a camera saw"),
        ("story", "The story in my head"),
        ("beneath", "What was under it"),
        ("part", "Mine:"),
        ("acts", "What I'll do"),
        ("at", "24 Nov 2025"),
    ],
)
def test_what_he_did_not_say_is_left_out_with_its_label(
    walk_back: Walk, key: str, label: str
) -> None:
    empty = card.drawn({**walk_back, key: None}).words
    absent = card.drawn({each: walk_back[each] for each in walk_back if each != key}).words
    assert label in card.drawn(walk_back).words
    assert label not in empty
    assert "None" not in " ".join(empty)
    assert absent == empty


def test_a_card_of_nothing_at_all_still_carries_the_footer(
    drawings: Drawings, pixels: Pixels
) -> None:
    image = pixels(drawings.card({}, "7"))
    said = [line for line in card.drawn({}).words if line]
    assert said == ["I walked this one back", "Not evidence of safety or change."]
    assert image.shape[0] >= 1180


def test_a_card_with_little_on_it_is_shorter_instead_of_hollow(
    drawings: Drawings, walk_back: Walk, pixels: Pixels
) -> None:
    little = drawings.card({"film": "shouted"}, "7")
    assert pixels(little).shape[0] < pixels(drawings.card(walk_back, "7")).shape[0]


@pytest.mark.parametrize("heat", [0, 0.4, 10, 14, -2])
def test_heat_stays_on_its_bar(
    drawings: Drawings, walk_back: Walk, pixels: Pixels, heat: float
) -> None:
    image = pixels(drawings.card({**walk_back, "heat_before": heat}, "7"))
    assert _untouched_at_the_edge(image)


def test_two_thousand_characters_everywhere_are_shortened_and_nothing_is_cut_off(
    drawings: Drawings, walk_back: Walk, pixels: Pixels
) -> None:
    text = (LONG * 30)[:2000]
    full = {
        "film": text,
        "story": text,
        "part": text,
        "beneath": [{"family": "fear", "word": text}],
        "acts": [{"text": text, "done": False}] * 9,
    }
    image = pixels(drawings.card({**walk_back, **full}, "7"))
    written = card.drawn({**walk_back, **full}).words
    assert image.shape[0] <= 1620
    assert _untouched_at_the_edge(image)
    assert sum(line.endswith("…") for line in written) == 7
    assert "What a camera saw i came in late and it" in " ".join(written)


def test_an_ellipsis_never_follows_a_comma(
    walk_back: Walk,
) -> None:
    written = card.drawn({**walk_back, "film": "then, " * 300}).words
    assert any(line.endswith("then…") for line in written)
    assert not any(",…" in line for line in written)


def test_a_word_wider_than_the_card_is_broken_and_wholly_shown(
    drawings: Drawings, walk_back: Walk, pixels: Pixels
) -> None:
    word = "no" * 90
    wide = {**walk_back, "film": f"i said {word} loudly"}
    assert _untouched_at_the_edge(pixels(drawings.card(wide, "7")))
    assert word in "".join(card.drawn(wide).words)


def test_a_broken_word_is_shortened_by_letters(
    drawings: Drawings, walk_back: Walk, pixels: Pixels
) -> None:
    endless = {**walk_back, "film": "a" * 2000}
    assert _untouched_at_the_edge(pixels(drawings.card(endless, "7")))
    assert any(line.endswith("aaa…") for line in card.drawn(endless).words)


@pytest.mark.parametrize(
    "text",
    [
        "😡🤬 kicked it 👨‍👩‍👧 👍🏽",
        "זרקתי את הצלחת (על הקיר) and left",
        "صرخت في وجهها",
        "cost me $5 and $10, 100% \\alpha {x} <b> _^",
        "nul \x00 tab \t line\nline \u202e turned \ud800 half \ue000 own",
        "e\u0301te\u0301 Łódź Чай Ωμέγα",
        "z\u0321\u0353\u0325\u0300\u0315\u035d\u0334algo",
    ],
)
def test_any_character_is_drawn_or_dropped_without_a_warning(
    drawings: Drawings, walk_back: Walk, pixels: Pixels, text: str
) -> None:
    everywhere = {
        "film": text,
        "story": text,
        "part": text,
        "beneath": [{"family": "shame", "word": text}],
        "acts": [{"text": text, "done": True}],
    }
    assert _untouched_at_the_edge(pixels(drawings.card({**walk_back, **everywhere}, "7")))


def test_what_has_no_glyph_leaves_no_hole_in_the_sentence(
    walk_back: Walk,
) -> None:
    written = card.drawn({**walk_back, "film": "kicked 🤬 the van 🤡", "story": "🤬🤡"}).words
    assert "kicked the van" in written
    assert "The story in my head" not in written


def test_a_text_in_letters_no_font_has_is_named_instead_of_left_in_shreds(
    walk_back: Walk,
) -> None:
    hindi = "मैंने दरवाज़ा तोड़ा ok"
    beneath = [{"family": "fear", "word": "डर"}, {"family": "hurt", "word": None}]
    written = card.drawn({**walk_back, "film": hindi, "beneath": beneath}).words
    assert "(in letters this picture cannot show)" in written
    assert "fear, hurt" in written


def test_a_word_beneath_is_shown_once(
    walk_back: Walk,
) -> None:
    twice = [{"family": "hurt", "word": "small"}, {"family": "shame", "word": "small"}]
    written = card.drawn({**walk_back, "beneath": twice}).words
    assert "small" in written


def test_hebrew_begins_at_the_right_edge(
    drawings: Drawings, walk_back: Walk, pixels: Pixels
) -> None:
    def ink(film: str) -> tuple[int, int]:
        image = pixels(drawings.card({"film": film}, "7"))
        columns = (image[300:-120] != PAPER).any(axis=(0, 2)).nonzero()[0]
        return int(columns.min()), int(columns.max())

    assert ink("12 צעקתי")[1] > 980
    assert ink("shouted")[1] < 700
    assert ink("12 34")[1] < 700


def test_a_ticked_box_is_filled_and_an_open_one_is_not(
    drawings: Drawings, walk_back: Walk, pixels: Pixels
) -> None:
    def blue(done: bool) -> int:
        card = drawings.card({"acts": [{"text": "ring him", "done": done}]}, "7")
        return int((pixels(card) == (0x00, 0x63, 0x9C)).all(axis=2).sum())

    assert blue(True) > blue(False) > 0


def test_a_card_is_drawn_in_under_a_second(drawings: Drawings, walk_back: Walk) -> None:
    drawings.card(walk_back, "7")
    begun = time.process_time()
    drawings.card({**walk_back, "film": (LONG * 30)[:2000]}, "7")
    assert time.process_time() - begun < 1


def test_what_cannot_be_seen_does_not_reach_the_picture(walk_back: Walk) -> None:
    hidden = "he\u200d\u202e sh\u00adou\ufeffted \x00\x1b \ud800 \ue000 at me"
    assert "he shouted at me" in card.drawn({**walk_back, "film": hidden}).words
