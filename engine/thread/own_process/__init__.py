"""The engine in a process of its own: the program it is, and what window and engine say to each other."""
