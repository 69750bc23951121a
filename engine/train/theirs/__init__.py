"""Somebody else's gradients: read, compared with ours, and explained by known mistakes of backward passes."""
