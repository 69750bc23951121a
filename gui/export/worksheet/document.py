"""A worksheet, or its key, as a document."""

from collections.abc import Iterator, Sequence

from PyQt6.QtCore import QCoreApplication
from PyQt6.QtGui import QTextDocument

from engine.notation.symbols import plain
from engine.worksheet.given import Given
from engine.worksheet.question import SheetQuestion
from engine.worksheet.table import SheetTable
from engine.worksheet.worksheet import Worksheet
from engine.worksheet.written_step import WrittenStep, WrittenToken
from gui.export.worksheet.page_writer import SMALL, TEXT, TITLE, PageWriter, Weight, rule_svg
from gui.language.translation import shown
from gui.paper.pdf import GREY

WIDTH = 650  # px of 1/96 inch: what A4 leaves between its margins; Letter leaves 24 more
BLANK, WRITING = (66, 20), 28  # px: a blank within a line; the height of a line to write on
FIRST = 7  # % of the table's width: the column of t
TABLE_LOOKS = ((8, (TEXT, 5)), (10, (10, 3)), (99, (9, 2)))  # up to so many columns: letters, padding, in px
NAME, DATE = 300, 130  # px to write on


def worksheet_document(sheet: Worksheet, *, is_key: bool) -> QTextDocument:
    """Lay a worksheet out for paper; the key shows in bold what the student fills in."""
    page = PageWriter()
    _head(page, sheet, is_key)
    _given(page, sheet)
    number = _Counter()
    _steps(page, sheet.table, number, is_key)
    for written in sheet.written:
        is_output = written is not sheet.written[0]
        title = _tr("The output at t = {} in numbers") if is_output else _tr("Step t = {} in numbers")
        page.heading(number.next(title.format(written.t)))
        _written(page, written, is_key)
    if sheet.questions:
        _questions(page, sheet.questions, number, is_key)
    return page.document


def formulas_of(sheet: Worksheet) -> Iterator[str]:
    """The TeX of all that is typeset on a sheet."""
    if sheet.rule:
        yield sheet.rule
    yield from sheet.equations
    yield from map(_weight_tex, sheet.weights)
    for written in sheet.written:
        yield written.tex


def footer(sheet: Worksheet, *, is_key: bool) -> str:
    """What stands at the foot of every page: whose sheet this is."""
    kind = _tr("Key to sheet {}") if is_key else _tr("Sheet {}")
    return " · ".join(filter(None, (sheet.student.name, kind.format(sheet.student.code))))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Worksheet", text)


class _Counter:
    """Numbers the sections."""

    def __init__(self) -> None:
        self._last = 0

    def next(self, title: str) -> str:
        self._last += 1
        return f"{self._last}  {title}"


def _head(page: PageWriter, sheet: Worksheet, is_key: bool) -> None:
    page.block(below=8)
    page.text(sheet.title, TITLE, Weight.DemiBold)
    if is_key:
        page.text("   " + _tr("Key"), TITLE, Weight.Normal, GREY)
    page.block(below=8)
    page.text(_tr("Name") + "  ", SMALL, colour=GREY)
    if sheet.student.name:
        page.text(sheet.student.name, TEXT, Weight.DemiBold)
    else:
        page.picture(rule_svg(NAME, 20), NAME, 20)
    page.text("      " + _tr("Date") + "  ", SMALL, colour=GREY)
    page.picture(rule_svg(DATE, 20), DATE, 20)
    if sheet.instructions and not is_key:
        page.block(above=4)
        page.text(sheet.instructions)


