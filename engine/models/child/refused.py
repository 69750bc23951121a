"""What the reading program says of a file that it will not read."""


class RefusedFile(Exception):
    """A sentence without the file's name: what is wrong, and what would be right."""
