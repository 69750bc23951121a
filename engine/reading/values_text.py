"""Own values as text that is typed, pasted and read back: one time step a line, targets behind the inputs.

An empty line begins another row of the batch. A target in parentheses, or left out, does not count. What
Python and NumPy print, in brackets, is read too: (steps, features), or a list of them for several rows.
"""

import re
from dataclasses import dataclass

from engine.data.read_text import found_in, read_rows
from engine.data.table import LeftOpen, OpenQuestion, Options
from engine.errors import ParameterError
from engine.notation.number_text import show_number
from engine.parameter import Row
from engine.reading.printed_array import PrintedArray, looks_printed, read_arrays
from engine.sequences.table import rows_of
from engine.sequences.values import Values

_MARKED = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True)
class _Line:
    """A time step as it stands in the text. number: of the line. marked: how many are in parentheses."""

    number: int
    row: Row
    marked: int

    @property
    def place(self) -> str:
        return f"line {self.number}:"


def show_values(sequence: Values) -> str:
    """The sequence as text that `read_values` and spreadsheets read: tabs between columns."""
    mask = sequence.generate().mask.tolist() if isinstance(sequence.counts, tuple) else None
    targets = None if sequence.targets is None else rows_of(sequence.targets)
    texts = []
    for index, row in enumerate(rows_of(sequence.values)):
        flags = [True] * len(row) if mask is None else mask[index]
        if targets is None:
            counting = [True, *flags] if mask is not None else flags
            lines = [_cells(step, counts) for step, counts in zip(row, counting, strict=True)]
        else:
            steps = zip(row, targets[index], flags, strict=True)
            lines = [[*_cells(step, True), *_cells(target, counts)] for step, target, counts in steps]
        texts.append("\n".join("\t".join(line) for line in lines))
    return "\n\n".join(texts)


def shown_options(sequence: Values) -> Options:
    """How `show_values` lays out a sequence, so that nothing of it is open."""
    is_column = sequence.features + (0 if sequence.targets is None else sequence.outputs) == 1
    return Options(delimiter="" if is_column else "\t", decimal=".", header=False)


def read_values(
    text: str, targets: int = 0, *, is_last_only: bool = False, options: Options | None = None
) -> Values:
    """The sequence that a text says.

    targets: how many of the last columns are targets; 0 where they are the next values. is_last_only:
    whether the last step of each row counts alone. options: how the text is laid out, where somebody has
    said so. Without targets, lines between empty ones, or a lone line, are each a row of one feature.

    Raises LeftOpen where the text can be read in several ways; ParameterError, naming line and column.
    """
    blocks = _blocks(text, options)
    if not blocks:
        raise ParameterError("", "holds no number yet")
    if not targets and all(len(block) == 1 for block in blocks):
        blocks = [_turned(block[0]) for block in blocks]
    columns = max(len(line.row) for block in blocks for line in block)
    if targets >= columns:
        raise ParameterError(
            "", f"needs a column of inputs beside {targets} of targets, got {columns} in all"
        )
    _check(blocks, columns, targets)
    flags = [[_counts(line, columns, targets) for line in block] for block in blocks]
    if not targets:
        flags = [row[1:] for row in flags]
    if is_last_only:
        _check_last(blocks, flags)
    inputs = [[line.row[: columns - targets] for line in block] for block in blocks]
    beside = [[_target(line, columns, targets) for line in block] for block in blocks] if targets else None
    counts = "last" if is_last_only else None if all(map(all, flags)) else flags
    return Values.parse({"values": inputs, "targets": beside, "counts": counts})


def columns_of(text: str, options: Options | None = None) -> int:
    """How many columns a text has, so far as it can be read; 0 where it cannot."""
    try:
        return max((len(line.row) for block in _blocks(text, options) for line in block), default=0)
    except ParameterError:
        return 0


def layout_question(text: str) -> OpenQuestion | None:
    """What is open about how a text is laid out; None where nothing is."""
    try:
        _blocks(text, None)
    except LeftOpen as left_open:
        return left_open.question
    except ParameterError:
        pass
    return None


def answered(question: OpenQuestion, options: Options | None) -> Options | None:
    """The choice that somebody has made before, where it is one of those that are open."""
    if options is None:
        return None
    for choice in question.choices:
        if (choice.options.delimiter, choice.options.decimal) == (options.delimiter, options.decimal):
            return choice.options
    return None


def _cells(numbers: Row, counts: bool) -> list[str]:
    return [show_number(number) if counts else f"({show_number(number)})" for number in numbers]


