"""Commands that draw the real window without showing it."""
