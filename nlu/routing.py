"""What a message is for the dialogue.

An answer, a command, something said aside, or not understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nlu.asking import Answer

NOT_UNDERSTOOD = "nlu_fallback"
"""Rasa's own intent for what its classifier is too unsure about."""
COMMANDS = frozenset(
    {"stop", "help", "skip", "pause", "start_over", "where_was_i", "undo", "goodbye"}
)
"""Inside a telling these words are account ("stop it i said").

Typed, they count up to COMMAND_WORDS words.
"""
COMMAND_WORDS = 3
ASIDES = frozenset(
    {
        "talk_to_person",
        "get_help",
        "my_data",
        "about_coach",
        "insult",
        "doubt",
        "time_out",
        "chart",
    }
)
"""What may interrupt a question in a whole sentence, when the classifier is sure enough."""
STARTS = frozenset({"walk_back", "check_in", "walk_in", "swallow"})
STARTS_BY_NAME = frozenset({"walk_back", "check_in"})
"""Those he asks for by name; "fix the door" as his one act is no walking in."""
CHAT = frozenset({"greet", "thanks", "small_talk"})
SURE = 0.45
"""Probability from which a long sentence may interrupt a free-text question."""
VERY_SURE = 0.7
FREE_TEXT = frozenset(
    {
        "film",
        "story",
        "part",
        "cost",
        "week_act",
        "head_film",
        "other_film",
        "first_line",
        "unsaid",
        "small_line",
        "act",
        "beneath",
        "sent_by",
    }
)
CLOSED = frozenset(
    {
        "heat",
        "heat_after",
        "mood",
        "anger",
        "closeness_self",
        "closeness_partner",
        "consent",
        "adult",
        "harm",
        "done",
        "which",
        "happened",
        "hour",
        "feelings",
    }
)
TAKES_BACK = re.compile(
    r"\b(?:no|not|nah|wrong\w*|undo|oops|whoops|meant|mean|mistake\w*|change\w*|correct\w*|scratch|"
    r"back|typo|edit|delete|instead|scrap|again|mis\w+|redo|fix|take that|rather|actually|sorry|"
    r"didnt|didn't|wasnt|wasn't|isnt|isn't|never)\b",
    re.I,
)
"""A short guess of "undo" without any such word ("that it hurt") takes nothing back."""
NARRATIVE = re.compile(
    r"\b(she|he|they|we|her|him|my|i (?:said|was|went|just|threw|told|had)|and)\b", re.I
)


@dataclass(frozen=True)
class Guess:
    """The classifier's best intent for a message, and how sure it is (0 to 1)."""

    intent: str
    confidence: float
    words: int
    text: str
    best: str = NOT_UNDERSTOOD
    """Its best guess even where it is too unsure to act on."""


@dataclass(frozen=True)
class Setting:
    """Where the talk stands.

    The asked step, whether he has agreed to the terms, away for hours, in a time-out.
    """

    asked: str | None = None
    consented: bool = True
    away: bool = False
    half_done: bool = False
    in_time_out: bool = False
    offered_return: bool = False
    pressed: bool = False
    told_first: bool = False
    """He told something before the terms, and was asked whether to go on from there."""
    minor: bool = False
    """He said that he is under 18, and has not given another age since."""


def route(guess: Guess, answer: Answer, at: Setting) -> str:
    """The intent the dialogue sees. Pure; the classifier's own guess is kept beside it by the ear.

    Not understood is Rasa's own `nlu_fallback`; an answer is `account`, whatever it looked like.
    """
    if answer.intent is not None:
        return answer.intent
    if guess.intent == "undo" and not TAKES_BACK.search(guess.text):
        guess = replace(guess, intent=NOT_UNDERSTOOD)
    if at.offered_return:
        picked = _return_choice(guess)
        if picked is not None:
            return picked
    if at.asked in (None, ""):
        return _unasked(guess, at)
    return _asked(guess, answer, at)


def _return_choice(guess: Guess) -> str | None:
    if guess.intent == "affirm" and guess.words <= 6:
        return "affirm"
    if guess.intent in ("deny", "start_over") and guess.words <= 6:
        return "start_over"
    return None


def _unasked(guess: Guess, at: Setting) -> str:
    """Nothing is asked: what he wants, unless where he stands settles it."""
    settled = _settled(guess, at)
    if settled is not None:
        return settled
    if guess.intent == "time_out" and guess.confidence < SURE and NARRATIVE.search(guess.text):
        return "account"
    if guess.intent in COMMANDS and guess.words > 12 and NARRATIVE.search(guess.text):
        return "account"
    return NOT_UNDERSTOOD if guess.words <= 2 and _number(guess) else guess.intent


def _settled(guess: Guess, at: Setting) -> str | None:
    """Before the terms, in a time-out, half done: there a message means one thing."""
    if not at.consented:
        return "deny" if at.minor else "greet"
    if at.told_first and guess.intent == "affirm":
        return "walk_back"
    if at.in_time_out and guess.intent not in (ASIDES | {"stop", "help"}) - {"time_out"}:
        return "time_out"
    if at.half_done and guess.intent in CHAT | {"affirm", NOT_UNDERSTOOD, "where_was_i"}:
        return "greet"
    return None


def _asked(guess: Guess, answer: Answer, at: Setting) -> str:
    if not (at.pressed and answer.given) and interrupts(guess, answer, at):
        return guess.intent
    if answer.given:
        return "account"
    return _missed(guess, answer, at)


def _missed(guess: Guess, answer: Answer, at: Setting) -> str:
    """No answer to the question: what else is it? The hour is never insisted on."""
    if at.asked == "hour" and guess.confidence >= SURE:
        return guess.intent
    if answer.why in ("no_skip", "no_skip_part"):
        return NOT_UNDERSTOOD
    if at.away and (guess.intent in CHAT or guess.words <= 3):
        return "greet"
    if guess.intent in CHAT | COMMANDS | ASIDES | STARTS and _clear(guess):
        return guess.intent
    return NOT_UNDERSTOOD


def interrupts(guess: Guess, answer: Answer, at: Setting) -> bool:
    """Does it break into the question, although it might be read as an answer to it?"""
    if guess.confidence < SURE or guess.intent == "skip" or (_number(guess) and guess.words <= 2):
        return False
    closed = answer.given and at.asked in CLOSED
    if guess.intent in COMMANDS:
        return guess.words <= COMMAND_WORDS and not (closed and _number(guess))
    return not closed and _breaks_in(guess, answer, at)


def _breaks_in(guess: Guess, answer: Answer, at: Setting) -> bool:
    """Inside a telling only what is said very plainly counts as said to the coach."""
    told = at.asked in FREE_TEXT and answer.given
    if guess.intent in ASIDES:
        least = VERY_SURE if told else SURE
        return guess.confidence >= least and (3 if answer.given else 1) <= guess.words <= 16
    if guess.intent in CHAT:
        return guess.words <= 4
    free = at.asked in FREE_TEXT
    most, least = (COMMAND_WORDS, 0.6) if free else (9, SURE)
    starts = STARTS_BY_NAME if free else STARTS
    return guess.intent in starts and guess.confidence >= least and guess.words <= most


def _number(guess: Guess) -> bool:
    return any(letter.isdigit() for letter in guess.text)


def _clear(guess: Guess) -> bool:
    return guess.confidence >= SURE and not (_number(guess) and guess.words <= 2)
