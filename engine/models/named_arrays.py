"""Arrays that have nothing but names: which program named them, and what layers they make."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.array import Array
from engine.errors import FileError, ParameterError
from engine.models.array_order import in_chain, natural
from engine.models.cell_weights import KINDS_BY_GATES
from engine.models.conventions.base import WeightConvention
from engine.models.conventions.every import CONVENTIONS, convention
from engine.models.conventions.keras import KerasConvention
from engine.models.conventions.pytorch import PyTorchConvention
from engine.models.conventions.tensorflow1 import TensorFlow1Convention
from engine.models.opened import Stack, StackLayer, StackReadout

_PYTORCH = re.compile(r"(?P<prefix>.*?)(?P<word>weight_ih|weight_hh|weight_hr|bias_ih|bias_hh)"
                      r"(?:_l(?P<layer>[0-9]{1,3}))?(?P<back>_reverse)?")  # fmt: skip
_LAST = re.compile(r"(?P<prefix>.*?)(?P<word>[A-Za-z_]+?)(?::0)?")
_SEPARATORS = "./:[]"
_BACKWARD = re.compile(r"backward|reverse|_bw\b")
_NUMBERED = re.compile(r"arr_[0-9]{1,4}")
ASSUMED = "The file does not say which activations bend the layers: tanh and sigmoid are taken."


@dataclass(frozen=True)
class FileArray:
    """An array of a file and its name there."""

    name: str
    array: Array


@dataclass(frozen=True)
class _Group:
    """The arrays of one layer by their last words. key: what else their names have in common."""

    key: str
    arrays: Mapping[str, Array]
    is_backward: bool = False


def stack_of_arrays(
    arrays: Sequence[FileArray], wanted: WeightConvention | None = None, *, is_ordered: bool = False
) -> Stack:
    """The layers that arrays make. wanted: whose convention it is, where somebody says; else names tell.

    is_ordered: whether they come layer by layer; otherwise names and sizes tell the order of layers.
    Raises FileError or ParameterError.
    """
    named = list(_numbered(arrays)) if all(_NUMBERED.fullmatch(one.name) for one in arrays) else list(arrays)
    chosen = wanted or convention_of([one.name for one in named])
    groups = _groups(named, chosen, is_ordered)
    recurrent = [group for group in groups if _is_recurrent(group, chosen)]
    if not recurrent:
        raise FileError(f"holds no arrays of a recurrent layer as {chosen.name} names them; {_shown(named)}")
    notes = [ASSUMED]
    layers = _paired([(group, _layer(group, chosen, notes)) for group in recurrent])
    if not is_ordered:
        layers = in_chain(layers, _dense_inputs(groups, recurrent, chosen), notes)
    readout, others = _readout(groups, recurrent, layers, chosen)
    if others:
        notes.append(
            f"Left out, as they fit nowhere: {', '.join(others[:8])}{'…' if len(others) > 8 else ''}."
        )
    return Stack(
        tuple(layer for pair in layers for layer in pair), readout, notes=tuple(dict.fromkeys(notes))
    )


def convention_of(names: Sequence[str]) -> WeightConvention:
    """Who names arrays so. Raises FileError where nobody known does."""
    words = {_word(name) for name in names}
    if any(_PYTORCH.fullmatch(name) for name in names):
        return PyTorchConvention()
    if "recurrent_kernel" in words:
        return KerasConvention()
    if "kernel" in words and any("cell" in name or "gates" in name for name in names):
        return TensorFlow1Convention()
    for one in CONVENTIONS:
        if one.recurrent_kernel and {one.kernel, one.recurrent_kernel} <= words:
            return one
    raise FileError(
        "holds no arrays of a recurrent layer by the names of PyTorch (weight_ih_l0) or Keras "
        f"(recurrent_kernel); it holds {', '.join(name[:40] for name in list(names)[:4])}"
    )


def _word(name: str) -> str:
    """The last word of a name: kernel of "lstm/kernel:0"."""
    plain = name.removesuffix(":0").rstrip("]")
    return re.split(r"[./:\[]", plain)[-1]


def _numbered(arrays: Sequence[FileArray]) -> Iterator[FileArray]:
    """What `np.savez(file, *model.get_weights())` writes: names from the order and the shapes."""
    left, layer = [one.array for one in sorted(arrays, key=lambda one: natural(one.name))], 0
    while left:
        first = left.pop(0)
        yield FileArray(f"{layer}.kernel", first)
        if left and _is_recurrent_of(left[0], first):
            yield FileArray(f"{layer}.recurrent_kernel", left.pop(0))
        columns = first.shape[-1] if first.ndim else 0
        if left and left[0].shape in ((columns,), (2, columns)):
            yield FileArray(f"{layer}.bias", left.pop(0))
        layer += 1


def _is_recurrent_of(recurrent: Array, kernel: Array) -> bool:
    is_pair = recurrent.ndim == kernel.ndim == 2 and recurrent.shape[1] == kernel.shape[1]
    return is_pair and recurrent.shape[0] > 0 and recurrent.shape[1] // recurrent.shape[0] in KINDS_BY_GATES


def _groups(arrays: Sequence[FileArray], chosen: WeightConvention, is_ordered: bool) -> list[_Group]:
    """Arrays of one layer each, as they come, or in the natural order of their names."""
    found: dict[tuple[str, bool], dict[str, Array]] = {}
    for one in arrays:
        key, word, is_backward = _parts(one.name, chosen)
        group = found.setdefault((key, is_backward), {})
        if word in group:
            raise FileError(f"holds the array {one.name[:40]!r} twice")
        group[word] = one.array
    ordered = list(found) if is_ordered else sorted(found, key=lambda key: (natural(key[0]), key[1]))
    return [_Group(key[0], found[key], key[1]) for key in ordered]


def _parts(name: str, chosen: WeightConvention) -> tuple[str, str, bool]:
    """What is common to a layer's names, the word that is an array's own, and whether it reads backward."""
    if isinstance(chosen, PyTorchConvention):
        match = _PYTORCH.fullmatch(name)
        if match is not None:
            return f"{match['prefix']}l{match['layer'] or 0}", match["word"], bool(match["back"])
    word, key = _word(name), name[: -len(_word(name))] if _word(name) else name
    if isinstance(chosen, TensorFlow1Convention):
        head = key.rstrip(_SEPARATORS)
        for part in ("gates", "candidate"):
            if head.endswith(part):
                word, head = f"{part}/{word}", head.removesuffix(part)
        key = head
    is_backward = _BACKWARD.search(key) is not None
    return re.sub(r"backward|reverse", "forward", key.removesuffix(":0")), word, is_backward


def _is_recurrent(group: _Group, chosen: WeightConvention) -> bool:
    if isinstance(chosen, TensorFlow1Convention):
        return "gates/kernel" in group.arrays or ("kernel" in group.arrays and "cell" in group.key)
    return chosen.recurrent_kernel in group.arrays


def _layer(group: _Group, chosen: WeightConvention, notes: list[str]) -> StackLayer:
    """The layer of a group. Raises ParameterError, naming the layer and what is wrong."""
    arrays = group.arrays
    if "weight_hr" in arrays:
        raise FileError(
            f"holds an LSTM with a projection ({group.key}: weight_hr), which this program does not know"
        )
    try:
        kind = _kind(group, chosen)
        reset_after = _resets_after(kind, arrays, chosen, notes)
        weights = chosen.weights(kind, arrays, reset_after)
    except ParameterError as error:
        place = f"{group.key.strip(_SEPARATORS)} {error.field}".strip()
        raise ParameterError(place, error.message) from None
    if kind != "GRU" and chosen.always_two_biases and weights.has_bias:
        notes.append(f"{chosen.name} keeps two biases that stand in one sum: they are added.")
    return StackLayer(weights, {"go_backwards": True} if group.is_backward else {})


def _kind(group: _Group, chosen: WeightConvention) -> str:
    """Which cell has so many blocks a unit."""
    if isinstance(chosen, TensorFlow1Convention):
        if "gates/kernel" in group.arrays:
            return "GRU"
        return "LSTM" if "lstm" in group.key.lower() else "SimpleRNN"
    recurrent = group.arrays[chosen.recurrent_kernel]
    if recurrent.ndim < 2 or recurrent.size == 0:
        raise ParameterError(chosen.recurrent_kernel, f"must be a matrix, got shape {recurrent.shape}")
    long, short = max(recurrent.shape[-2:]), min(recurrent.shape[-2:])
    if long % short or long // short not in KINDS_BY_GATES:
        known = "1 (SimpleRNN), 3 (GRU) or 4 (LSTM)"
        raise ParameterError(
            chosen.recurrent_kernel, f"must have {known} blocks a unit, got {recurrent.shape}"
        )
    return KINDS_BY_GATES[long // short]


def _resets_after(kind: str, arrays: Mapping[str, Array], chosen: WeightConvention, notes: list[str]) -> bool:
    """Where a GRU's reset gate acts, as far as a file tells."""
    if kind != "GRU" or len(chosen.resets_after) == 1:
        return kind != "GRU" or chosen.resets_after[0]
    bias = arrays.get(chosen.bias)
    if isinstance(chosen, KerasConvention) and bias is not None:
        return bias.ndim == 2
    if chosen.second_bias and not chosen.always_two_biases and bias is not None:
        return chosen.second_bias in arrays
    notes.append(
        "The file does not say where the GRU's reset gate acts: reset_after is taken as true, as in Keras."
    )
    return True


