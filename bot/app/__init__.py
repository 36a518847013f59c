"""Puts the real parts together; the only room that knows them all."""
