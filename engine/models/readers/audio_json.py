"""JSON of the audio programs: RTNeural's list of layers, and the state_dict of the guitar amplifiers."""

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np

from engine.array import Array
from engine.cells.base import Weights
from engine.errors import FileError, ParameterError
from engine.files.file_format import OURS, load_strictly
from engine.models.activation_words import activation_word
from engine.models.cell_weights import CellWeights, no_bias
from engine.models.conventions.pytorch import PyTorchConvention
from engine.models.named_arrays import ASSUMED, FileArray, stack_of_arrays
from engine.models.opened import OpenedModel, Stack, StackLayer, StackReadout, opened
from engine.models.readers.base import ModelFile, ModelReader

KINDS = {"lstm": "LSTM", "gru": "GRU", "rnn": "SimpleRNN", "simple-rnn": "SimpleRNN"}
DENSE = ("dense", "time-distributed-dense")
MAX_LAYERS = 64
NAM_LSTM = (
    "is a file of Neural Amp Modeler, whose weights are one list without names; where it was trained, write "
    "the network's state_dict instead: safetensors.torch.save_file(model.state_dict(), 'net.safetensors')"
)
NAM_OTHER = (
    "holds a {} of Neural Amp Modeler, which is no recurrent network and keeps no state to be stepped; an "
    "LSTM trained there, or by GuitarML or AIDA-X as .json, would be one"
)


class AudioJson(ModelReader):
    """Read by RTNeural (and AIDA-X), or written by the trainers of GuitarML."""

    title: ClassVar[str] = "RTNeural model (JSON)"
    endings = (".json",)

    def may_read(self, file: ModelFile) -> bool:
        return file.data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")

    def is_sure(self, file: ModelFile) -> bool:
        """Whether the file speaks of layers or of a state_dict, and is none of this program's own."""
        is_nam = b'"architecture"' in file.data and b'"weights"' in file.data
        return OURS not in file.data and (b'"layers"' in file.data or b'"state_dict"' in file.data or is_nam)

    def read(self, file: ModelFile) -> OpenedModel:
        try:
            found = load_strictly(file.data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise FileError("is no text in UTF-8") from None
        if isinstance(found, dict) and isinstance(found.get("state_dict"), dict):
            return _state_dict(found)
        if isinstance(found, dict) and isinstance(found.get("layers"), list):
            return opened(_stack(found), "Keras")
        if isinstance(found, dict) and isinstance(found.get("architecture"), str) and "weights" in found:
            kind = found["architecture"]
            raise FileError(NAM_LSTM if kind == "LSTM" else NAM_OTHER.format(kind[:40]))
        if isinstance(found, dict) and found.get("format") == "rnn-explorer":
            raise FileError("is an experiment of this program; open it as one")
        raise FileError('is no model: RTNeural\'s have "layers", those of guitar amplifiers a "state_dict"')


def _stack(found: Mapping[str, Any]) -> Stack:
    """RTNeural's layers: Keras' weights, layer by layer."""
    if len(found["layers"]) > MAX_LAYERS:
        raise FileError(f"holds {len(found['layers'])} layers; at most {MAX_LAYERS} are read")
    layers: list[StackLayer] = []
    readout: StackReadout | None = None
    left: list[str] = []
    for index, one in enumerate(found["layers"]):
        if not isinstance(one, dict) or not isinstance(one.get("type"), str):
            raise FileError(f"holds layer {index} without a type")
        kind, place = one["type"], f"layer {index} ({one['type'][:30]})"
        if kind in KINDS and readout is None and not left:
            layers.append(_recurrent(KINDS[kind], one, place))
        elif kind in DENSE and layers and readout is None and not left:
            readout = _dense(one, place)
        else:
            left.append(place)
    notes = [f"Left out, as this program does not know it there: {', '.join(left)}."] if left else []
    if found.get("in_skip"):
        notes.append("The file adds the input to the output (in_skip); that is left out here.")
    if not layers:
        raise FileError(f"holds no lstm, gru or rnn layer that can be used; it holds {', '.join(left[:6])}")
    return Stack(tuple(layers), readout, notes=tuple(notes))


def _recurrent(kind: str, one: Mapping[str, Any], place: str) -> StackLayer:
    kernel, recurrent, *rest = _arrays(one, place, (2, 3))
    units = recurrent.shape[0] if recurrent.ndim == 2 else 1
    reset_after = kind != "GRU" or not rest or rest[0].ndim == 2
    bias = rest[0] if rest else no_bias(kind, units, reset_after)
    word = one.get("activation") or "tanh"
    try:
        weights = CellWeights(kind, Weights(kernel, recurrent, bias), bool(rest), reset_after)
    except ParameterError as error:
        raise ParameterError(f"{place} {error.field}", error.message) from None
    return StackLayer(weights, {"activation": activation_word(word, place)})


def _dense(one: Mapping[str, Any], place: str) -> StackReadout:
    kernel, *rest = _arrays(one, place, (1, 2))
    if kernel.ndim != 2 or (rest and rest[0].shape != kernel.shape[1:]):
        raise FileError(f"holds {place} whose weights do not fit together")
    return StackReadout(kernel, rest[0] if rest else None, activation_word(one.get("activation"), place))


def _arrays(one: Mapping[str, Any], place: str, counts: tuple[int, ...]) -> list[Array]:
    weights = one.get("weights")
    if not isinstance(weights, list) or len(weights) not in counts:
        raise FileError(f"holds {place} without its weights: {' or '.join(map(str, counts))} arrays")
    return [array_of_lists(array, place) for array in weights]


def array_of_lists(found: Any, place: str) -> Array:
    """Lists of numbers, one or two deep, as an array. Raises FileError."""
    rows = found if isinstance(found, list) and found and isinstance(found[0], list) else [found]
    if not isinstance(found, list) or not found or any(not isinstance(row, list) or not row for row in rows):
        raise FileError(f"holds {place} with something that is no array")
    if len({len(row) for row in rows}) > 1:
        raise FileError(f"holds {place} with rows of different lengths")
    if any(type(number) not in (int, float) for row in rows for number in row):
        raise FileError(f"holds {place} with something that is no number")
    try:
        array = np.array(rows, dtype=np.float64)
    except OverflowError:
        raise FileError(f"holds {place} with a number beyond float64") from None
    return array if rows is found else array[0]


def _state_dict(found: Mapping[str, Any]) -> OpenedModel:
    """PyTorch's names, with a head of words: unit_type, hidden_size, skip."""
    arrays = [
        FileArray(name, array_of_lists(value, repr(name[:40]))) for name, value in found["state_dict"].items()
    ]
    stack = stack_of_arrays(arrays, PyTorchConvention())
    notes = tuple(note for note in stack.notes if note != ASSUMED)
    head = found.get("model_data")
    if isinstance(head, dict) and head.get("skip"):
        notes += ("The file adds the input to the output (skip); that is left out here.",)
    return opened(Stack(stack.layers, stack.readout, notes=notes), "PyTorch")
