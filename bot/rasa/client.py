"""Asks the dialogue engine over HTTP on loopback. An empty answer is a failure, never success."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any, Literal

import aiohttp
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.core.errors import NothingSaid, Unreachable
from bot.services.ports import Ask, Reply, Turn

ANSWER_WITHIN = aiohttp.ClientTimeout(total=20, sock_connect=2)
"""Seconds for a whole turn; one takes some ten milliseconds when the engine is well."""


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
    act: Literal["keep_done"]
    done: Literal["both", "one", "neither"]
    which: str | None = None


class _Hour(BaseModel):
    days: list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]]
    time: Annotated[str, Field(pattern=r"^([01]?\d|2[0-3]):[0-5]\d$")]


class _KeepHour(Act):
    act: Literal["keep_hour"]
    hour: _Hour | None


class _KeepWalkBack(Act):
    act: Literal["keep_walk_back"]
    finished: bool
    acts: list[dict[str, Any]]
    beneath: list[dict[str, Any]]


CHECKED: Mapping[str, type[Act]] = {
    "keep_done": _Done,
    "keep_hour": _KeepHour,
    "keep_walk_back": _KeepWalkBack,
}


class _Answer(BaseModel):
    messages: list[_Message]
    acts: list[dict[str, Any]]
    state: dict[str, Any]
    asked: str | None = None


class RasaClient:
    """The dialogue engine as a pure function over one kept-alive connection pool."""

    def __init__(self, url: str) -> None:
        """`url` without a path, e.g. http://127.0.0.1:5005."""
        self.url = url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    async def turn(self, ask: Ask) -> Turn:
        """Take a turn. Unreachable when it is down, NothingSaid when it said nothing of use."""
        raw = await self._post("turn", {k: v for k, v in asdict(ask).items() if v is not None})
        try:
            answer = _Answer.model_validate(raw)
            acts = tuple(_checked(act) for act in answer.acts)
        except ValidationError as error:
            raise NothingSaid(f"unusable answer, {error.error_count()} errors") from None
        replies = tuple(
            Reply(m.text, tuple(b.label for b in m.buttons), m.act)
            for m in answer.messages
            if m.text
        )
        if not replies:
            raise NothingSaid("empty answer")
        return Turn(replies, acts, answer.state, answer.asked)

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
        except (aiohttp.ClientError, TimeoutError, ValueError, AttributeError):
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
                found: dict[str, Any] = await answer.json()
                return found
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Unreachable(f"Rasa does not answer at {self.url}.") from error
        except ValueError:
            raise NothingSaid("an answer that is no JSON") from None


def _checked(act: Mapping[str, Any]) -> dict[str, Any]:
    model = CHECKED.get(str(act.get("act")), Act)
    return model.model_validate(act).model_dump()
