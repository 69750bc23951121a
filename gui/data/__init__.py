"""A table of data in the window: understood, looked at, and made a sequence."""
