"""The booklet, read back from the PDF as a reader on his machine would."""

from __future__ import annotations

import copy
import re
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.phrases import collusive
from bot.core.safety import Action, Category, Severity, Subject, Tense
from bot.pictures import booklet, chapters, entries, plainly
from bot.pictures.booklet import printed
from bot.pictures.pages import BOTTOM, Page, flow
from bot.pictures.press import Press, in_sight
from bot.pictures.rows import HEIGHT, INNER, LEADING, MARGIN, WIDTH, Cell, Look, Row, wrap

Export = dict[str, Any]
FIRST = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
FOOT = HEIGHT - BOTTOM
LONG = "i came in late and it had all kicked off about the washing and i just lost it "
_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\n(.*)\nendstream", re.DOTALL)
_SHOWN = re.compile(
    rb"/F(\d) ([\d.]+) Tf|([\d.]+) ([\d.]+) Td \(((?:\\.|[^\\)])*)\) Tj", re.DOTALL
)


@dataclass(frozen=True)
class Shown:
    """A line on a page; x and y from its lower left corner."""

    x: float
    y: float
    look: Look
    text: str

    @property
    def right(self) -> float:
        return self.x + Press.measure(PRESS, self.text, self.look)


PRESS = Press()


def _at(minutes: int) -> str:
    return (FIRST + timedelta(minutes=minutes)).isoformat()


