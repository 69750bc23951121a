"""Panels docked in the window: where they stand in each workspace, at each size, and how they come back."""
