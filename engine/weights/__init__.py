"""Matrices of weights by themselves: how they are drawn, filled and scaled, and their eigenvalues."""
