"""The doctor: which known mistakes explain somebody else's numbers of a network."""
