"""The command line of the engine, and what it prints."""
