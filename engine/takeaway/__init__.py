"""What a user takes away from the program: an experiment as a script or a notebook that runs by itself."""
