"""Honest stand-ins for the world outside: a scripted dialogue, doors, a loopback Rasa."""
