"""Errors in plain words."""

from __future__ import annotations

import pytest

from bot.core import errors

KINDS = (
    errors.Unreachable,
    errors.NothingSaid,
    errors.NotOnOffer,
    errors.Unknown,
    errors.LeaseLost,
    errors.Unusable,
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_of_ours_can_be_told_to_a_person(kind: type[Exception]) -> None:
    assert issubclass(kind, errors.BeneathError)
    assert kind.__name__ in (errors.__doc__ or "")
    assert str(kind("what to do")) == "what to do"
