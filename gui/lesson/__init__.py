"""A lesson in the window: its view, its overview, its commands."""
