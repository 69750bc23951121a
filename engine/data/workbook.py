"""The sheets of an .xlsx workbook as tables, by their values."""

import csv
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from engine.archive import ArchiveLimits, check_archive
from engine.data.columns import Columns
from engine.data.layout import Candidate
from engine.data.number import quoted
from engine.data.progress import MOST_CELLS, Cancelled, TellProgress
from engine.data.read_text import finish, found_in
from engine.data.table import Choice, OpenQuestion, Options, Table
from engine.errors import FileError, ParameterError

BLOCK = 2_000  # rows that are read at a time
PROBE = 50  # rows of a sheet that tell whether it holds numbers
MAX_COLUMNS = 1_000
MAX_EMPTY = 10_000  # rows without a value between others
MAX_PART = 32 * 2**20  # bytes of a part that is read as a whole, such as the texts
MAX_ROW = 2**20  # bytes
LIMITS = ArchiveLimits(small=2**20)
_HEAD = 16 * 2**20  # bytes of a sheet that are looked at before it is read
_ROW_END = re.compile(rb"</(?:\w+:)?row>")


def read_workbook(path: Path, options: Options, most_rows: int | None, progress: TellProgress) -> Table:
    """The table of a sheet; which one, is open where several hold numbers.

    Raises FileError without the file's name, OSError, Cancelled.
    """
    import openpyxl  # late: seldom wanted

    with path.open("rb") as file:
        _check(file)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about looks that it leaves out
                book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
                return _table(book, options, most_rows, progress)
        except (FileError, Cancelled):
            raise
        except Exception as error:  # whatever a damaged workbook makes its reader say
            raise FileError(f"is damaged: it cannot be read as a workbook ({type(error).__name__})") from None


def _check(file: Any) -> None:
    with ZipFile(file) as archive:
        check_archive(archive.infolist(), LIMITS)
        for info in archive.infolist():
            is_sheet = info.filename.startswith("xl/worksheets/")
            if info.file_size > MAX_PART and not is_sheet:
                raise FileError(f"has a part of more than {MAX_PART // 2**20} MiB beside its sheets")
            with archive.open(info) as part:
                head = part.read(_HEAD if is_sheet else 1000)
                if b"<!" in head[:1000].replace(b"<!--", b""):
                    raise FileError("is damaged: a workbook declares no entities, and this one does")
                if is_sheet and max(map(len, _ROW_END.split(head))) > MAX_ROW:
                    raise FileError(f"has a row of more than {MAX_ROW // 2**20} MiB")
    file.seek(0)


def _table(book: Any, options: Options, most_rows: int | None, progress: TellProgress) -> Table:
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    if options.part is not None and options.part not in sheets:
        raise FileError(f"has no sheet {quoted(options.part)}; there are {', '.join(map(quoted, sheets))}")
    names = [options.part] if options.part is not None else [n for n in sheets if _holds_numbers(sheets[n])]
    if not names:
        raise FileError("holds no number in any sheet")
    name = names[0]
    table = _sheet(sheets[name], replace(options, delimiter="\t", decimal="."), most_rows, progress)
    table = replace(
        table,
        understood=(f"The sheet is {quoted(name)}.", *table.understood[1:]),  # all but the delimiter
        options=replace(options, header=table.options.header, part=name),
        place="row",
    )
    if len(names) == 1:
        return table
    choices = tuple(Choice(other, replace(options, part=other)) for other in names)
    return replace(table, questions=(OpenQuestion("Several sheets hold numbers.", choices, ("part",)),))


def _sheet(sheet: Any, options: Options, most_rows: int | None, progress: TellProgress) -> Table:
    rows = _rows(sheet) if most_rows is None else islice(_rows(sheet), most_rows)
    columns, count = None, 0
    found: tuple[Candidate, ...] = ()
    told = max(1, sheet.max_row or 1)
    while block := list(islice(rows, BLOCK)):
        text = StringIO()
        csv.writer(text, delimiter="\t", lineterminator="\n").writerows(block)
        if columns is None:
            try:
                found = found_in(text.getvalue(), options)
            except ParameterError as error:
                raise FileError(error.message) from None
            columns = Columns(found[0])
        columns.add(text.getvalue())
        count += len(block)
        if columns.rows * found[0].layout.width > MOST_CELLS:
            raise FileError(f"holds too much: at most {MOST_CELLS} cells can be read")
        progress(min(1.0, count / told))
    if columns is None:
        raise FileError("holds no number")
    return finish(columns, found, options, is_whole_file=most_rows is None or count < most_rows)


def _holds_numbers(sheet: Any) -> bool:
    rows = islice(_rows(sheet), PROBE)
    return any(isinstance(cell, int | float) or _is_number(cell) for row in rows for cell in row)


def _is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).replace("-", "", 1).isdigit()


def _rows(sheet: Any) -> Iterator[list[str]]:
    """The rows as texts. Raises FileError for what only a trap holds."""
    empty = 0
    sheet.reset_dimensions()  # what a stranger says of them is not believed
    for row in sheet.iter_rows(values_only=True):
        if len(row) > MAX_COLUMNS:
            raise FileError(f"has {len(row)} columns; at most {MAX_COLUMNS} can be read")
        cells = list(map(_text, row))
        empty = 0 if any(cells) else empty + 1
        if empty > MAX_EMPTY:
            raise FileError(f"has more than {MAX_EMPTY} rows without a value")
        yield cells


def _text(value: object) -> str:
    if value is None or isinstance(value, bool):
        return "" if value is None else str(int(value))
    if isinstance(value, datetime):
        return str(value).removesuffix(" 00:00:00")
    if isinstance(value, date | time):
        return str(value)
    return " ".join(value.split("\n")) if isinstance(value, str) else repr(value)
