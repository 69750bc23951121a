"""A whole weight in a window of its own: numbers, colours, fillings, eigenvalues."""
