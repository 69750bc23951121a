"""Text to read: a lesson's Markdown on the screen and on paper."""
