"""Writing lessons in the program: text on one side, the live window on the other."""
