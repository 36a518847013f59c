"""The clockwork: desk (owed turns), bell (due timers), courier (outbox), each in steps."""
