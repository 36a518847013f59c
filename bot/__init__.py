"""Beneath: a coach for men who want to stop letting anger run their relationships."""
