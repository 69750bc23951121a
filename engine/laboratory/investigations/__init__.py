"""What one may investigate: one investigation a file."""
