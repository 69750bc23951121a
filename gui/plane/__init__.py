"""A plane of numbers, as the loss over two directions of the weights: flat in colours, or as heights."""
