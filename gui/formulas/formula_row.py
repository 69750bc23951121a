"""Break lines of formulas into rows that fit a width, in the same places for plain text and for TeX."""

import re
from collections.abc import Callable, Iterator, Sequence

from gui.formulas.mathematics import Formula

Measure = Callable[[str], float]

BREAK = re.compile(r" (?=[+=] )")  # before an operator, as books do
NOTHING = "{}"  # what the operator that begins a row binds to on its left


def flow(line: Sequence[Formula], width: float, measure: Measure) -> list[list[Formula]]:
    """A line as rows that are at most `width` wide where it can be broken. measure: width of a text."""
    rows: list[list[Formula]] = []
    left = 0.0
    for formula in line:
        wanted = measure(formula.text)
        if rows and wanted <= left:
            rows[-1].append(formula)
        else:
            rows += [[part] for part in _parts(formula, width, measure)]
            wanted, left = measure(rows[-1][-1].text), width
        left -= wanted
    return rows


def _parts(formula: Formula, width: float, measure: Measure) -> Iterator[Formula]:
    """The formula cut before operators, each part as long as fits."""
    tex, text = BREAK.split(formula.tex), BREAK.split(formula.text)
    if len(tex) != len(text):  # not two writings of one thing, so they cannot be cut alike
        yield formula
        return
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or measure(" ".join(text[start : end + 1])) > width:
            yield formula._replace(tex=_part_tex(tex, start, end), text=" ".join(text[start:end]))
            start = end


def _part_tex(pieces: Sequence[str], start: int, end: int) -> str:
    joined = " ".join(pieces[start:end])
    return f"{NOTHING} {joined}" if start else joined
