"""Doors: a platform's objects to our messages and back, nothing else."""
