"""Names and descriptions, which anybody may have written, where they can be nothing but text."""

import re
from textwrap import wrap

WIDTH = 100  # columns of a comment
_MARKS = re.compile(
    r"""["#%&*+/:<=>@\[\]^_`{|}~]"""  # what Markdown or HTML could read
    r"|^(?:[-.)]|[0-9]+[.)])"  # at its beginning, a list
    r"|(?<=www)\.",  # a link
    re.IGNORECASE,
)
_MATHEMATICS = re.compile(r"([$\\]+)")


def one_line(text: str) -> str:
    """The text on one line, of characters that can be seen: none that ends a line or turns its direction."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def comment(text: str) -> list[str]:
    """The text as Python comments; none where it is empty.

    The first two lines of a file are no place for them: Python reads an encoding there.
    """
    return [f"# {line}" for line in wrap(one_line(text), WIDTH)]


def markdown(text: str) -> str:
    """The text as one line of Markdown that shows it as it is: no markup, HTML, link or formula."""
    parts = _MATHEMATICS.split(one_line(text))
    return "".join(
        f"`{part}`" if index % 2 else _MARKS.sub(_entities, part) for index, part in enumerate(parts)
    )


def _entities(match: "re.Match[str]") -> str:
    return "".join(letter if letter.isalnum() else f"&#{ord(letter)};" for letter in match[0])
