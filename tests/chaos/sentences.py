"""What the men say, script by script; and which of their sentences are alarms."""

from __future__ import annotations

Line = str | tuple[str, ...]
"""What he types, [a tap], or a burst of fragments."""
KILL_HER = "if she walks out tonight ill kill her and then me"
KILL_MYSELF = "im going to kill myself tonight"
HER_NECK = "i put my hands round her neck and squeezed"
DANGER = frozenset({KILL_HER, KILL_MYSELF, HER_NECK})
"""Sentences that page: each of them is an alarm."""
GRAVE_TAP = "[Threatened or followed]"
WELCOME: tuple[Line, ...] = ("hi", "[I agree]", "[18 or over]")
HAPPENED: tuple[Line, ...] = (*WELCOME, "[It already happened]")
AFTER: tuple[Line, ...] = ("what do i do", "hello", "is anyone reading this")
FILM = "stop it i said, she kept on about bins. chest went tight and i threw the plate"
SCRIPTS: tuple[tuple[Line, ...], ...] = (
    (
        *HAPPENED, "bout a 5", FILM, "[Scared]", "like a joke in my own house",
        "i threw it but she wound me up", "i threw it. scared my kids", "both", "3", "thanks",
    ),
    (*WELCOME, KILL_HER, *AFTER, "can i talk to someone"),
    (
        *HAPPENED, "4",
        ("we were in the car", "she starts on about my mum", "i punched the dash"),
        "[No]", "that i am nothing to her", "[Small]", "i punched the dash and scared her", "3",
    ),
    (*WELCOME, "check in", "6", "2", "[Nothing]", "[Not now]", "chart", "check in", "7", "3"),
    (*HAPPENED, "6", "i swore at her and slammed the door", KILL_MYSELF, *AFTER),
    (*HAPPENED, "9", "5", "im in the yard now", "4", "stop", "hi", "[Go on]"),
    (
        *HAPPENED, "6", "she said i was late again and i slammed the door and swore at her",
        "[No]", "that i can never do anything right for her", "[Small]",
        "she made me do it, anyone would have", "whatever it was her", "wash her car", "4",
    ),
    (*WELCOME, "check in", "5", "8", GRAVE_TAP, "what now", "hello"),
    (*WELCOME, ("it was bad tonight", HER_NECK, "she went quiet"), *AFTER, KILL_HER, "ok"),
    (
        *HAPPENED, "6", "i told her to shut up and kicked the door", "[No]", "stop", "hi",
        "[Go on]", "that she was laughing at me", "small, like a kid",
        "i kicked the door and scared her", "fix the door tonight", "2",
    ),
    ("who are you", "[I agree]", "[18 or over]", "help", "what can you do", "time out", "8", "3"),
    (*WELCOME, ("im fine", "no im not", "check in"), "4", "6", "[Children saw it]", "chart"),
)  # fmt: skip
