"""The coach's language side.

What Rasa is trained on, how it hears (ear), speaks (voice) and takes turns (turn channel).
"""
