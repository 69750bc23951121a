"""Arrays of a model by the names of a convention, for files that keep nothing else."""

from engine.array import Array
from engine.errors import ParameterError
from engine.models.conventions.base import WeightConvention
from engine.models.conventions.pytorch import PyTorchConvention
from engine.models.conventions.tensorflow1 import TensorFlow1Convention
from engine.models.model_stack import halves, is_single
from engine.models.opened import Stack, StackLayer
from engine.models.writers.base import NO_PLACE, dtype_of, lost, run_notes


def arrays_of_stack(stack: Stack, convention: WeightConvention) -> tuple[dict[str, Array], tuple[str, ...]]:
    """Every array by its name, and what such a file has no place for. Raises ParameterError."""
    dtype, found = dtype_of(is_single(stack)), {}
    notes = [*stack.notes, *run_notes(stack)]
    pairs = halves(stack)
    is_pytorch = isinstance(convention, PyTorchConvention)
    heads = _pytorch_heads(pairs) if is_pytorch else [(f"{index}.", "") for index in range(len(pairs))]
    for index, (pair, (prefix, suffix)) in enumerate(zip(pairs, heads, strict=True)):
        _check(pair, index, convention, notes)
        for place, layer in enumerate(pair):
            for name, array in convention.arrays(layer.weights).items():
                found[_name(prefix, name, suffix, convention, layer, place, len(pair))] = array.astype(dtype)
    if stack.readout is not None:
        kernel = stack.readout.kernel
        words = ("fc.weight", "fc.bias") if is_pytorch else ("readout.kernel", "readout.bias")
        found[words[0]] = (kernel.T if convention.is_transposed else kernel).astype(dtype)
        if stack.readout.bias is not None:
            found[words[1]] = stack.readout.bias.astype(dtype)
        if stack.readout.activation != "linear":
            notes.append(f"The readout's activation {stack.readout.activation} is left out{NO_PLACE}")
    return found, tuple(notes)


def _name(
    prefix: str,
    name: str,
    suffix: str,
    convention: WeightConvention,
    layer: StackLayer,
    place: int,
    count: int,
) -> str:
    """What an array is called."""
    if isinstance(convention, PyTorchConvention):
        return f"{prefix}{name}{suffix}{'_reverse' if place else ''}"
    if isinstance(convention, TensorFlow1Convention):
        prefix += f"basic_{layer.weights.kind.lower()}_cell."
    direction = "" if count == 1 else ("forward.", "backward.")[place]
    return f"{prefix}{direction}{name}"


def _pytorch_heads(pairs: list[tuple[StackLayer, ...]]) -> list[tuple[str, str]]:
    """Prefix and suffix of each layer: layers of one kind and size are one module of several layers."""
    modules: list[tuple[object, int]] = []
    for pair in pairs:
        key = tuple((layer.weights.kind, layer.weights.units, layer.weights.has_bias) for layer in pair)
        if modules and modules[-1][0] == key:
            modules.append((key, modules[-1][1] + 1))
        else:
            modules.append((key, 0))
    heads, module = [], -1
    for _, number in modules:
        module += number == 0
        heads.append((module, number))
    return [(f"rnn{own}." if module else "rnn.", f"_l{number}") for own, number in heads]


def _check(pair: tuple[StackLayer, ...], index: int, convention: WeightConvention, notes: list[str]) -> None:
    """Tell what is lost. Raises ParameterError for what a program would compute otherwise."""
    for layer in pair:
        for name in lost(layer, "go_backwards", "merge_mode", "initial_state"):
            notes.append(f"Layer {index}: {name} {layer.settings[name]} is left out{NO_PLACE}")
        if "initial_state" in layer.settings:
            notes.append(f"Layer {index}: the initial state is left out{NO_PLACE}")
    is_backward = len(pair) == 1 and bool(pair[0].settings.get("go_backwards"))
    merge = pair[-1].settings.get("merge_mode", "concat")
    if isinstance(convention, PyTorchConvention):
        if is_backward:
            raise ParameterError(f"model.layers[{index}]", "reads backward alone; no layer of PyTorch's does")
        if merge != "concat":
            message = f"merges its directions by {merge}; PyTorch puts them side by side (concat)"
            raise ParameterError(f"model.layers[{index}]", message)
    elif is_backward:
        notes.append(f"Layer {index}: go_backwards is left out{NO_PLACE}")
    elif merge != "concat":
        notes.append(f"Layer {index}: merge_mode {merge} is left out{NO_PLACE}")
