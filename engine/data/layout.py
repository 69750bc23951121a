"""How a text of numbers may be laid out: what stands between columns and before decimals, and its header."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from engine.array import Array
from engine.data.cells import Numbers, is_missing, numbers_of
from engine.data.number import APOSTROPHES, CONVENTIONS, SPACES, Convention
from engine.data.split import COMMENT, DECLARATION, REMARK, as_wide, split
from engine.data.table import Options

DECLARED = ("\t", ";", "|", ",")
CERTAIN = ("\t", ";", "|")  # signs that stand in no number: where they are, they tell columns apart
PROBE_LINES = 50  # tried first: a way that finds no number here is none
_FULL = 0.5  # of the lines hold a certain delimiter at least


@dataclass(frozen=True)
class Layout:
    """One way to read a text.

    delimiter: between columns. convention: of its numbers. width: columns. titles: rows before the table.
    has_header: whether its first row holds names.
    """

    delimiter: str
    convention: Convention
    width: int
    titles: int = 0
    has_header: bool = False

    def options(self, options: Options) -> Options:
        """What this layout decides, beside what was decided."""
        return replace(
            options, delimiter=self.delimiter, decimal=self.convention.decimal, header=self.has_header
        )


@dataclass(frozen=True)
class Candidate:
    """A layout, and what its beginning says under it. columns: of the sample, header and titles left out."""

    layout: Layout
    names: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    is_even: bool

    @cached_property
    def numbers(self) -> tuple[Numbers | None, ...]:
        """The columns that hold numbers; None for others."""
        return tuple(_numbers(column, self.layout.convention) for column in self.columns)

    @property
    def count(self) -> int:
        """How many columns hold numbers."""
        return sum(numbers is not None for numbers in self.numbers)

    @property
    def number_cells(self) -> tuple[tuple[str, ...], ...]:
        """The cells of the columns that hold numbers."""
        pairs = zip(self.columns, self.numbers, strict=True)
        return tuple(cells for cells, numbers in pairs if numbers is not None)

    @property
    def is_clean(self) -> bool:
        """Whether every row has all its cells, and every cell of a column of numbers can be read."""
        return self.is_even and not any(numbers.wrong for numbers in self.numbers if numbers is not None)

    @property
    def read(self) -> int:
        """How many cells were read as numbers."""
        found = [numbers for numbers in self.numbers if numbers is not None]
        return sum(len(n.numbers) - len(n.missing) - len(n.wrong) for n in found)

    @property
    def outcome(self) -> object:
        """The numbers, alike where two layouts say the same."""
        return tuple(None if n is None else _key(n.numbers) for n in self.numbers)


def _key(numbers: Array) -> object:
    """A value that is equal for equal numbers, NaN included."""
    return tuple(map(repr, numbers)) if numbers.dtype == object else numbers.tobytes()


def candidates(lines: Sequence[str], options: Options) -> tuple[Candidate, ...]:
    """Every way to read a text that says something else, the likelier first; at least one.

    lines: the beginning of the text, with their ends.
    """
    options = _with_declared(lines, options)
    remark, lines = _without_comments(_whole(lines))
    found = [one for way in _ways(lines, options) if (one := _candidate(lines, way, options)) is not None]
    found = [_named_by(remark, one) for one in found] if options.header is not False else found
    found = _likely([one for one in found if one.count])
    different: dict[object, Candidate] = {}
    for one in found:
        different.setdefault(one.outcome, one)
    return tuple(different.values())


def _with_declared(lines: Sequence[str], options: Options) -> Options:
    """The delimiter that the first line declares to Excel, if nobody has said another."""
    sign = lines[0].strip().removeprefix(DECLARATION) if lines and lines[0].startswith(DECLARATION) else ""
    sign = "\t" if lines and lines[0].startswith(f"{DECLARATION}\t") else sign
    return replace(options, delimiter=sign) if options.delimiter is None and sign in DECLARED else options


def _without_comments(lines: Sequence[str]) -> tuple[str, list[str]]:
    """The last comment above the table, "" where there is none, and the lines that are no comments."""
    rows = [line for line in lines if line.strip()]
    first = next((index for index, line in enumerate(rows) if not line.lstrip().startswith(COMMENT)), 0)
    last = rows[first - 1].strip() if first else ""
    remark = last.lstrip("".join(REMARK)).strip() if last.startswith(REMARK) else ""
    return remark, [line for line in rows if not line.lstrip().startswith(COMMENT)]


def _whole(lines: Sequence[str]) -> list[str]:
    """Lines that quotes hold together as one; quotes of a comment hold nothing."""
    found: list[str] = []
    is_open = False
    for line in lines:
        if is_open:
            found[-1] += line
        else:
            found.append(line)
        if is_open or not line.lstrip().startswith(COMMENT):
            is_open ^= bool(line.count('"') % 2)
    return found


def _named_by(remark: str, candidate: Candidate) -> Candidate:
    """Names for the columns from a comment that has as many, where the table has no header."""
    layout = candidate.layout
    if not remark or layout.has_header or layout.titles or layout.width < 2:
        return candidate
    rows = split(remark, layout.delimiter).cells
    is_header = bool(rows) and len(rows[0]) == layout.width and any(map(_is_word, rows[0]))
    return replace(candidate, names=tuple(rows[0])) if is_header else candidate


def _ways(lines: Sequence[str], options: Options) -> Iterator[tuple[str, Convention]]:
    text = "".join(lines)
    conventions = [
        convention
        for convention in CONVENTIONS
        if options.decimal in (None, convention.decimal) and _occurs(convention.thousands, text)
    ]
    for delimiter in _delimiters(lines, options):
        for convention in conventions:
            marks = (convention.decimal, convention.thousands)
            if not delimiter or '"' in text or delimiter not in marks:  # in quotes it may be both
                yield delimiter, convention


def _occurs(thousands: str, text: str) -> bool:
    signs = {" ": SPACES, "'": APOSTROPHES}.get(thousands, thousands)
    return not thousands or any(sign in text for sign in signs)


def _delimiters(lines: Sequence[str], options: Options) -> tuple[str, ...]:
    if options.delimiter is not None:
        return (options.delimiter,)
    for delimiter in CERTAIN:
        full = sum(delimiter in line for line in lines)
        if full and full >= _FULL * sum(bool(line.strip()) for line in lines):
            return (delimiter,)
    text = "".join(lines)
    return ("", *(delimiter for delimiter in (",", " ") if delimiter in text))


def _candidate(lines: Sequence[str], way: tuple[str, Convention], options: Options) -> Candidate | None:
    """What a way makes of the text; None where it finds no columns."""
    if len(lines) > 2 * PROBE_LINES:
        few = [*lines[:PROBE_LINES], *lines[PROBE_LINES :: len(lines) // PROBE_LINES]]
        probe = _candidate(few[: 2 * PROBE_LINES], way, options)
        if probe is None or not probe.count:
            return probe
    delimiter, convention = way
    rows = split("".join(lines), delimiter, is_sample=True).cells
    if not rows:
        return None
    width = _width(rows)
    if delimiter in (",", " ") and width < 2 and options.delimiter is None:
        return None
    titles = _titles(rows, width)
    body = rows[titles:]
    has_header = _has_header(body, width, convention) if options.header is None else options.header
    names, body = (body[0], body[1:]) if has_header else ([], body)
    may_be_short = delimiter in CERTAIN
    is_even = all(len(row) == width or (may_be_short and len(row) < width) for row in body)
    columns = tuple(zip(*(as_wide(row, width) for row in body), strict=True))
    layout = Layout(delimiter, convention, width, titles, has_header)
    return Candidate(layout, tuple(names), columns, is_even)


def _width(rows: list[list[str]]) -> int:
    """How many cells most rows have, or more where the longest are not rare."""
    counts = Counter(map(len, rows))
    return max(counts, key=lambda width: (counts[width] >= len(rows) * _FULL, counts[width], width))


def _titles(rows: list[list[str]], width: int) -> int:
    """How many lines at the beginning are no part of the table, as they have other cells and no numbers."""
    for index, row in enumerate(rows):
        if len(row) == width or any(map(_is_number, row)):
            return index
    return 0


def _is_number(cell: str) -> bool:
    return any(
        not numbers_of([cell], convention).wrong and not is_missing(cell) for convention in CONVENTIONS
    )


def _is_word(cell: str) -> bool:
    return any(map(str.isalpha, cell)) and not is_missing(cell) and not _is_number(cell)


def _has_header(rows: list[list[str]], width: int, convention: Convention) -> bool:
    """Whether the first row holds a word above numbers."""
    first = as_wide(rows[0], width) if rows else []
    columns = zip(*(as_wide(row, width) for row in rows[1:]), strict=True)
    return any(
        _is_word(cell) and _numbers(column, convention) is not None
        for cell, column in zip(first, columns, strict=False)
    )


def _numbers(cells: Sequence[str], convention: Convention) -> Numbers | None:
    """A column as numbers, if at least half of what stands there are some."""
    found = numbers_of(cells, convention)
    read = len(cells) - len(found.missing) - len(found.wrong)
    return found if read and read >= len(found.wrong) else None


def _likely(found: list[Candidate]) -> list[Candidate]:
    """Those that explain all of the text, or else most of it."""
    most_columns: Counter[str] = Counter()
    for one in found:
        most_columns[one.layout.delimiter] = max(most_columns[one.layout.delimiter], one.count)
    found = [one for one in found if one.count == most_columns[one.layout.delimiter]]
    clean = [one for one in found if one.is_clean]
    if not clean:
        most = max((one.read for one in found), default=0)
        clean = [one for one in found if 2 * one.read >= most]
    if any(one.count == one.layout.width for one in clean):
        clean = [one for one in clean if one.count == one.layout.width]  # a word that only a comma makes
    fewest = min((one.layout.titles for one in clean), default=0)
    clean = [one for one in clean if one.layout.titles == fewest]  # a header that fits, not a title
    if any(_is_named(one) for one in clean):
        clean = [one for one in clean if _is_named(one)]
    return [one for one in clean if not _is_far_fetched(one, clean)]


def _is_named(candidate: Candidate) -> bool:
    """Whether commas in the header stand where those of the rows do."""
    names = candidate.names
    return candidate.layout.delimiter == "," and bool(names) and all(n and n == n.strip() for n in names)


def _is_far_fetched(candidate: Candidate, others: list[Candidate]) -> bool:
    """Whether points stand between thousands and never a comma before decimals, where a point may be one.

    Programs write points before decimals. Semicolons are of countries that do not.
    """
    layout = candidate.layout
    if layout.convention != Convention(",", ".") or layout.delimiter == ";" or _has_comma(candidate):
        return False
    return any(
        one.layout.delimiter == layout.delimiter and one.layout.convention.decimal == "." for one in others
    )


def _has_comma(candidate: Candidate) -> bool:
    return any("," in cell for column in candidate.columns for cell in column)
