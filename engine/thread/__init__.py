"""The engine's thread: every word between it and the window, and how it stops."""
