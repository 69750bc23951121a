"""What computes a model's steps; each file here declares one implementation, found by its base class."""
