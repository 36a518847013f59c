"""Scripted men through the real stack while its parts are killed; then the books must fit."""
