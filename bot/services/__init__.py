"""Verbs: what happens to a message, over ports. No third-party world here."""