def _given(page: PageWriter, sheet: Worksheet) -> None:
    """The sequence and the network, side by side; the network alone where nothing is said of the other."""
    page.block()
    has_two = bool(sheet.rule or sheet.rule_remark)
    table = page.table(1, (52, 48) if has_two else (100,), lines=False, padding=0, above=12, below=10)
    if has_two:
        page.cursor = table.cellAt(0, 0).firstCursorPosition()
        page.text(_tr("The sequence"), TEXT, Weight.DemiBold)
        if sheet.rule:
            page.block(above=6)
            page.formula(sheet.rule, plain(sheet.rule))
        page.block(above=5)
        page.text(shown(sheet.rule_remark), SMALL, colour=GREY)
    page.cursor = table.cellAt(0, 1 if has_two else 0).firstCursorPosition()
    page.text(_tr("The network"), TEXT, Weight.DemiBold)
    for tex in sheet.equations:
        page.block(above=6)
        page.formula(tex, plain(tex))
    for remark in sheet.remarks:
        page.block(above=5)
        page.text(shown(remark), SMALL, colour=GREY)
    page.block(above=8)
    for one in sheet.weights:
        page.formula(_weight_tex(one), plain(_weight_tex(one)), is_centred=True)
        page.text("     ")
    page.leave(table)
    if sheet.is_rounded:
        page.text(_tr("Numbers are rounded to four decimals."), SMALL, colour=GREY)


def _weight_tex(one: Given) -> str:
    return f"{_letter_tex(one.name)} = {_matrix_tex(one)}"


def _letter_tex(name: str) -> str:
    """A letter with the small signs behind it as TeX."""
    signs = str.maketrans("⁰¹²⁽⁾₋₁", "012()-1")
    raised = "".join(letter for letter in name if letter in "⁰¹²⁽⁾").translate(signs)
    low = "".join(letter for letter in name if letter in "₋₁").translate(signs)
    return name[0] + (f"^{{{raised}}}" if raised else "") + (f"_{{{low}}}" if low else "")


def _matrix_tex(one: Given) -> str:
    rows = [[number.replace("−", "-") for number in row] for row in one.rows]
    if one.is_single:
        return rows[0][0]
    return r"\begin{pmatrix}" + r" \\ ".join(" & ".join(row) for row in rows) + r"\end{pmatrix}"


def _steps(page: PageWriter, steps: SheetTable, number: _Counter, is_key: bool) -> None:
    page.heading(number.next(_tr("The steps")))
    columns = len(steps.columns)
    size, padding = next(look for most, look in TABLE_LOOKS if columns <= most)
    page.block()
    table = page.table(
        len(steps.rows) + 1, (FIRST, *((100 - FIRST) / columns,) * columns), padding=padding, below=10
    )
    for index, title in enumerate(("t", *(column.title for column in steps.columns))):
        page.fill(table, 0, index, title, shade=True, weight=Weight.DemiBold, mono=False, size=size)
    for t, row in enumerate(steps.rows):
        page.fill(table, t + 1, 0, str(t), shade=True, colour=GREY, size=size)
        for index, cell in enumerate(row, start=1):
            text = "" if cell.is_blank and not is_key else cell.text
            weight = Weight.Bold if cell.is_blank else Weight.Normal
            page.fill(table, t + 1, index, text, weight=weight, size=size)
    page.leave(table)


def _written(page: PageWriter, written: WrittenStep, is_key: bool) -> None:
    page.block(above=4, below=4)
    page.formula(written.tex, plain(written.tex))
    for line in written.lines:
        page.block(above=6)
        for token in line:
            _token(page, token, is_key)


def _token(page: PageWriter, token: WrittenToken, is_key: bool) -> None:
    if token.is_blank and not is_key:
        page.picture(rule_svg(*BLANK), *BLANK)
    else:
        text = token.text.strip()
        is_number = text.strip("(").lstrip("−")[:1].isdigit()
        page.text(text, TEXT, Weight.Bold if token.is_blank else Weight.Normal, mono=is_number)
    page.text(" ")


def _questions(page: PageWriter, questions: Sequence[SheetQuestion], number: _Counter, is_key: bool) -> None:
    page.heading(number.next(_tr("Questions")))
    for letter, question in zip("abcdefgh", questions, strict=False):
        page.block(above=6)
        page.text(f"{letter})  ", TEXT, Weight.DemiBold)
        page.text(shown(question.prompt))
        if is_key:
            page.block(above=3)
            page.text(shown(question.answer), TEXT, Weight.Bold)
            page.text(f"   {shown(question.working)}" if question.working else "", SMALL, colour=GREY)
        else:
            for _ in range(question.lines):
                page.block()
                page.picture(rule_svg(WIDTH, WRITING), WIDTH, WRITING)
