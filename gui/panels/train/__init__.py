"""Panels of training: what is trained and how, and what became of it, update by update."""