def _read(pdf: bytes) -> list[list[Shown]]:
    """The lines of each page, found through the page's content and the maps of its fonts."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    maps = {}
    for name, font in re.findall(rb"/F(\d) (\d+) 0 R", pdf):
        to_unicode = re.search(rb"/ToUnicode (\d+)", objects[int(font)])
        assert to_unicode
        pairs = re.findall(rb"<(\w+)> <(\w+)>\n", objects[int(to_unicode[1])])
        maps[name] = {int(code, 16): bytes.fromhex(to.decode()) for code, to in pairs}
    contents = re.findall(rb"/Contents (\d+) 0 R", pdf)
    return [list(_lines(_stream(objects[int(number)]), maps)) for number in contents]


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found
    return zlib.decompress(found[1])


def _lines(content: bytes, maps: dict[bytes, dict[int, bytes]]) -> Iterator[Shown]:
    font, look = b"", Look()
    for name, size, x, y, escaped in _SHOWN.findall(content):
        if name:
            font, look = name, Look(float(size), name == b"2")
            continue
        raw = re.sub(rb"\\(.)", lambda m: b"\r" if m[1] == b"r" else m[1], escaped, flags=re.S)
        codes = [int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2)]
        text = b"".join(maps[font][code] for code in codes).decode("utf-16-be")
        yield Shown(float(x), float(y), look, text)


def _body(pages: Sequence[Sequence[Shown]]) -> list[str]:
    return [line.text for page in pages for line in page if line.y >= FOOT - 1]


def _texts(exported: Export, **options: Any) -> list[str]:
    return _body(_read(printed(exported, **options)))


def _said(exported: Export) -> str:
    return " ".join(_texts(exported))


def _with(**kept: Any) -> Export:
    man = {"name": "Sam", "country": "GB", "time_zone": "Europe/London"}
    return {"participant": man, "notice": "Not evidence of safety or change.", **kept}


def _message(text: str, minutes: int = 0, **more: Any) -> Export:
    return {"at": _at(minutes), "from": "him", "text": text, **more}


@pytest.fixture
def whole(walk_back: Export) -> Export:
    return _with(
        consents=[{"at": _at(0), "version": "1", "adult": True}],
        walk_backs=[walk_back],
        check_ins=[
            {
                "at": _at(0),
                "mood": 4,
                "anger": 6.5,
                "happened": ["raised_voice_or_threw", "children_saw"],
                "feelings": [{"family": "fear", "word": "scared"}],
                "closeness_self": 3,
                "closeness_partner": None,
                "cost": "two nights on the sofa",
                "week_act": "bins",
            }
        ],
        time_outs=[{"at": _at(5), "heat": 9, "until": _at(25)}],
        notes=[{"at": _at(1), "sent_by": "My partner"}],
        flags=[
            {
                "id": 1,
                "participant": "sam",
                "category": "violence_disclosure",
                "severity": "elevated",
                "subject": "her",
                "tense": "past",
                "words": ["hit her", "twice"],
                "action": "ask",
                "both_risks": False,
                "opened_at": _at(30),
                "open": False,
                "closed_because": "rang him",
            }
        ],
        messages=[
            _message("she's not talking to me"),
            {
                "at": _at(1),
                "from": "coach",
                "text": "Anyone hurt or scared?",
                "buttons": ["No", "Scared"],
                "image": None,
            },
            {"at": _at(2), "from": "coach", "text": "", "buttons": [], "image": "/var/7.png"},
        ],
    )


def test_it_begins_with_whose_it_is_and_up_to_which_day(whole: Export) -> None:
    texts = _texts(whole)
    assert texts[:2] == ["Everything kept about you", "Sam"]
    assert "United Kingdom" in texts[2]
    assert "newest entry Mon 2 March 2026" in texts[2]
    assert "times as in Europe/London" in texts[2]


def test_the_newest_day_is_that_of_his_clock(whole: Export) -> None:
    assert "newest entry Tue 3 March 2026" in _texts(whole, time_zone="Pacific/Auckland")[2]


def test_a_reader_may_leap_to_every_chapter(whole: Export) -> None:
    pdf = printed(whole)
    assert all(b"/Title (%s)" % c.title.encode() in pdf for c in booklet.CHAPTERS)


def test_the_contents_name_every_chapter_and_the_page_it_begins_on(whole: Export) -> None:
    whole["messages"] = [_message("hello", minutes) for minutes in range(90)]
    pages = _read(printed(whole))
    front = [line.text for line in pages[0]]
    sections = [c.title for c in booklet.CHAPTERS]
    begins = {
        line.text: number
        for number, page in enumerate(pages, 1)
        for line in page
        if line.look.size == booklet.SECTION.size
    }
    assert list(begins) == sections
    assert begins[sections[-1]] > 1
    for title, page in begins.items():
        at = front.index(title)
        assert front[at + 2] == f"page {page}"
    assert front[front.index("The whole conversation") + 1] == "90 messages"
    assert front[front.index("Your walk-backs") + 1] == "1 walk-back"


def test_every_page_has_the_notice_and_its_number(whole: Export) -> None:
    whole["notice"] = "Only a notice."
    whole["messages"] = [_message(LONG, minutes) for minutes in range(90)]
    pages = _read(printed(whole))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        foot = [line.text for line in page if line.y < FOOT - 1]
        assert foot == ["Only a notice.", f"{number} of {len(pages)}"]


def test_what_he_agreed_to_is_said(whole: Export) -> None:
    assert "You agreed to the terms (version 1), and said you are 18 or over." in _texts(whole)
    whole["consents"] = [{"at": _at(0)}]
    assert "You agreed to the terms." in _texts(whole)


def test_a_walk_back_is_told_from_the_heat_to_what_he_will_do(whole: Export) -> None:
    said = _said(whole)
    for words in (
        "Mon 24 November 2025, 21:14",
        "Heat, 0 to 10 7 before → 3 after",
        "What a camera saw he left the van lights on again. i kicked the door of it",
        "Anyone hurt or scared? Yes: scared.",
        "The story in your head he does it to wind me up",
        "Heard in the story it was done on purpose",
        "In your body jaw",
        "What was beneath useless",
        "Your part i kicked it in front of the lads",
        "☑ pay for the dent (done) ☐ say it was me (not done when you were asked)",
    ):
        assert words in said


def test_what_was_beneath_stands_out_in_his_word_or_else_by_its_family(
    walk_back: Export,
) -> None:
    felt = [{"family": "fear", "word": "scared"}, {"family": "hurt", "word": None}]
    [page] = _read(printed(_with(walk_backs=[{**walk_back, "beneath": felt * 2}])))
    assert [line.look.bold for line in page if line.text == "scared, hurt"] == [True]
    assert [line.look.bold for line in page if line.text == "jaw"] == [False]


def test_a_walk_back_that_runs_over_a_page_is_named_again(walk_back: Export) -> None:
    pages = _read(printed(_with(walk_backs=[{**walk_back, "film": LONG * 60}])))
    assert len(pages) > 1
    assert all(page[0].text == "Mon 24 November 2025, 21:14, continued" for page in pages[1:])


def test_what_he_did_not_say_is_left_out_with_its_label(whole: Export) -> None:
    [walk] = whole["walk_backs"]
    little = dict.fromkeys(walk) | {"at": walk["at"], "film": "shouted"}
    said = _said(_with(walk_backs=[little]))
    assert "What a camera saw shouted" in said
    assert "None" not in said
    for label in ("Heat, 0", "The story in", "What was beneath", "Your part", "What you'd do"):
        assert label not in said


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [(7, 0, "7 before → 0 after"), (7, None, "7 before"), (None, 2.5, "2.5 after")],
)
def test_heat_is_told_as_far_as_it_is_known(
    walk_back: Export, before: Any, after: Any, told: str
) -> None:
    walk = {**walk_back, "heat_before": before, "heat_after": after}
    assert told in _texts(_with(walk_backs=[walk]))


def test_his_part_is_called_his_own_only_when_he_owned_it(walk_back: Export) -> None:
    assert "Your part, as you put it" not in _texts(_with(walk_backs=[walk_back]))
    for owned in (False, None, "yes"):
        texts = _texts(_with(walk_backs=[{**walk_back, "owned": owned}]))
        assert "Your part, as you put it" in texts


def test_an_act_nobody_asked_about_is_neither_done_nor_missed(walk_back: Export) -> None:
    walk = {**walk_back, "acts": [{"text": "ring him", "done": None}, "say sorry"]}
    texts = _texts(_with(walk_backs=[walk]))
    assert "☐ ring him" in texts
    assert "☐ say sorry" in texts


def test_walk_backs_stand_in_the_order_of_time_and_the_open_one_is_last(
    walk_back: Export,
) -> None:
    halfway = {**walk_back, "at": _at(9), "film": "second", "finished": False}
    now = {**walk_back, "at": None, "film": "third", "finished": False}
    said = _said(_with(walk_backs=[now, halfway, {**walk_back, "film": "first"}]))
    assert said.index(" first ") < said.index(" second ") < said.index(" third ")
    assert "19:09 You stopped partway. This is as far as you got. " in said
    assert "The one you are in You haven't finished this one. This is how far you are. " in said
    assert said.count("far") == 2


def test_a_check_in_is_a_row_of_its_own_in_plain_words(whole: Export) -> None:
    texts = _texts(whole)
    at = texts.index("Feelings")
    assert texts[at - 4 : at] == ["When", "Mood", "Anger", "What happened"]
    row = " ".join(texts[at + 1 : at + 8])
    assert row.startswith("Mon 2 March 2026, 19:00 4 6.5 raised your voice or threw")
    assert "children saw it scared" in row


def test_the_days_of_the_table_are_ruled_apart(whole: Export) -> None:
    rows = chapters.check_ins(whole["check_ins"], plainly.Clock.of("UTC"))
    assert [row.ruled for row in rows[:4]] == [False, False, True, False]


def test_a_check_in_without_answers_shows_that_there_are_none() -> None:
    texts = _texts(_with(check_ins=[{"at": _at(0), "mood": None, "feelings": []}]))
    assert texts[texts.index("Mon 2 March 2026, 19:00") + 1 :][:4] == ["–"] * 4


def test_what_he_said_about_a_week_follows_the_table(whole: Export) -> None:
    said = _said(whole)
    assert (
        "Looking back on the week, Mon 2 March 2026 Close to yourself 3 "
        "What anger cost two nights on the sofa For the week ahead bins"
    ) in said
    for key in ("closeness_self", "cost", "week_act"):
        del whole["check_ins"][0][key]
    assert "Looking back" not in _said(whole)


def test_the_head_of_the_table_stands_on_every_page_it_runs_over() -> None:
    days = [{"at": _at(day * 1440), "mood": 5, "anger": day % 10} for day in range(120)]
    pages = _read(printed(_with(check_ins=days)))
    told = [[line.text for line in page] for page in pages]
    running = [texts for texts in told if "5" in texts]
    assert len(running) > 2
    assert [texts.count("Mood") for texts in running] == [1] * len(running)
    assert all(texts[0] == "When" for texts in running[1:])
    dates = [text for text in _body(pages) if text.endswith((", 19:00", ", 20:00"))]
    assert len(dates) == len(set(dates)) == 120


def test_time_outs_and_notes_are_told(whole: Export) -> None:
    said = _said(whole)
    assert "Mon 2 March 2026, 19:05 Heat, 0 to 10 9 Back at 19:25" in said
    assert "Who sent you My partner" in said


def test_an_alarm_says_what_it_was_about_and_what_came_of_it(whole: Export) -> None:
    said = _said(whole)
    assert "Mon 2 March 2026, 19:30 What it was about You said that violence" in said
    assert "The words “hit her” “twice”" in said
    assert "How near it was in the past How it looked worth a straight question" in said
    assert "The coaching stopped until a person had looked." in said
    assert "Where it stands Closed. The reason given: rang him" in said
    whole["flags"][0] |= {"open": True, "both_risks": True}
    said = _said(whole)
    assert "Where it stands Open: no one has closed it yet." in said
    assert "danger for you and for someone else" in said
    whole["flags"][0] |= {"open": False, "closed_because": None}
    assert "Closed." in _texts(whole)


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (Category, plainly.CATEGORIES),
        (Severity, plainly.SEVERITIES),
        (Subject, plainly.SUBJECTS),
        (Tense, plainly.TENSES),
        (Action, plainly.ACTIONS),
    ],
)
def test_every_code_of_the_safety_floor_has_plain_words(codes: Any, words: Any) -> None:
    assert set(words) == {code.value for code in codes}


def test_a_code_without_words_is_read_out_and_his_own_words_stand_as_typed() -> None:
    assert plainly.plain("out_of_the_blue", {}) == "out of the blue"
    assert plainly.plain("she_said NO_", {}) == "she_said NO_"


def test_the_conversation_is_told_with_its_buttons_and_pictures(whole: Export) -> None:
    said = " ".join(_texts(whole)).split("The whole conversation ")[-1]
    assert said == " ".join(
        [
            "Mon 2 March 2026",
            *("19:00", "You", "she's not talking to me"),
            *("19:01", "Coach", "Anyone hurt or scared?", "[No] [Scared]"),
            *("19:02", "Coach", "a picture was sent"),
        ]
    )


def test_in_the_hour_that_comes_twice_messages_keep_their_order() -> None:
    early = {"at": "2026-10-25T00:40:00+00:00", "from": "him", "text": "early"}
    late = {"at": "2026-10-25T01:10:00+00:00", "from": "him", "text": "late"}
    assert "01:40 You early 01:10 You late" in _said(_with(messages=[early, late]))


def test_what_was_kept_without_a_time_comes_last() -> None:
    said = _said(_with(notes=[{"sent_by": "nobody"}, {"at": _at(0), "sent_by": "her"}]))
    assert said.index("her") < said.index("No date Who sent you nobody")


def test_a_message_with_nothing_in_it_still_has_its_line() -> None:
    assert _texts(_with(messages=[_message("")]))[-3:] == ["19:00", "You", "–"]


def test_a_day_that_runs_over_a_page_is_named_again_on_the_next() -> None:
    pages = _read(printed(_with(messages=[_message(LONG, m) for m in range(60)])))
    assert len(pages) > 2
    assert all(page[0].text == "Mon 2 March 2026, continued" for page in pages[1:])


def test_times_are_those_of_his_clock_summer_and_winter() -> None:
    man = {"name": "Sam", "time_zone": "America/New_York"}
    summer = {"at": "2026-07-01T01:30:00+00:00", "from": "him", "text": "hot"}
    kept = {"participant": man, "messages": [_message("cold"), summer]}
    said = _said(kept)
    assert "Mon 2 March 2026 14:00 You cold Tue 30 June 2026 21:30 You hot" in said
    assert "times as in America/New York" in said
    other = " ".join(_texts(kept, time_zone="Europe/Berlin"))
    assert "20:00 You cold Wed 1 July 2026 03:30 You hot" in other


@pytest.mark.parametrize("zone", [None, "", "Mars/Base", "../etc", "\x00", "Europe", 7, "\ud800"])
def test_a_time_zone_that_is_none_leaves_the_times_as_they_were_kept(zone: Any) -> None:
    kept = {"participant": {"time_zone": zone}, "messages": [_message("hi")]}
    said = _said(kept)
    assert "times as in UTC" in said
    assert "19:00 You hi" in said


@pytest.mark.parametrize("at", ["yesterday", "", 7, None, "0001-01-01T00:00:00+23:00"])
def test_a_time_that_cannot_be_read_spoils_nothing(at: Any) -> None:
    entry = {"at": at, "from": "him", "text": "hi", "sent_by": "a friend"}
    said = _said(_with(messages=[entry], notes=[entry]))
    assert "You hi" in said
    assert "Who sent you a friend" in said
    assert (at if isinstance(at, str) and at else "7" if at else "No date") in said


def test_a_time_without_a_zone_is_taken_for_utc() -> None:
    kept = {**_with(), "messages": [{"at": "2026-07-01T12:00:00", "from": "him", "text": "hi"}]}
    assert "13:00" in _texts(kept)


@pytest.mark.parametrize("kept", [{}, {"participant": None, "messages": None, "flags": []}])
def test_when_nothing_is_kept_it_says_so_and_no_more(kept: Export) -> None:
    pages = _read(printed(kept))
    assert len(pages) == 1
    assert _body(pages)[-1] == "Nothing is kept about you yet."
    assert pages[0][-2].text == "Not evidence of safety or change."


def test_an_empty_chapter_is_left_out_or_said_where_he_would_wonder() -> None:
    said = _said(_with(messages=[_message("hi")]))
    assert "You haven't walked anything back yet." in said
    assert "Nothing you wrote has set off an alarm." in said
    for title in ("Your check-ins", "Your time-outs", "Notes", "What you agreed to"):
        assert title not in said


def test_what_it_does_not_know_is_shown_or_named(whole: Export) -> None:
    whole["sessions"] = [{"with": "ana"}]
    whole["empty_yet"] = []
    for key in ("consents", "walk_backs", "check_ins", "time_outs", "notes", "flags"):
        whole[key][0][f"new_{key}"] = {"a": [1, True], "b": None}
    said = _said(whole)
    assert said.endswith("Kept as well, but not printed here: sessions.")
    assert said.count("a: 1, yes, b:") == 6
    assert "New walk backs a: 1" in said


def test_the_export_is_left_as_it_was(whole: Export) -> None:
    before = copy.deepcopy(whole)
    printed(whole)
    assert whole == before


def test_the_same_export_gives_the_same_bytes_and_no_clock_is_read(whole: Export) -> None:
    first = printed(whole)
    assert printed(copy.deepcopy(whole)) == first
    assert b"/CreationDate (D:20260302193000Z)" in first
    assert b"/Title (Everything kept about you)" in first
    assert b"/Author (Beneath)" in first
    assert b"/ModDate" not in first
    assert b"/CreationDate (D:20000101" in printed({})


def test_what_the_fonts_lack_is_marked_where_it_stood_and_counted() -> None:
    texts = _texts(_with(messages=[_message("我很 ok मैं 🤬 Łódź Чай 😭 é")]))
    assert "\ufffd\ufffd ok \ufffd\ufffd\ufffd \ufffd Łódź Чай 😭 é" in texts
    assert texts[-1] == "6 characters could not be shown. Each is a \ufffd where it stood."


def test_nothing_is_counted_when_all_could_be_shown() -> None:
    assert "could not be shown" not in _said(_with(messages=[_message("he wrote \ufffd")]))
    said = _said(_with(messages=[_message("我")]))
    assert "1 character could not be shown." in said


def test_control_characters_are_marked_or_gone() -> None:
    hidden = "a\x00b\u202ec\u2066d\u200de\ufe0ff\ud800g\x1bh\ue000i\u00adj\tk\u3000l"
    texts = _texts(_with(messages=[_message(hidden)]))
    assert "a\ufffdbcdef\ufffdg\ufffdh\ufffdij    k l" in texts


def test_a_letter_typed_in_two_strokes_is_one_and_a_private_sign_is_none() -> None:
    texts = _texts(_with(messages=[_message("cafe\u0301 \uf6c5")]))
    assert "café \ufffd" in texts


def test_line_breaks_of_any_kind_stand_and_a_heap_of_them_is_one_gap() -> None:
    rows, _ = PRESS.legible([Row((Cell("\na\r\nb\x0bc\u2028d" + "\n" * 500 + "e\n"),))])
    assert rows[0].cells[0].text == "a\nb\nc\nd\n\ne"


def test_hebrew_is_read_from_the_right_and_its_brackets_close() -> None:
    assert in_sight("(על) ok", True) == "ok (לע)"
    assert in_sight("say (על) ok", False) == "say (לע) ok"
    assert in_sight("é (a)", True) == "é (a)"
    [line] = [
        line
        for line in _read(printed(_with(messages=[_message("שלום")])))[0]
        if line.text == "םולש"
    ]
    assert line.right == pytest.approx(MARGIN + INNER, abs=0.1)


@pytest.mark.parametrize("text", ["no" * 3000, LONG * 80, "W" * 500, "a\n" * 400, " " * 900 + "x"])
def test_whatever_the_length_nothing_is_lost_cut_off_or_on_top_of_another(
    text: str,
) -> None:
    walk = {"at": _at(0), "film": text, "acts": [{"text": text, "done": True}]}
    day = {"at": _at(0), "feelings": [text], "happened": [text], "cost": text}
    kept = _with(walk_backs=[walk], check_ins=[day], messages=[_message(text, buttons=[text])])
    kept["participant"]["name"] = text
    pages = _read(printed(kept))
    _assert_well_laid(pages)
    ink = re.sub(r"\s", "", text)
    assert _column(pages, chapters.TALK, 9.5) == ink
    assert _column(pages, chapters.TALK, 9) == f"[{ink}]"
    assert _column(pages, entries.LABELS, 9.5) == f"{ink}☑{ink}(done){ink}"


def _column(pages: Sequence[Sequence[Shown]], left: float, size: float) -> str:
    """All that stands in one column in type of that size, without its spaces."""
    told = [
        line.text
        for page in pages
        for line in page
        if line.look.size == size and abs(line.x - MARGIN - left) < 0.1
    ]
    return re.sub(r"\s", "", "".join(told))


def _assert_well_laid(pages: Sequence[Sequence[Shown]]) -> None:
    for page in pages:
        body = [line for line in page if line.text.strip()]
        for line in body:
            assert line.x >= MARGIN - 0.1
            assert line.right <= WIDTH - MARGIN + 0.1
            assert line.y < HEIGHT - 60
        for line in body:
            near = [o for o in body if o is not line and abs(o.y - line.y) < 0.9 * line.look.size]
            for other in near:
                assert other.right <= line.x + 0.1 or other.x >= line.right - 0.1


def _narrow(text: str, look: Look) -> float:
    return len(text) * look.size / 2


def _leaf(pages: Sequence[Page]) -> list[list[str]]:
    return [[line.text for line in page.lines] for page in pages]


def test_every_word_is_kept_when_lines_are_broken() -> None:
    look = Look(10)
    text = LONG * 5 + "x" * 70 + "  two  spaces"
    lines = wrap(text, look, 100, _narrow)
    assert all(len(line) <= 20 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert wrap("a  b\n\n c", look, 100, _narrow) == ["a  b", "", " c"]
    assert wrap("ab", look, 1, _narrow) == ["a", "b"]


@pytest.mark.parametrize("filling", range(34, 53))
def test_a_heading_is_never_alone_at_the_bottom_of_a_page(filling: int) -> None:
    heading = [Row((Cell("Heading"),), 30, keep=True), Row((Cell("Under"),), 17, keep=True)]
    short = [*([Row((Cell("line"),))] * filling), *heading, Row((Cell("a\nb\nc"),))]
    long = [*([Row((Cell("line"),))] * filling), *heading, Row((Cell("\n".join("abcdefgh")),))]
    for rows, least in ((short, 3), (long, 2)):
        leaf = next(texts for texts in _leaf(flow(rows, _narrow)) if "Heading" in texts)
        assert len(leaf) - leaf.index("Heading") - 2 >= least


@pytest.mark.parametrize("filling", range(34, 53))
def test_a_row_that_is_split_leaves_two_lines_or_more_on_either_page(filling: int) -> None:
    row = Row((Cell("\n".join("abcdefgh")),), 6, header=Row((Cell("Again"),)))
    pages = _leaf(flow([*([Row((Cell("line"),))] * filling), row, row], _narrow))
    counts = [sum(len(text) == 1 for text in page) for page in pages]
    assert sum(counts) == 16
    for page in pages:
        letters = "".join(text for text in page if len(text) == 1)
        assert all(len(part) != 1 for part in letters.replace("ha", "h|a").split("|"))
    assert all(page[0] == "Again" for page in pages[1:])


def test_a_ruled_row_has_its_line_between_it_and_the_row_above() -> None:
    [page] = flow([Row((Cell("one"),)), Row((Cell("two"),), 8, ruled=True)], _narrow)
    [rule] = page.rules
    one, two = page.lines
    assert one.baseline < rule < two.baseline - two.look.size * 0.8


def test_no_line_stands_below_the_bottom_of_a_page() -> None:
    rows = [Row((Cell("x", Look(size)),), size) for size in range(5, 40)] * 4
    pages = flow(rows, _narrow)
    assert sum(len(page.lines) for page in pages) == len(rows)
    for page in pages:
        for line in page.lines:
            assert line.baseline + line.look.size * (LEADING - 1.04) <= BOTTOM + 0.01


ANYTHING = st.text(st.characters(codec=None), max_size=80)


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(ANYTHING, ANYTHING, st.lists(ANYTHING, max_size=3))
def test_any_text_anywhere_is_printed(one: str, other: str, some: list[str]) -> None:
    entry = {
        "at": _at(3),
        "opened_at": other,
        "film": one,
        "harm": other,
        "patterns": some,
        "beneath": [{"family": one, "word": other}],
        "acts": [{"text": one, "done": other}],
        "happened": some,
        "feelings": some,
        "mood": one,
        "cost": other,
        "sent_by": one,
        "category": one,
        "words": some,
        "closed_because": other,
        "from": other,
        "text": one,
        "buttons": some,
        "image": one,
        one: other,
    }
    kept = {chapter.key: [entry] for chapter in booklet.CHAPTERS}
    man = {"name": one, "country": other, "time_zone": one}
    pdf = printed({**kept, "participant": man, "notice": other or None, other: some})
    _assert_well_laid(_read(pdf))


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*sorted(booklet.KNOWN), "later"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(sorted(chapters.WALK_BACK | chapters.FLAG | {"text", "from"})),
                    inner,
                    max_size=6,
                )
            ),
            max_leaves=25,
        ),
    )
)
def test_an_export_of_another_shape_is_printed_as_far_as_it_can_be(kept: Export) -> None:
    assert printed(kept).startswith(b"%PDF")


def test_what_it_says_to_him_takes_nobodys_side() -> None:
    words = (
        *(booklet.YOURS, booklet.NOTHING),
        *(text for chapter in booklet.CHAPTERS for text in (chapter.title, chapter.empty)),
        *(text for texts in _wordings() for text in texts.values()),
        entries.BENEATH,
    )
    assert [text for text in words if collusive(text)] == []


def _wordings() -> tuple[dict[str, str], ...]:
    return (
        *(plainly.HAPPENED, plainly.HARM, plainly.PATTERNS, plainly.CATEGORIES),
        *(plainly.SEVERITIES, plainly.SUBJECTS, plainly.TENSES, plainly.ACTIONS, chapters.WEEK),
    )


@pytest.mark.slow
def test_ten_thousand_messages_are_printed_in_seconds() -> None:
    messages = [_message(f"{LONG}{number}", 37 * number) for number in range(10_000)]
    begun = time.process_time()
    pdf = printed(_with(messages=messages))
    assert time.process_time() - begun < 15
    pages = _read(pdf)
    assert len(pages) > 200
    numbers = [int(n) for n in re.findall(r"lost it (\d+)", " ".join(_body(pages)))]
    assert numbers == list(range(10_000))
