"""The lines of a text by which one sees how it is laid out."""

from io import StringIO

from engine.data.number import APOSTROPHES, SPACES

SAMPLE = 2**17  # characters of the beginning
MORE = 20  # lines further down for each sign that the beginning does not have
_SIGNS = (",", ".", *SPACES, *APOSTROPHES)


def sample_of(text: str) -> list[str]:
    """The lines of the beginning, and some further down with signs that say more, with their ends."""
    lines = StringIO(text[:SAMPLE], newline=None).readlines()
    if len(text) <= SAMPLE:
        return lines
    head = lines[:-1] or lines
    beginning, rest = "".join(head), text[SAMPLE:]
    missing = [sign for sign in _SIGNS if sign not in beginning and sign in rest]
    return head + [line for sign in missing for line in _lines_with(sign, rest)]


def _lines_with(sign: str, text: str) -> list[str]:
    """The first lines that hold a sign, the one that was cut left out; none that may end within quotes."""
    found: list[str] = []
    at = text.find("\n") + 1
    while at and len(found) < MORE and (at := text.find(sign, at)) >= 0:
        begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at) + 1 or len(text)
        if '"' not in text[begin:end]:
            found.append(text[begin:end])
        at = end
    return found
