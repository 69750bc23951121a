"""What a text leaves open, as questions, and what was understood, in words."""

from collections.abc import Sequence

from engine.array import is_nan_number
from engine.data.layout import Candidate, Layout
from engine.data.number import MARK_NAMES
from engine.data.table import Choice, OpenQuestion, Options

EXAMPLES = 3  # rows that a choice shows
_SIGNS = {"\t": "tabs", ";": "semicolons", "|": "vertical bars", ",": "commas", " ": "spaces"}


def questions(found: Sequence[Candidate], options: Options) -> tuple[OpenQuestion, ...]:
    """The open question where a text can be laid out in several ways; () where only one layout is left."""
    if len(found) < 2:
        return ()
    layouts = [one.layout for one in found]
    sentences = [_roles(sign, layouts) for sign in (",", ".", " ", "'")]
    choices = tuple(Choice(_words(one), one.layout.options(options)) for one in found)
    parts = {
        "delimiter": {layout.delimiter for layout in layouts},
        "decimal": {layout.convention.decimal for layout in layouts},
    }
    names = tuple(name for name, values in parts.items() if len(values) > 1)
    return (OpenQuestion(" ".join(filter(None, sentences)), choices, names),)


def understood(candidate: Candidate) -> tuple[str, ...]:
    """How a text was laid out, a sentence each; the first is about its columns."""
    layout, told = candidate.layout, []
    if layout.delimiter:
        told.append(f"Columns are told apart by {_SIGNS[layout.delimiter]}.")
    else:
        told.append("There is one column.")
    told.append(f"Numbers have a {layout.convention}.")
    named_by = "The first row" if layout.has_header else "A comment" if candidate.names else "No row"
    told.append(f"{named_by} holds names.")
    if layout.titles:
        lines = "1 line" if layout.titles == 1 else f"{layout.titles} lines"
        told.append(f"Left out as titles: {lines} at the beginning.")
    return tuple(told)


def _roles(sign: str, layouts: Sequence[Layout]) -> str:
    """What a sign may be, in a sentence; "" where that is not open."""
    roles = {
        "between columns": any(layout.delimiter == sign for layout in layouts),
        "between thousands": any(layout.convention.thousands == sign for layout in layouts),
        "before decimals": any(layout.convention.decimal == sign for layout in layouts),
    }
    there = [role for role, is_there in roles.items() if is_there]
    return f"A {MARK_NAMES[sign]} may stand {', or '.join(there)}." if len(there) > 1 else ""


def _words(candidate: Candidate) -> str:
    """A layout, and the numbers that it makes of the first rows."""
    layout = candidate.layout
    rows = [_shown(candidate, row) for row in range(min(EXAMPLES, len(candidate.columns[0])))]
    columns = "1 column" if layout.width == 1 else f"{layout.width} columns"
    return f"{columns}, {layout.convention}: {'; '.join(rows)}"


def _shown(candidate: Candidate, row: int) -> str:
    cells = [
        column[row].strip() if numbers is None else _plain(numbers.numbers[row], numbers.is_whole)
        for column, numbers in zip(candidate.columns, candidate.numbers, strict=True)
    ]
    return " ".join(cells[:EXAMPLES]) + (" …" if len(cells) > EXAMPLES else "")


def _plain(number: float, is_whole: bool) -> str:
    if is_nan_number(number):
        return "(none)"
    return repr(int(number) if is_whole else float(number))