def _paired(layers: list[tuple[_Group, StackLayer]]) -> list[tuple[StackLayer, ...]]:
    """Both directions of a layer together, the forward one first."""
    found: dict[str, list[tuple[bool, StackLayer]]] = {}
    for group, layer in layers:
        found.setdefault(group.key, []).append((group.is_backward, layer))
    pairs: list[tuple[StackLayer, ...]] = []
    for both in found.values():
        forward, *backward = (layer for _, layer in sorted(both, key=lambda one: one[0]))
        pairs.append((forward, *(StackLayer(one.weights, {"merge_mode": "concat"}) for one in backward)))
    return pairs


def _dense_inputs(groups: list[_Group], recurrent: list[_Group], chosen: WeightConvention) -> set[int]:
    """How many numbers the dense layers of a file read."""
    found = set()
    for group in groups:
        kernel = group.arrays.get("kernel", group.arrays.get("weight"))
        if kernel is not None and kernel.ndim == 2 and not any(group is one for one in recurrent):
            found.add(kernel.shape[1 if "weight" in group.arrays or chosen.is_transposed else 0])
    return found


def _readout(
    groups: list[_Group],
    recurrent: list[_Group],
    layers: list[tuple[StackLayer, ...]],
    chosen: WeightConvention,
) -> tuple[StackReadout | None, list[str]]:
    """The first dense layer that fits behind the last recurrent one, and the names of what is left."""
    width = sum(layer.width for layer in layers[-1])
    found, others = None, []
    for group in groups:
        if any(group is one for one in recurrent):
            continue
        kernel = group.arrays.get("kernel", group.arrays.get("weight"))
        if found is None and kernel is not None and kernel.ndim == 2:
            turned = kernel.T if "weight" in group.arrays or chosen.is_transposed else kernel
            bias = group.arrays.get("bias")
            if turned.shape[0] == width and (bias is None or bias.shape == turned.shape[1:]):
                found = StackReadout(turned, bias)
                continue
        others += [f"{group.key}{word}"[:60] for word in group.arrays]
    return found, others


def _shown(arrays: Sequence[FileArray]) -> str:
    return f"it holds {', '.join(one.name[:40] for one in arrays[:4])}"


def named_convention(name: str | None) -> WeightConvention | None:
    """The convention of a name; None for none. Raises ParameterError."""
    return None if name is None else convention(name)
