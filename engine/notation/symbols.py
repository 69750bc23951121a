"""TeX of this package as plain text."""

import re
from collections.abc import Iterable


def plain(tex: str) -> str:
    """The TeX of this package as plain text: h_{3} = x_{3} W as h₃ = x₃ W."""
    text = re.sub(r"(?<!\\)_(?:\{([^}]*)\}|(t)\b)", lambda match: _small(match[1] or match[2]), tex)
    text = re.sub(r"\^\{([^}]*)\}", lambda match: match[1].translate(_SUPERSCRIPTS), text)
    text = re.sub(r"\\(?:text|mathrm)\{((?:[^}\\]|\\_)*)\}", r"\1", text).replace(r"\_", "_")
    for word, sign in _SIGNS.items():
        text = text.replace(word, sign)
    return text.replace("-", "−")


def _small(subscript: str) -> str:
    """A time step in small letters, h₂ and hₜ; a gate has none, and stays W_z."""
    is_small = all(ord(letter) in _SUBSCRIPTS for letter in subscript)
    return subscript.translate(_SUBSCRIPTS) if is_small else f"_{subscript}"


def _table(signs: Iterable[str], small: Iterable[str]) -> dict[int, str]:
    return {ord(sign): other for sign, other in zip(signs, small, strict=True)}


_SUBSCRIPTS = _table("0123456789+-t", "₀₁₂₃₄₅₆₇₈₉₊₋ₜ")
_SUPERSCRIPTS = _table("0123456789-()Tzrnifgocy", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁽⁾ᵀᶻʳⁿⁱᶠᵍᵒᶜʸ")
_SIGNS = {
    r"\approx": "≈",
    r"\partial ": "∂",
    r"\sum ": "Σ",
    r"\ell": "ℓ",
    r"\cdots": "⋯",
    r"\cdot": "·",
    r"\, ": "",
    r"\;": " ",
    r"\infty": "∞",
    r"\circ": "∘",
    r"\varphi": "φ",
    r"\sigma": "σ",
    r"\tanh": "tanh",
    r"\exp": "exp",
}
