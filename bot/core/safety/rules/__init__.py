"""The rules, by what they are about."""

from bot.core.safety.rules import (
    children,
    control,
    danger_now,
    despair,
    dying_sideways,
    plan_to_die,
    third_party,
    threats,
    threats_sideways,
    victim,
    violence_done,
    wish_to_die,
)
from bot.core.safety.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *wish_to_die.RULES,
    *plan_to_die.RULES,
    *dying_sideways.RULES,
    *despair.RULES,
    *threats.RULES,
    *threats_sideways.RULES,
    *danger_now.RULES,
    *children.RULES,
    *violence_done.RULES,
    *victim.RULES,
    *control.RULES,
    *third_party.RULES,
)
