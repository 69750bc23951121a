"""A text file as a table: CSV, TSV and their kin, in any usual encoding."""

from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path

from engine.data.columns import Columns
from engine.data.encoding import NAMES, WINDOWS, check_encoding, encoding_of
from engine.data.layout import Candidate
from engine.data.progress import MOST_CELLS, TellProgress
from engine.data.read_text import finish, found_in
from engine.data.split import chunks
from engine.data.table import Choice, LeftOpen, OpenQuestion, Options, Table
from engine.errors import FileError, ParameterError

HEAD = 2**16  # bytes that tell the encoding
OPEN_ROWS = 5_000  # that are read of a text that can be read in several ways


def read_text_file(path: Path, options: Options, most_rows: int | None, progress: TellProgress) -> Table:
    """The table of a text file.

    Raises FileError without the file's name, OSError, Cancelled; LeftOpen where the decimal mark stands late.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    encoding = check_encoding(options.encoding) if options.encoding else encoding_of(head)
    try:
        return _read(path, encoding, options, most_rows, progress)
    except UnicodeError:  # some codecs raise no UnicodeDecodeError
        name = NAMES.get(encoding, encoding)
        if options.encoding:
            raise FileError(f"is no text in {name}; say no encoding, and its first bytes tell") from None
        if encoding != "utf-8":
            raise FileError(f"is no text in {name}, as its beginning seems to be") from None
    try:  # the beginning was ASCII alone
        return _read(path, WINDOWS, options, most_rows, progress)
    except UnicodeDecodeError:
        raise FileError("is no text in UTF-8, UTF-16 or Windows-1252") from None


def _read(
    path: Path, encoding: str, options: Options, most_rows: int | None, progress: TellProgress
) -> Table:
    size = max(1, path.stat().st_size)
    with path.open("rb") as raw, TextIOWrapper(raw, encoding=encoding, newline=None) as file:
        columns, is_whole_file, is_decided = None, True, options.decimal is not None
        found: tuple[Candidate, ...] = ()
        for piece in chunks(file.read):
            if "\0" in piece:
                raise FileError("is no table: it holds signs of no letter (NUL)")
            if columns is None:
                try:
                    found = found_in(piece, options)
                except ParameterError as error:
                    raise FileError(error.message) from None
                columns = Columns(found[0])
                if len(found) > 1:  # nobody takes more before it is settled
                    most_rows = min(most_rows or OPEN_ROWS, OPEN_ROWS)
            elif not is_decided:
                is_decided = _is_decided(piece, found[0], options)
            columns.add(piece if most_rows is None else _beginning(piece, most_rows))
            _check_size(columns.rows * found[0].layout.width)
            progress(min(1.0, raw.tell() / size))
            if most_rows is not None:
                is_whole_file = len(_beginning(piece, most_rows)) == len(piece) and not file.read(1)
                break
        if columns is None:
            raise FileError("is empty")
        table = finish(columns, found, options, is_whole_file=is_whole_file)
    told = f"The text is in {NAMES.get(encoding, encoding)}."
    return replace(
        table, understood=(told, *table.understood), options=replace(table.options, encoding=encoding)
    )


def _is_decided(piece: str, first: Candidate, options: Options) -> bool:
    """Whether a later piece shows the decimal mark. Raises LeftOpen where it may be another than was taken.

    first: the layout of the pieces before, of which none may have held a mark.
    """
    if any(sign in cell for column in first.number_cells for cell in column for sign in ",."):
        return True
    if not any(sign in piece for sign in ",." if sign != first.layout.delimiter):
        return False
    layout = first.layout
    later = found_in(piece, replace(options, delimiter=layout.delimiter, header=False))
    if len(later) > 1 or later[0].layout.convention != layout.convention:
        raise LeftOpen(_decimal_question(replace(options, delimiter=layout.delimiter)))
    return True


def _decimal_question(options: Options) -> OpenQuestion:
    marks = {".": "decimal point", ",": "decimal comma"}
    choices = tuple(Choice(words, replace(options, decimal=mark)) for mark, words in marks.items())
    return OpenQuestion("The file shows its decimal mark late.", choices, ("decimal",))


def _beginning(piece: str, lines: int) -> str:
    """The first lines of a piece; all of it where they would end within quotes."""
    end = 0
    for _ in range(lines):
        end = piece.find("\n", end) + 1
        if not end:
            return piece
    return piece if piece.count('"', 0, end) % 2 else piece[:end]


def _check_size(cells: int) -> None:
    if cells > MOST_CELLS:
        raise FileError(f"holds too much: at most {MOST_CELLS} cells can be read; leave out columns or rows")
