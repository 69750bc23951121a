"""Implementations side by side: how far apart, since when, and why."""
