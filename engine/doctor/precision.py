"""Weights in fewer bits."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from engine.array import Array
from engine.doctor.recipe import LayerRecipe, Recipe

Rounding = Callable[[Array], Array]


def to_float16(numbers: Array) -> Array:
    """Each number as the nearest float16."""
    with np.errstate(over="ignore"):
        return numbers.astype(np.float16).astype(np.float64)


def to_int8(steps: int = 127, per: str = "tensor") -> Callable[[Array, int], Array]:
    """Symmetric 8-bit numbers. steps: into which the largest one is divided. per: what shares a scale.

    The function takes a matrix and its number of gates.
    """

    def rounded(matrix: Array, gates: int) -> Array:
        columns = matrix.reshape(len(matrix), gates, -1)
        axis = {"tensor": None, "gate": (0, 2), "column": 0}[per]
        scale = np.max(np.abs(columns), axis=axis, keepdims=True) / steps
        scale = np.where(scale > 0, scale, 1)
        found: Array = np.clip(np.round(columns / scale), -128, 127) * scale
        return found.reshape(matrix.shape)

    return rounded


def row_to_int8(steps: int) -> Rounding:
    """The same of a single row, as a bias is."""
    rounded = to_int8(steps)
    return lambda row: rounded(row[None], 1)[0]


def to_uint8(matrix: Array, gates: int) -> Array:
    """Asymmetric 8-bit numbers between the smallest and the largest, with 0 among them."""
    low, high = min(matrix.min(), 0), max(matrix.max(), 0)
    scale = (high - low) / 255 or 1.0
    zero = np.round(-low / scale)
    found: Array = (np.clip(np.round(matrix / scale) + zero, 0, 255) - zero) * scale
    return found


def with_matrices(
    recipe: Recipe, change: Callable[[Array, int], Array], layer: int | None, readout: bool
) -> Recipe:
    """The recipe with its kernels and recurrent kernels changed, of one layer or of all."""

    def changed(index: int, one: LayerRecipe) -> LayerRecipe:
        if layer is not None and index != layer:
            return one
        gates = len(one.gates)
        return one.replace(
            kernel=change(one.kernel, gates), recurrent_kernel=change(one.recurrent_kernel, gates)
        )

    layers = tuple(changed(index, one) for index, one in enumerate(recipe.layers))
    last = recipe.readout
    if readout and last is not None:
        last = replace(last, kernel=change(last.kernel, 1))
    return recipe.replace(layers=layers, readout=last)


def with_biases(recipe: Recipe, change: Rounding, recurrent: bool = True) -> Recipe:
    """The recipe with every bias changed. recurrent: also those of the recurrent part."""
    layers = tuple(
        one.replace(
            bias=change(one.bias),
            recurrent_bias=change(one.recurrent_bias) if recurrent else one.recurrent_bias,
        )
        for one in recipe.layers
    )
    last = recipe.readout
    if last is not None:
        last = replace(last, bias=change(last.bias))
    return recipe.replace(layers=layers, readout=last)
