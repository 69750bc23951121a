"""The window: it shows what the engine computes, and sends it jobs."""
