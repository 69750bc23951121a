"""Somebody else's numbers of a network: read, and laid beside the steps of ours."""
