"""What the window knows: objects that hold and announce, and no widget."""
