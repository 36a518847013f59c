"""The rules, by what they are about."""

from bot.core.safety.rules import (
    answers,
    attempts,
    children,
    control,
    danger_now,
    despair,
    dying_sideways,
    held_or_blocked,
    plan_to_die,
    stalking,
    third_party,
    threats,
    threats_made,
    threats_sideways,
    victim,
    violence_done,
    wish_to_die,
)
from bot.core.safety.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *wish_to_die.RULES,
    *plan_to_die.RULES,
    *attempts.RULES,
    *dying_sideways.RULES,
    *despair.RULES,
    *threats.RULES,
    *threats_made.RULES,
    *threats_sideways.RULES,
    *danger_now.RULES,
    *stalking.RULES,
    *children.RULES,
    *violence_done.RULES,
    *held_or_blocked.RULES,
    *answers.RULES,
    *victim.RULES,
    *control.RULES,
    *third_party.RULES,
)
