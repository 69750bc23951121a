"""Readers of model files, one kind a file; the first bytes tell which one reads."""
