"""Frames in a document: around code, beside quotes, and tables with thin lines.

Each is a table, for Qt leaves no empty line before and after those.
"""

from PyQt6.QtGui import (
    QBrush,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from gui.look.properties import present
from gui.reading.style import ReadingStyle

SOLID = QTextFrameFormat.BorderStyle.BorderStyle_Solid
FEW, APART, CLOSE = 5, 18, 8  # columns that stand well apart, and px between them or more of them
WHOLE_WIDTH = QTextLength(QTextLength.Type.PercentageLength, 100)


def code_box(cursor: QTextCursor, style: ReadingStyle, left: float, below: float) -> QTextTable:
    """A ground behind code. left: margin. below: gap."""
    format_ = _table_format(left, below)
    format_.setWidth(WHOLE_WIDTH)
    cell = QTextTableCellFormat()
    cell.setBackground(QBrush(style.colour("ground")))
    cell.setPadding(style.px(10))
    cell.setLeftPadding(style.px(12))
    return _insert(cursor, 1, 1, format_, cell)


def quote_box(cursor: QTextCursor, style: ReadingStyle, left: float, below: float) -> QTextTable:
    """A bar at the left of a quote."""
    cell = QTextTableCellFormat()
    cell.setLeftBorder(style.px(3))
    cell.setLeftBorderStyle(SOLID)
    cell.setLeftBorderBrush(QBrush(style.colour("line")))
    cell.setTopPadding(style.px(4))  # as much as a last line's leading
    cell.setLeftPadding(style.px(12))
    return _insert(cursor, 1, 1, _table_format(left, below), cell)


def rule_box(cursor: QTextCursor, style: ReadingStyle, left: float, below: float) -> QTextTable:
    """A thin line across."""
    format_ = _table_format(left, below)
    format_.setWidth(WHOLE_WIDTH)
    cell = QTextTableCellFormat()
    cell.setTopBorder(1)
    cell.setTopBorderStyle(SOLID)
    cell.setTopBorderBrush(QBrush(style.colour("line")))
    return _insert(cursor, 1, 1, format_, cell)


def table_box(
    cursor: QTextCursor, style: ReadingStyle, left: float, below: float, rows: int, columns: int
) -> QTextTable:
    """A table whose rows are parted by thin lines, the head by a stronger one."""
    format_ = _table_format(left, below)
    format_.setHeaderRowCount(1)
    apart = APART if columns <= FEW else CLOSE
    table = _insert(cursor, rows, columns, format_, _cell(style, "line", apart))
    for column in range(columns):
        table.cellAt(0, column).setFormat(_cell(style, "strong_line", apart))
    return table


def _cell(style: ReadingStyle, line: str, apart: float) -> QTextTableCellFormat:
    cell = QTextTableCellFormat()
    cell.setBottomBorder(1)
    cell.setBottomBorderStyle(SOLID)
    cell.setBottomBorderBrush(QBrush(style.colour(line)))
    cell.setTopPadding(style.px(5))
    cell.setBottomPadding(style.px(5))
    cell.setLeftPadding(style.px(2))
    cell.setRightPadding(style.px(apart))
    cell.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignTop)  # where the baselines are one
    return cell


def _table_format(left: float, below: float) -> QTextTableFormat:
    format_ = QTextTableFormat()
    format_.setBorder(0)
    format_.setBorderCollapse(True)
    format_.setCellSpacing(0)
    format_.setCellPadding(0)
    format_.setLeftMargin(left)
    format_.setTopMargin(2)
    format_.setBottomMargin(below)
    return format_


def _insert(
    cursor: QTextCursor, rows: int, columns: int, format_: QTextTableFormat, cell: QTextTableCellFormat
) -> QTextTable:
    table = present(cursor.insertTable(rows, columns, format_))
    for row in range(rows):
        for column in range(columns):
            table.cellAt(row, column).setFormat(cell)
    return table
