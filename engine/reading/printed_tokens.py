"""The tokens of a printed array: numbers, words, texts in quotes and marks, and where each stands."""

import re

from engine.errors import ParameterError

MAX_DEPTH = 8  # brackets in brackets: a model of layers of matrices has four
_TOKEN = re.compile(
    r"(?P<number>[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?![\w.+-]))"
    r"|(?P<elided>\.\.\.|…)"
    r"|(?P<word>[+-]?[A-Za-z_][\w.]*)"
    r"|(?P<text>'[^'\n]*'|\"[^\"\n]*\")"
    r"|(?P<mark>[\[\](){},:=<>;])"
)
_SKIPPED = re.compile(r"(?:\s|#[^\n]*)*")
_SHOWN = 24  # characters of a wrong word that a message repeats


class Tokens:
    """Goes through a text once, one token after the other. at: where the next token is looked for.

    A token is a match of one of the groups number, elided, word, text and mark. Every method raises
    ParameterError, with line and column, where the text is no printed array.
    """

    def __init__(self, text: str) -> None:
        self.text, self.at, self._open = text, 0, 0

    def peek(self) -> re.Match[str] | None:
        """The next token, which stays the next one; None at the end of the text."""
        skipped = _SKIPPED.match(self.text, self.at)
        assert skipped is not None
        self.at = skipped.end()
        if self.at == len(self.text):
            return None
        token = _TOKEN.match(self.text, self.at)
        if token is None:
            word = self.text[self.at :].split(None, 1)[0]
            raise self.error(self.at, f"{quoted(word)} is no number")
        return token

    def next(self) -> re.Match[str]:
        """Take the next token; there must be one."""
        token = self.peek()
        if token is None:
            raise ParameterError("", "ends before all its brackets are closed")
        self.at = token.end()
        return token

    def take_mark(self, *marks: str) -> bool:
        """Take the next token if it is one of these marks. Returns whether it was."""
        token = self.peek()
        if token is None and marks[0] in "])}":
            raise ParameterError("", "ends before all its brackets are closed")
        if token is None or token["mark"] not in marks:
            return False
        self.at = token.end()
        return True

    def mark_follows(self, at: int, mark: str) -> bool:
        """Whether a mark is the first token from a place on."""
        skipped = _SKIPPED.match(self.text, at)
        return skipped is not None and self.text.startswith(mark, skipped.end())

    def enter(self, begin: re.Match[str]) -> None:
        """Go into the brackets that begin with a token."""
        self._open += 1
        if self._open > MAX_DEPTH:
            raise self.error(begin.start(), f"is nested deeper than {MAX_DEPTH} brackets")

    def leave(self) -> None:
        """Come out of the innermost brackets."""
        self._open -= 1

    def error(self, at: int, message: str) -> ParameterError:
        """What is wrong at a place of the text, as an error to raise."""
        line = self.text.count("\n", 0, at) + 1
        column = at - (self.text.rfind("\n", 0, at) + 1) + 1
        return ParameterError(f"line {line}, column {column}:", message)


def quoted(word: str) -> str:
    """A word of the text for a message, cut short where it is long."""
    return f"'{word if len(word) <= _SHOWN else word[: _SHOWN - 1] + '…'}'"
