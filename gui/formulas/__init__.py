"""Mathematics on the screen."""
