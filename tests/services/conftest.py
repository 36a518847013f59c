"""The stage, on both engines."""

import pytest

from tests.peers.stage import database, either_url, file, stage, template

__all__ = ["database", "either_url", "file", "stage", "template", "url"]


@pytest.fixture
def url(either_url: str) -> str:
    """The address of an empty database, on SQLite and then on PostgreSQL."""
    return either_url
