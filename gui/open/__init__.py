"""What is opened, saved and remembered."""
