"""What training makes smaller; each file here declares one loss, found by its base class."""
