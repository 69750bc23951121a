"""The text of a watch expression: what may stand in it, checked before Python's parser sees it."""

import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from engine.errors import ExplorerError
from engine.validation import short

MAX_LENGTH = 1000  # characters
MAX_TOKENS = 400
MAX_BRACKETS = 32  # one inside the other
OPERATOR_WORDS = ("and", "or", "not")
_CONSTANT_WORDS = ("True", "False")

_TOKEN = re.compile(
    r"(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
    r"|(?P<word>[A-Za-z_]\w*)"
    r"|(?P<sign>\*\*|//|<=|>=|==|!=|[-+*/%<>()\[\],.:])",
    re.ASCII,
)
_GLUED = re.compile(r"[\w.]", re.ASCII)  # what would make another word of the number before it
_SAME_LENGTH = str.maketrans({"−": "-", "\n": " ", "\r": " ", "\t": " "})  # as pasted from the window
_HINTS = {
    "=": "== compares",
    "^": "** raises to a power",
    "&": "write and",
    "|": "write or",
    "!": "write not, or != for unequal",
    "~": "write not",
    "@": "sum(a * b) multiplies two vectors",
    "'": "texts have no place here",
    '"': "texts have no place here",
    "≤": "write <=",
    "≥": "write >=",
    "≠": "write !=",
    "×": "write *",
    "·": "write *",
    "÷": "write /",
}


class ExpressionError(ExplorerError):
    """An expression that cannot be read, or not be evaluated on this run.

    position: the 0-based column of the character it is about.
    """

    def __init__(self, what: str, position: int, hint: str = "") -> None:
        super().__init__(f"{what} at {position}" + (f"; {hint}" if hint else ""))
        self.position = position


@dataclass(frozen=True)
class Token:
    """A word, number or sign, and its column."""

    kind: str
    text: str
    position: int

    @property
    def is_operand(self) -> bool:
        """Whether the token is a value by itself: a number or a name."""
        return self.kind == "number" or (self.kind == "word" and self.text not in OPERATOR_WORDS)


def plain(text: str) -> str:
    """The text in the letters that the parser reads, each in its own column."""
    return text.translate(_SAME_LENGTH)


def read_tokens(text: str) -> list[Token]:
    """Every token of the text. Raises ExpressionError for what is too long, too deep or never meant."""
    if len(text) > MAX_LENGTH:
        what = f"the expression has {len(text):,} characters and is cut off"
        raise ExpressionError(what, MAX_LENGTH, f"at most {MAX_LENGTH:,} are read")
    tokens: list[Token] = []
    for token in _tokens(plain(text)):
        if len(tokens) == MAX_TOKENS:
            raise ExpressionError("the expression is too long", token.position, _AT_MOST_TOKENS)
        tokens.append(token)
    if not tokens:
        raise ExpressionError("an expression is missing", 0, "such as abs(error) > 100")
    _check_brackets(tokens)
    _check_neighbours(tokens)
    return tokens


_PAIRS = ("()", "[]")
_AT_MOST_TOKENS = f"at most {MAX_TOKENS} names, numbers and signs are read"


def _tokens(text: str) -> Iterator[Token]:
    position = 0
    while position < len(text):
        if text[position] == " ":
            position += 1
            continue
        match = _TOKEN.match(text, position)
        if match is None:
            letter = text[position]
            raise ExpressionError(f"{letter!r} means nothing here", position, _HINTS.get(letter, ""))
        token = Token(str(match.lastgroup), match[0], position)
        _check_token(token, text[match.end() : match.end() + 1])
        yield token
        position = match.end()


def _check_token(token: Token, following: str) -> None:
    """following: the character behind it, or nothing."""
    if token.kind == "number" and _GLUED.match(following):
        raise ExpressionError(
            f"the number {short(token.text + following)} cannot be read", token.position, "1.5 and 1e-3 can"
        )
    if token.kind != "word" or token.text in OPERATOR_WORDS or token.text in _CONSTANT_WORDS:
        return
    if keyword.iskeyword(token.text):
        raise ExpressionError(f"{token.text!r} has no place here", token.position, "and, or, not have")
    if token.text.startswith("_"):
        raise ExpressionError(f"{short(token.text)} is no name of a quantity", token.position)


def _check_brackets(tokens: list[Token]) -> None:
    opened: list[Token] = []
    for token in tokens:
        if token.text in ("(", "["):
            opened.append(token)
            if len(opened) > MAX_BRACKETS:
                hint = f"at most {MAX_BRACKETS} may"
                raise ExpressionError("too many brackets stand inside each other", token.position, hint)
        elif token.text in (")", "]") and (not opened or opened.pop().text + token.text not in _PAIRS):
            raise ExpressionError(f"{token.text!r} closes nothing", token.position)
    if opened:
        raise ExpressionError(f"{opened[-1].text!r} is never closed", opened[-1].position)


def _check_neighbours(tokens: list[Token]) -> None:
    for before, token in pairwise(tokens):
        if token.is_operand and (before.is_operand or before.text in (")", "]")):
            raise ExpressionError(f"an operator is missing before {short(token.text)}", token.position)
