"""One kind of question a file; a new file is a new kind."""
