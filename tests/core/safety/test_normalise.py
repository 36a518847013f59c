"""How he types is undone before the rules look, and can be found again."""

import pytest

from bot.core.safety.normalise import words_of
from bot.core.safety.sentences import WINDOW, sentences


def lines(text: str) -> list[str]:
    return [sentence.line for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("KILL Her", "kill her"),
        ("I\u2019ll", "ill"),
        ("di\u200be", "die"),
        ("\u043aill y\u043eurself", "kill yourself"),
        ("k\u00edll", "kill"),
        ("k i l l her", "kill her"),
        ("i k i l l her", "i kill her"),
        ("k.i.l.l her", "kill her"),
        ("d-i-e", "die"),
        ("killll", "kill"),
        ("dieeeee", "die"),
        ("k*ll", "kill"),
        ("su**ide", "suicide"),
        ("**die**", "die"),
        ("su1c1de", "suicide"),
        ("k1ll", "kill"),
        ("d!e", "die"),
        ("f*ck", "fck"),
        ("f***", "f"),
        ("xy" * 25 + "*d", "xy" * 25 + "d"),
        ("1234 2nd", "1234 2nd"),
        ("\U0001f52a", "knife"),
        ("\U0001f48a\U0001f52b", "pills gun"),
        ("suiside", "suicide"),
        ("strnagled", "strangled"),
        ("killmyself", "kill myself"),
        ("iwanttodie", "i want to die"),
        ("kill_her", "kill her"),
        ("kms", "kill myself"),
        ("chokin", "choking"),
        ("therapist hangover", "therapist hangover"),
        ("a b c", "a b c"),
        ("s u i s i d e", "suicide"),
        ("e f g", "e f g"),
    ],
)
def test_typing_is_made_plain(typed: str, plain: str) -> None:
    assert lines(typed) == [plain]


def test_a_long_row_of_single_letters_is_left_alone() -> None:
    assert lines("b " * 41) == [("b " * 41).strip()]


def test_a_sentence_ends_at_a_stop_and_goes_on_at_and_or_then() -> None:
    assert lines("no bins. she went! then i sat\nand cried") == [
        "no bins",
        "she went then i sat and cried",
    ]


def test_a_sentence_without_end_is_cut_into_windows_that_overlap() -> None:
    long = " ".join(f"w{number}x" for number in range(WINDOW * 2))
    windows = list(sentences(long))
    assert len(windows) > 2
    assert all(len(window.words) <= WINDOW for window in windows)
    assert set(windows[0].words) & set(windows[1].words)


def test_a_stretch_of_the_line_is_found_again_in_his_typing() -> None:
    text = "So\u2026  I\u2019ll  K*LL   her!!"
    sentence = list(sentences(text))[-1]
    start = sentence.line.index("kill")
    assert sentence.verbatim(start, start + len("kill her"), text) == "K*LL   her"


def test_every_word_stands_where_it_says() -> None:
    text = "Killmyself, \U0001f52a k i l l"
    assert [text[word.start : word.end] for word in words_of(text)] == [
        "Killmyself", "Killmyself", "\U0001f52a", "k i l l",
    ]  # fmt: skip
