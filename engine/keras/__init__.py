"""Keras' own layers as an implementation: loaded late, stepped in compiled chunks."""
