"""NumPy and Keras side by side: how far apart, since when, and why."""
