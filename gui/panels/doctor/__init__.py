"""Somebody's numbers beside ours, and the mistake that explains them."""
