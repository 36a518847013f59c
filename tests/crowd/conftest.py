"""The stage, on both engines; a test may name the one it is about (`url`, indirectly)."""

import pytest

from tests.peers.stage import database, file, stage, template

__all__ = ["database", "file", "stage", "template", "url"]


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, on SQLite and then on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{request.getfixturevalue('file')}"
    found: str = request.getfixturevalue("postgres_url")
    return found
