"""Tables as Excel's .xlsx, whose numbers read back with the same bits."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO

from engine.array import EXACT_FLOATS, is_finite_number
from engine.errors import FileError
from engine.files.run_rows import RunRows
from engine.run.plan import Plan
from engine.run.trace import Block

_FIRST_DAY = datetime(2000, 1, 1)
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384  # of a sheet, as Excel defines it


def check_steps(name: str, steps: int) -> None:
    """Raise FileError where a sheet has no room for so many steps. name: of the file."""
    if steps >= MAX_ROWS:
        raise FileError(
            f"{name} would hold {steps} steps; a sheet of Excel has {MAX_ROWS} rows, so write .csv or .npz"
        )


class Sheet:
    """The one sheet of a workbook, written row by row.

    Numbers stand with all their digits. A cell of a sheet holds a float64: longer whole numbers, and
    those that are not finite, stand as text.
    """

    def __init__(self, sheet: Any, name: str) -> None:
        self._sheet, self._name, self._row = sheet, name, 0

    def write(self, cells: Iterable[Any]) -> None:
        """Add a row; a cell of None stays empty. Raises FileError where the sheet is full."""
        check_steps(self._name, self._row)
        for column, cell in enumerate(cells):
            if column == MAX_COLUMNS:
                raise FileError(
                    f"{self._name} would hold more than Excel's {MAX_COLUMNS} columns; write .csv or .npz"
                )
            if isinstance(cell, str):
                self._sheet.write_string(self._row, column, cell)
            elif cell is not None:
                self._write_number(column, cell)
        self._row += 1

    def _write_number(self, column: int, number: float) -> None:
        if not is_finite_number(number) or (isinstance(number, int) and abs(number) > EXACT_FLOATS):
            self._sheet.write_string(self._row, column, repr(number))
        else:
            self._sheet.write_number(self._row, column, _Written(number, repr(number)))


class _Written(float):
    """A number that is written with its own digits; XlsxWriter 3.3 asks for 16, and float64 needs 17."""

    _digits: str

    def __new__(cls, number: float, digits: str) -> "_Written":
        made = super().__new__(cls, number)
        made._digits = digits
        return made

    def __format__(self, spec: str) -> str:
        return self._digits


@contextmanager
def xlsx_sheet(file: BinaryIO, name: str) -> Iterator[Sheet]:
    """A sheet to be written, which is in the file when the block ends. name: of the file, for errors."""
    from xlsxwriter import Workbook  # seldom wanted

    packed = BytesIO()  # on a full disk, zipfile would try again when it is forgotten, and print a traceback
    workbook = Workbook(packed, {"constant_memory": True})
    workbook.set_properties({"created": _FIRST_DAY})  # the same run gives the same file
    try:
        yield Sheet(workbook.add_worksheet("steps"), name)
    finally:
        workbook.close()
    file.write(packed.getbuffer())


class XlsxFile:
    """Writes blocks of a run as rows of a sheet, as CsvFile does."""

    def __init__(self, sheet: Sheet, plan: Plan) -> None:
        self._sheet, self._rows = sheet, RunRows(plan)

    def write(self, block: Block) -> None:
        """Add the next steps."""
        if not self._rows.has_begun:
            if block.steps == 0:
                return
            self._sheet.write(self._rows.heads(block))
        for row in self._rows.rows(block):
            self._sheet.write(row)


def write_table(file: BinaryIO, name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A table as a workbook of one sheet. name: of the file, for errors."""
    with xlsx_sheet(file, name) as sheet:
        sheet.write(heads)
        for row in rows:
            sheet.write(row)
