"""Progress on anything over two seconds."""

from __future__ import annotations

import io

import pytest

from bot.app import progress
from bot.app.progress import Progress


class Terminal(io.StringIO):
    """Output that a person watches."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def test_on_a_terminal_one_line_renews_itself_and_is_cleared() -> None:
    out = Terminal()
    shown = Progress(out)
    shown("Training: 1 s")
    shown("Training: 2 s")
    shown.done()
    shown.done()
    assert out.getvalue() == "\r\033[KTraining: 1 s\r\033[KTraining: 2 s\r\033[K"


def test_elsewhere_nothing_is_said_about_what_is_quick() -> None:
    out = io.StringIO()
    shown = Progress(out)
    shown("Training: 1 s")
    shown.done()
    assert out.getvalue() == ""


def test_elsewhere_a_line_comes_now_and_then() -> None:
    out, seconds = io.StringIO(), iter([0.0, 1.9, 2.0, 2.5, 11.9, 12.0])
    shown = Progress(out, lambda: next(seconds))
    for spent in ("1.9", "2.0", "2.5", "11.9", "12.0"):
        shown(spent)
    assert out.getvalue() == "2.0\n12.0\n"


def test_progress_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    seconds = iter([0.0, progress.FIRST_AFTER])
    Progress(seconds=lambda: next(seconds))("waking")
    assert capsys.readouterr() == ("", "waking\n")
