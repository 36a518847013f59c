"""The neighbour: training, starting, watching and asking Rasa, which has its own environment."""
