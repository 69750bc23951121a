"""Random hands on the real window, for minutes in the slow tests and for hours by `make soak`."""
