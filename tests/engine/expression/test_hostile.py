"""Whatever is typed as a watch expression is read, or refused at its place with a sentence."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.expression import Expression, parse
from engine.expression.text import MAX_LENGTH, ExpressionError

HOSTILE = {  # tests/benchmarks/hostile.py measures how soon each is refused
    "attribute": "h.__class__",
    "attribute of an implementation": "numpy.__init__",
    "attribute of a call": "abs(h).T",
    "attribute of a number": "(1).real",
    "attribute behind a layer": "numpy[0].h.dtype",
    "method": "numpy.load(h)",
    "private name": "__import__",
    "builtin": "open(h)",
    "power of powers": "9**9**9**9",
    "huge power": "h**1e9",
    "huge negative power": "h ** -100000",
    "huge integer": "1" * 400,
    "huge float": "1e999",
    "parentheses": "(" * 10_000 + "1" + ")" * 10_000,
    "some parentheses": "(" * 200 + "1" + ")" * 200,
    "brackets": "h" + "[0" * 200 + "]" * 200,
    "minuses": "-" * 900 + "1",
    "nots": "not " * 240 + "h",
    "powers": "2" + "**h" * 300,
    "sums": "h" + "+h" * 499,
    "comparisons": "h" + "<h" * 450,
    "a megabyte of letters": "h" * 1_000_000,
    "a megabyte of parentheses": "(" * 1_000_000,
    "a megabyte of spaces": " " * 1_000_000,
    "lambda": "lambda: h",
    "comprehension": "[h for h in x]",
    "generator": "sum(h for h in x)",
    "walrus": "(h := 1)",
    "assignment": "h = 1",
    "keyword": "round(h, digits=1)",
    "star": "max(*h)",
    "f-string": "f'{h}'",
    "string": "'h'",
    "bytes": 'b"h"',
    "await": "await h",
    "yield": "(yield h)",
    "conditional": "1 if h else 0",
    "list": "[h, a]",
    "tuple": "h, a",
    "set": "{h}",
    "ellipsis": "...",
    "none": "None",
    "complex": "1j",
    "matrix product": "h @ a",
    "bits": "h | a",
    "invert": "~h",
    "is": "h is a",
    "in": "h in a",
    "statement": "h; a",
    "import": "import os",
    "comment": "h # a",
    "continuation": "h \\\n",
    "null": "h\0",
    "wide letter that Python reads as h": "ｈ",
    "letters that Python reads as a keyword": "𝐥𝐚𝐦𝐛𝐝𝐚: 1",
    "digits of another script": "٣ + h",
    "right-to-left mark": "h \u202e+ 1",
    "zero-width space": "h\u200b",
    "lone surrogate": "\ud800",
    "index by a float": "h[1.5]",
    "index by a truth": "h[True]",
    "index by a quantity": "h[t]",
    "index by two": "h[0, 1]",
    "slice by 0": "h[::0]",
    "far back": "prev(h, 1000000000)",
    "far back by steps": "prev(prev(h, 60000), 60000)",
    "into the future": "prev(h, -1)",
    "nothing": "",
    "blank": "  \n\t ",
}


def refusal(text: str) -> ExpressionError:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_refused_by_a_short_sentence(text: str) -> None:
    error = refusal(text)
    assert 0 <= error.position <= min(len(text), MAX_LENGTH)
    assert f" at {error.position}" in str(error)
    assert len(str(error)) < 400
    str(error).encode()


@pytest.mark.parametrize(
    ("text", "position", "sentence"),
    [
        ("1 + hh", 4, "unknown name 'hh' at 4; known: t, x, target, y, error, h"),
        ("1 + foo(h)", 4, "unknown function 'foo' at 4; known: abs, min, max"),
        ("h ** 1e9", 5, "** by 1e9 is too large at 5; exponents go up to 1024"),
        ("h > ", 4, "the expression ends too early at 4"),
        ("h + not", 7, "the expression ends too early at 7"),
        ("(h", 0, "'(' is never closed at 0"),
        ("h]", 1, "']' closes nothing at 1"),
        ("(h]", 2, "']' closes nothing at 2"),
        ("2 h", 2, "an operator is missing before 'h' at 2"),
        ("  2h", 2, "the number '2h' cannot be read at 2"),
        ("  h + * a", 6, "'*' cannot stand here at 6"),
        ("h = 3", 2, "'=' means nothing here at 2; == compares"),
        ("h ^ 2", 2, "'^' means nothing here at 2; ** raises to a power"),
        ("h ≥ 2", 2, "'≥' means nothing here at 2; write >="),
        ("min()", 0, "min cannot be used so at 0; it takes 1 to 9 values, got 0"),
        ("h + max", 4, "max is a function at 4; write max(h)"),
        ("numpy > 1", 0, "numpy is an implementation at 0; write numpy.h"),
        ("x.h", 0, "x.h has no place here at 0; a point joins an implementation and a quantity"),
        ("x if h else 1", 2, "'if' has no place here at 2"),
    ],
)
def test_refusal_says_what_is_wrong_and_where(text: str, position: int, sentence: str) -> None:
    error = refusal(text)
    assert error.position == position
    assert str(error).startswith(sentence)


def is_read_or_refused(text: str) -> None:
    try:
        assert isinstance(parse(text), Expression)
    except ExpressionError as error:
        assert 0 <= error.position <= len(text)


@given(st.text())
@example("０x１")
def test_any_text_is_read_or_refused(text: str) -> None:
    is_read_or_refused(text)


_WORDS = [
    "h",
    "x",
    "t",
    "numpy",
    "keras",
    "prev",
    "max",
    "len",
    "True",
    "inf",
    "nan",
    "and",
    "or",
    "not",
    "if",
    "in",
]
_WORDS += [
    "+",
    "-",
    "*",
    "**",
    "/",
    "//",
    "%",
    "(",
    ")",
    "[",
    "]",
    ",",
    ".",
    ":",
    "<",
    "==",
    "=",
    "0",
    "1",
    "1.5",
]
_WORDS += [
    "1e9",
    "1e308",
    "9" * 300,
    " ",
    "\n",
    "'",
    "__class__",
    "lambda",
    "−",
    "007",
    "1_0",
    "0x1",
    "1.",
    ".5",
]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(_WORDS), max_size=60).map("".join))
def test_any_row_of_words_is_read_or_refused(text: str) -> None:
    is_read_or_refused(text)


@given(st.lists(st.sampled_from(_WORDS), max_size=30).map(" ".join))
def test_any_row_of_words_with_spaces_is_read_or_refused(text: str) -> None:
    is_read_or_refused(text)


def test_long_but_reasonable_expression_is_read() -> None:
    assert parse(" + ".join(f"h[{unit}]" for unit in range(60))).names == ("h",)
