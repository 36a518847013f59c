"""The stage."""

from tests.peers.stage import database, file, stage, template, url

__all__ = ["database", "file", "stage", "template", "url"]
