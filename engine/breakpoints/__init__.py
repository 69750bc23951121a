"""The kinds of breakpoints; each file here declares one, and is found by its base class."""
