"""The rules that change weights; each file here declares one optimizer, found by its base class."""
