"""The loss over a plane of weights: two weights, two random directions, or those a training went along."""
