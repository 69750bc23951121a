"""Panels that change the experiment."""
