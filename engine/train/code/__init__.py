"""A training as a script that runs by itself: in NumPy, Keras or PyTorch. One file each."""