def _blocks(text: str, options: Options | None) -> list[list[_Line]]:
    """The lines of each row of the batch."""
    if looks_printed(text):
        return [_printed(array) for array in read_arrays(text)]
    if not text.strip():
        return []
    lines = text.splitlines()
    marked = (
        [_marked(number, line) for number, line in enumerate(lines, 1)] if "(" in text or ")" in text else []
    )
    bare = "\n".join(_MARKED.sub(r"\1", line) for line in lines) if marked else text
    typed = read_rows(bare, options)
    delimiter = found_in(bare, options or Options())[0].layout.delimiter if marked else ""
    blocks: list[list[_Line]] = [[]]
    for index, (row, number) in enumerate(zip(typed.rows, typed.lines, strict=True)):
        if index in typed.breaks:
            blocks.append([])
        parts = marked[number - 1] if marked else []
        blocks[-1].append(_Line(number, _row(row, number), sum(_cells_of(part, delimiter) for part in parts)))
    return blocks


def _printed(array: PrintedArray) -> list[_Line]:
    """A row of the batch as it was printed: its lines are its steps; a vector is steps of one feature."""
    rows = array.rows if array.dimensions == 2 else tuple((number,) for number in array.rows[0])
    return [_Line(number, row, 0) for number, row in enumerate(rows, 1)]


def _marked(number: int, text: str) -> list[str]:
    """What stands in parentheses in a line, which may be one number or several at its end."""
    bare, inside = _MARKED.sub(r"\1", text), _MARKED.findall(text)
    if "(" in bare or ")" in bare:
        raise ParameterError(f"line {number}:", "has a parenthesis without its other one")
    if inside and not _MARKED.fullmatch(text.strip()[text.strip().rindex("(") :]):
        raise ParameterError(f"line {number}:", "holds a number behind the targets in parentheses")
    return inside


def _cells_of(part: str, delimiter: str) -> int:
    return len(part.split()) if delimiter.isspace() or not delimiter else part.count(delimiter) + 1


def _row(cells: tuple[int | float | None, ...], number: int) -> Row:
    """The numbers of a line, fewer where it ends sooner; between them none may lack."""
    end = max((index for index, cell in enumerate(cells, 1) if cell is not None), default=0)
    for column, cell in enumerate(cells[:end], 1):
        if cell is None:
            raise ParameterError(f"line {number}, column {column}:", "is empty; a number belongs there")
    return tuple(cell for cell in cells[:end] if cell is not None)


def _turned(line: _Line) -> list[_Line]:
    """The numbers of a line as time steps of one feature."""
    if line.marked and line.marked == len(line.row):
        raise ParameterError(line.place, "holds no number that is no target")
    first = len(line.row) - line.marked
    return [_Line(line.number, (number,), int(t >= first)) for t, number in enumerate(line.row)]


def _check(blocks: list[list[_Line]], columns: int, targets: int) -> None:
    for block in blocks:
        for index, line in enumerate(block):
            _check_line(line, columns, targets)
            if not targets and index == 0 and line.marked:
                raise ParameterError(line.place, "is no target, so it needs no parentheses")
        if len(block) != len(blocks[0]):
            lines = "1 line" if len(block) == 1 else f"{len(block)} lines"
            message = f"begins a row of {lines}; the first row has {len(blocks[0])}"
            raise ParameterError(block[0].place, message)


def _check_last(blocks: list[list[_Line]], flags: list[list[bool]]) -> None:
    """Steps before the last may have targets or none; that one needs some."""
    for block, row in zip(blocks, flags, strict=True):
        if row and not row[-1]:
            message = "must have targets without parentheses, as the last step of each row counts"
            raise ParameterError(block[-1].place, message)


def _check_line(line: _Line, columns: int, targets: int) -> None:
    got, wanted = len(line.row), targets or columns
    if got != columns and (not targets or got != columns - targets):
        message = f"must hold as many numbers as the longest ({columns}), got {got}"
        raise ParameterError(line.place, message)
    if line.marked not in (0, wanted) or (line.marked and got < columns):
        raise ParameterError(line.place, f"must have all its targets in parentheses ({wanted}), or none")


def _counts(line: _Line, columns: int, targets: int) -> bool:
    return not line.marked and len(line.row) == columns


def _target(line: _Line, columns: int, targets: int) -> Row:
    """The targets of a line; zeros where they are left out, which count for nothing."""
    return line.row[columns - targets :] if len(line.row) == columns else (0,) * targets
