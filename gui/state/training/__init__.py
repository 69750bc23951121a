"""What the window knows of trainings: updates, weights, backward passes, the loss around them."""
