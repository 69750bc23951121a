"""Derivatives that follow from what a cell declares, and backpropagation through time over whole batches."""
