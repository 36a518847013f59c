"""The terminal door: a conversation on a screen, line by line for scripts, and the demo."""
