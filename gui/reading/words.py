"""Words of a paragraph: emphasis, code, links and formulas, each in its own character format."""

import re
from collections.abc import Iterable

from markdown_it.token import Token
from PyQt6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextCursor

from engine.reading.markdown import DISPLAY, FORMULA
from gui.reading.formula import Formulas, Typeset, typeset, why_wrong
from gui.reading.style import CODE, LARGER, MONO_FAMILIES, ReadingStyle

LINE_BREAK = "\N{LINE SEPARATOR}"  # a new line of the same paragraph


EQUAL, TOGETHER = re.compile(r" = (?=[\d−])"), "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}"
"""No line break tears "t = 4" apart."""


class WordWriter:
    """Writes at a cursor."""

    def __init__(self, cursor: QTextCursor, formulas: Formulas, style: ReadingStyle) -> None:
        self._cursor = cursor
        self._formulas = formulas
        self._style = style

    def write(self, words: Iterable[Token], format_: QTextCharFormat) -> None:
        """Write words beside each other; emphasis and links hold for the words up to their ends."""
        formats = [format_]
        for word in words:
            if word.nesting > 0:
                formats.append(self._within(word, formats[-1]))
            elif word.nesting < 0:
                formats.pop()
            else:
                self._word(word, formats[-1])

    def displayed(self, tex: str, format_: QTextCharFormat) -> None:
        """Write a formula that has the line for itself, a little larger."""
        self._formula(tex, format_, is_displayed=True)

    def _within(self, word: Token, format_: QTextCharFormat) -> QTextCharFormat:
        """The format of what stands within emphasis or a link."""
        inner = QTextCharFormat(format_)
        match word.type:
            case "em_open":
                inner.setFontItalic(True)
            case "strong_open":
                inner.setFontWeight(QFont.Weight.DemiBold.value)
            case "s_open":
                inner.setFontStrikeOut(True)
            case "link_open":
                return self._link(format_, str(word.attrs.get("href", "")))
        return inner

    def _word(self, word: Token, format_: QTextCharFormat) -> None:
        match word.type:
            case "softbreak":
                self._cursor.insertText(" ", format_)
            case "hardbreak":
                self._cursor.insertText(LINE_BREAK, format_)
            case "code_inline":
                self._cursor.insertText(word.content, self._code(format_))
            case "image":  # no picture is ever loaded; its description is text
                self._cursor.insertText(word.content, self._quiet(format_))
            case _ if word.type == FORMULA:
                self._formula(word.content, format_)
            case _ if word.type == DISPLAY:
                self.displayed(word.content, format_)
            case _:
                self._cursor.insertText(EQUAL.sub(TOGETHER, word.content), format_)

    def _formula(self, tex: str, format_: QTextCharFormat, is_displayed: bool = False) -> None:
        around = format_.font().pixelSize()
        size = self._style.formula_size(around * (LARGER if is_displayed else 1))
        drawing = typeset(tex, size, format_.foreground().color().name(), is_displayed)
        if drawing is None:
            self._cursor.insertText(tex.replace("\n", " "), self._wrong(format_, tex))
        else:
            self._formulas.insert(
                self._cursor, Typeset(tex, drawing, QFontMetricsF(format_.font()).ascent()), format_
            )

    def _link(self, format_: QTextCharFormat, address: str) -> QTextCharFormat:
        link = QTextCharFormat(format_)
        if self._style.is_paper:  # where nothing can be clicked
            return link
        link.setAnchor(True)
        link.setAnchorHref(address)
        link.setFontUnderline(True)
        link.setForeground(self._style.colour("link"))
        link.setFontWeight(max(format_.fontWeight(), QFont.Weight.Medium.value))
        return link

    def _code(self, format_: QTextCharFormat) -> QTextCharFormat:
        code = QTextCharFormat(format_)
        code.setFontFamilies(MONO_FAMILIES)
        code.setProperty(
            QTextCharFormat.Property.FontPixelSize, max(1, round(format_.font().pixelSize() * CODE))
        )
        code.setBackground(self._style.colour("ground"))
        return code

    def _quiet(self, format_: QTextCharFormat) -> QTextCharFormat:
        quiet = QTextCharFormat(format_)
        quiet.setFontItalic(True)
        quiet.setForeground(self._style.colour("quiet"))
        return quiet

    def _wrong(self, format_: QTextCharFormat, tex: str) -> QTextCharFormat:
        """How the source of TeX that cannot be read looks: marked, with the reason as its tooltip."""
        wrong = self._code(format_)
        wrong.setForeground(self._style.colour("wrong"))
        wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wrong.setUnderlineColor(self._style.colour("wrong"))
        wrong.setToolTip(why_wrong(tex))
        return wrong
