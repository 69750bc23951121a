"""What a name of an array or a column says: which quantity, of which layer."""

import re
from dataclasses import dataclass

INPUT, TARGET, TIME = "x", "target", "t"
_OWN = re.compile(r"(?:(?P<who>[a-z]+)\.)?(?:(?P<layer>\d+)\.)?(?P<quantity>[A-Za-z]\w*)")
_WORDS = re.compile(r"[A-Za-z]+|\d+")
_FINAL = {"hn": "h", "cn": "c", "h_n": "h", "c_n": "c"}  # PyTorch's last states; n is also a GRU's gate
_NOT_THEIRS = {
    INPUT: {"x", "xs", "input", "inputs", "x_test", "x_train"},
    TARGET: {"target", "targets", "label", "labels", "y_true", "ytrue", "truth"},
    TIME: {"t", "time", "step", "steps", "index", "timestamp"},
}
_LONG = {
    "output": "y", "outputs": "y", "out": "y", "pred": "y", "preds": "y", "prediction": "y",
    "predictions": "y", "predicted": "y", "result": "y", "yhat": "y", "ypred": "y", "readout": "y",
    "hidden": "h", "state": "h", "states": "h", "hs": "h", "ys": "y", "cs": "c",
    "update": "z", "reset": "r", "candidate": "n", "new": "n", "forget": "f", "memory": "c",
}  # fmt: skip
_FILLING = {
    "layer",
    "l",
    "lstm",
    "gru",
    "rnn",
    "cell",
    "gate",
    "hat",
    "seq",
    "sequence",
    "all",
    "t",
    "values",
}
_AT_THE_END = {"last", "final"}
_PROGRAMS = {
    "numpy",
    "keras",
    "theirs",
    "torch",
    "pytorch",
    "onnx",
    "tf",
    "tflite",
    "tensorflow",
    "jax",
    "our",
}


@dataclass(frozen=True)
class Meaning:
    """What a name says.

    quantity: "x", "target" or "t" for what is nobody's result; None where the name says nothing. layer: None
    where it names none. who: the implementation that a column of ours names. is_last: of the last step alone.
    """

    quantity: str | None = None
    layer: int | None = None
    who: str | None = None
    is_last: bool = False

    @property
    def is_theirs(self) -> bool:
        """Whether the array may hold what a network computes: no inputs, targets or times."""
        return self.quantity not in _NOT_THEIRS


def meaning_of(name: str, quantities: frozenset[str]) -> Meaning:
    """What a name says. quantities: that the network has, among them "y"."""
    plain = name.strip().lower().replace("-", "_").replace(" ", "_")
    for quantity, words in _NOT_THEIRS.items():
        if plain in words:
            return Meaning(quantity)
    if plain in _FINAL and _FINAL[plain] in quantities:
        return Meaning(_FINAL[plain], is_last=True)
    own = _OWN.fullmatch(name.strip())
    if own and own["quantity"] in quantities and (own["who"] or "numpy") in _PROGRAMS:
        return Meaning(own["quantity"], None if own["layer"] is None else int(own["layer"]), own["who"])
    return _by_words(_WORDS.findall(name), quantities)


def _by_words(words: list[str], quantities: frozenset[str]) -> Meaning:
    """What the words of a name such as layer0_h or final_hidden_state say together."""
    layers = [int(word) for word in words if word.isdecimal()]
    small = [word.lower() for word in words if not word.isdecimal()]
    found = {quantity for word in words if (quantity := _quantity_of(word, quantities)) is not None}
    if {"cell", "state"} <= set(small) and "c" in quantities:
        found = {"c"}
    if "gate" in small:
        found |= {gate for word, gate in (("input", "i"), ("output", "o")) if word in small} & quantities
        found -= {"y"}
    known = all(
        _quantity_of(word, quantities) or word.lower() in _FILLING | _AT_THE_END | _PROGRAMS | {"input"}
        for word in words
        if not word.isdecimal()
    )
    if len(found) != 1 or len(layers) > 1 or not known:
        return Meaning()
    return Meaning(found.pop(), layers[0] if layers else None, is_last=bool(_AT_THE_END & set(small)))


def _quantity_of(word: str, quantities: frozenset[str]) -> str | None:
    for one in (word, word.lower(), _LONG.get(word.lower())):
        if one in quantities:
            return one
    return None
