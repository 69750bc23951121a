"""Text to read: Markdown with formulas as a tree, what stands in it, and how much of it may."""
