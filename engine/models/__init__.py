"""Models from files of other programs, read without running anything of them, and written for them."""
