"""Asks the dialogue engine over HTTP on loopback. An empty answer is a failure, never success."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import aiohttp
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    ValidationError,
)

from bot.core.errors import NothingSaid, Unreachable
from bot.services.ports import Ask, Reply, Turn

ANSWER_WITHIN = aiohttp.ClientTimeout(total=20, sock_connect=2)
"""Seconds for a whole turn; one takes some ten milliseconds when the engine is well."""
DEEPEST = 32
"""Lists and mappings inside each other in an answer; the state of a talk has some five."""


Text = StrictStr
Scale = Annotated[StrictInt | StrictFloat, Field(ge=0, le=10)] | None


class _Button(BaseModel):
    label: str
    payload: str


class _Message(BaseModel):
    text: str
    buttons: list[_Button] = []
    act: str | None = None


class Act(BaseModel):
    """What the dialogue wants done. An unknown act passes here; the services leave it alone."""

    model_config = ConfigDict(extra="allow")
    act: str


class _Done(Act):
    done: Literal["both", "one", "neither"]
    which: Text | None = None


class _When(BaseModel):
    days: list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]]
    time: Annotated[str, Field(pattern=r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$")]


class _Hour(Act):
    hour: _When | None


class _Promise(BaseModel):
    text: Text
    done: StrictBool | None = None


class _Felt(BaseModel):
    word: Text
    family: Text | None = None


class _WalkBack(Act):
    finished: StrictBool
    acts: list[_Promise]
    beneath: list[_Felt]
    heat_before: Scale = None
    heat_after: Scale = None
    film: Text | None = None
    story: Text | None = None
    part: Text | None = None


class _CheckIn(Act):
    mood: Scale = None
    anger: Scale = None
    happened: list[Text] | None = None


class _TimeOut(Act):
    heat: Scale = None


CHECKED: Mapping[str, type[Act]] = {
    "keep_done": _Done,
    "keep_hour": _Hour,
    "keep_walk_back": _WalkBack,
    "keep_check_in": _CheckIn,
    "keep_weekly": _CheckIn,
    "take_time_out": _TimeOut,
}


class _Answer(BaseModel):
    messages: list[_Message]
    acts: list[dict[str, Any]]
    state: dict[str, Any]
    asked: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")] | None = None


class RasaClient:
    """The dialogue engine as a pure function over one kept-alive connection pool."""

    def __init__(self, url: str) -> None:
        """`url` without a path, e.g. http://127.0.0.1:5005."""
        self.url = url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    async def turn(self, ask: Ask) -> Turn:
        """Take a turn. Unreachable when it is down, NothingSaid when it said nothing of use."""
        return turn_of(
            await self._post("turn", {k: v for k, v in vars(ask).items() if v is not None})
        )

    async def parse(self, text: str, context: str | None) -> dict[str, Any]:
        """What the ear makes of a text when that step was asked."""
        raw = await self._post("parse", {"text": text, "context": context})
        heard = raw.get("heard")
        if not isinstance(heard, dict):
            raise NothingSaid("an answer without what was heard")
        return heard

    async def model(self) -> str | None:
        """The id of the loaded model; None while it is not up."""
        try:
            async with self._open().get(f"{self.url}/webhooks/turn/health") as answer:
                found = (await answer.json()).get("model") if answer.status == 200 else None
                return None if found is None else str(found)
        except (aiohttp.ClientError, TimeoutError, ValueError, RecursionError, AttributeError):
            return None

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=ANSWER_WITHIN)
        return self._session

    async def _post(self, what: str, body: Mapping[str, Any]) -> dict[str, Any]:
        try:
            async with self._open().post(f"{self.url}/webhooks/turn/{what}", json=body) as answer:
                if answer.status != 200:
                    raise NothingSaid(
                        f"The dialogue engine could not answer that (status {answer.status}). "
                        "If every line ends like this, `make train` makes a fresh model."
                    )
                return read(await answer.read())
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Unreachable(f"Rasa does not answer at {self.url}.") from error


def turn_of(raw: Mapping[str, Any]) -> Turn:
    """An answer as a turn that can be carried out and kept; NothingSaid where it is of no use."""
    try:
        answer = _Answer.model_validate(raw)
        for act in answer.acts:
            CHECKED.get(str(act.get("act")), Act).model_validate(act)
    except ValidationError as error:
        raise NothingSaid(f"unusable answer, {error.error_count()} errors") from None
    replies = tuple(
        Reply(m.text, tuple(b.label for b in m.buttons), m.act)
        for m in answer.messages
        if m.text.strip()
    )
    if not replies:
        raise NothingSaid("empty answer")
    return Turn(replies, tuple(answer.acts), answer.state, answer.asked)


def read(text: bytes) -> dict[str, Any]:
    """A JSON object that can be written again as JSON, of a depth that nothing stumbles over."""
    try:
        found = json.loads(text, parse_constant=_finite, parse_float=_finite)
    except (ValueError, RecursionError):
        raise NothingSaid("an answer that is no JSON") from None
    if not isinstance(found, dict) or not _is_shallow(found, DEEPEST):
        raise NothingSaid("an answer that is no JSON object of ours")
    return found


def _finite(number: str) -> float:
    found = float(number)
    if not math.isfinite(found):
        raise ValueError("a number without end")
    return found


def _is_shallow(value: Any, levels: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value
    if not isinstance(value, dict | list):
        return True
    return levels > 0 and all(_is_shallow(each, levels - 1) for each in inner)
