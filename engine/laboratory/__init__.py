"""Investigations: an experiment, trainings of it side by side, and what they are to show."""
