"""Pages and pictures written to files."""
