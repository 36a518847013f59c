"""The demo's man: Sam, who threw a plate. Lines in square brackets are taps."""

from __future__ import annotations

SAM = (
    "hi",
    "[I agree]",
    "[18 or over]",
    "[It already happened]",
    "bout a 5",
    "stop it i said, she kept on about bins. on purpose. chest went tight and i threw the plate",
    "[Scared]",
    "like a joke in my own house",
    "i threw it but she wound me up",
    "i threw it. scared my kids",
    "both",
    "3",
)
