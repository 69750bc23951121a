"""A run as comma-separated values, written while it goes on."""

import csv
from io import TextIOWrapper
from typing import BinaryIO

from engine.files.csv_style import CsvStyle
from engine.files.run_rows import RunRows
from engine.run.plan import Plan
from engine.run.trace import Block

PLAIN = CsvStyle()


class CsvFile:
    """Writes blocks as rows: t, x[0], …, target[0], …, numpy.y[0], …, numpy.0.h[0], …, keras.y[0], …

    Numbers are written with all their digits, so that reading them gives the same bits; the target of a
    step that does not count is left empty. Use in a `with`.
    """

    def __init__(self, file: BinaryIO, plan: Plan, style: CsvStyle = PLAIN) -> None:
        self._text = TextIOWrapper(file, encoding="utf-8", newline="")
        self._writer = csv.writer(self._text, delimiter=style.delimiter, lineterminator="\n")
        self._rows, self._style = RunRows(plan), style

    def __enter__(self) -> "CsvFile":
        return self

    def __exit__(self, *error: object) -> None:
        if not self._rows.has_begun:
            self._writer.writerow(self._rows.heads(Block(0)))
        self._text.detach()  # flushes; the file belongs to who opened it

    def write(self, block: Block) -> None:
        """Add the next steps."""
        if block.steps == 0:
            return
        if not self._rows.has_begun:
            self._writer.writerow(self._rows.heads(block))
        rows = self._rows.rows(block)
        if self._style.decimal == ".":  # csv writes all digits itself
            self._writer.writerows(rows)
        else:
            self._writer.writerows(map(self._style.text, row) for row in rows)
