"""The text of a page: Markdown in which {{…}} stands for a number that the engine computes."""

import re
from collections.abc import Callable

from engine.errors import ParameterError
from engine.lesson.action import Action, read_action
from engine.lesson.facts import Facts
from engine.lesson.markdown import addresses, other_link, without_listings
from engine.lesson.term import Term, read_term, text_of

PLACE = re.compile(r"\{\{(?!\{)((?:[^{]|\{(?!\{)){0,400}?)\}\}")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
MATH = re.compile(r"\$\$.+?\$\$|(?<![\\$])\$[^$\n]+?\$", re.S)
PICTURE = re.compile(r"!\[")
MAX_CHARACTERS = 20_000  # of one stretch of text
MAX_LINKS, MAX_FORMULAS, MAX_PLACES, MAX_DEPTH = 100, 200, 200, 20


def check_text(markdown: str, facts: Facts) -> None:
    """Raise ParameterError for what a text must not hold, or names and cannot have."""
    if len(markdown) > MAX_CHARACTERS:
        raise ParameterError("", f"a text has at most {MAX_CHARACTERS} characters, got {len(markdown)}")
    if found := CONTROL.search(markdown):
        raise ParameterError("", f"a text holds a sign that cannot be shown: U+{ord(found[0]):04X}")
    _check_depth(markdown)
    bare = without_listings(markdown)
    if PICTURE.search(bare):
        raise ParameterError("", "a lesson has no pictures of its own: it shows the window's plots")
    if other := other_link(bare):
        raise ParameterError("", f"a link is written as [text](go:4), got {other[:80]!r}")
    if "{{" in PLACE.sub("", bare):
        raise ParameterError("", "a number that begins with {{ has no end: write {{x at 3}}")
    for what, count, most in (
        ("links", len(addresses(markdown)), MAX_LINKS),
        ("formulas", len(MATH.findall(bare)), MAX_FORMULAS),
        ("numbers in {{…}}", len(PLACE.findall(markdown)), MAX_PLACES),
    ):
        if count > most:
            raise ParameterError("", f"a text has at most {most} {what}, got {count}")
    actions(markdown)
    filled(markdown, facts)


def actions(markdown: str) -> list[Action]:
    """What the links of a text do. Raises ParameterError."""
    return [read_action(address) for address in addresses(markdown)]


def terms(markdown: str) -> list[Term]:
    """The numbers a text names. Raises ParameterError."""
    return [read_term(found[1]) for found in PLACE.finditer(markdown)]


def filled(markdown: str, facts: Facts) -> str:
    """The text with its numbers. Raises ParameterError."""
    parts, end = [], 0
    for formula in MATH.finditer(markdown):
        parts.append(PLACE.sub(_writer(facts, is_tex=False), markdown[end : formula.start()]))
        parts.append(PLACE.sub(_writer(facts, is_tex=True), formula[0]))
        end = formula.end()
    parts.append(PLACE.sub(_writer(facts, is_tex=False), markdown[end:]))
    return "".join(parts)


def _writer(facts: Facts, is_tex: bool) -> Callable[[re.Match[str]], str]:
    def write(found: re.Match[str]) -> str:
        try:
            return text_of(read_term(found[1]), facts, is_tex)
        except ParameterError as error:
            raise ParameterError("", f"{{{{{found[1].strip()[:80]}}}}}: {error}") from None

    return write


def _check_depth(markdown: str) -> None:
    """Qt's reader of Markdown takes ever longer the deeper quotes and lists hang in each other."""
    for line in markdown.split("\n"):
        marks = re.match(r"(?:\s*(?:>|[-+*]|\d{1,9}[.)])(?=\s|>|$))*", line)
        depth = len(re.findall(r"[>+*-]|\d+[.)]", marks[0])) if marks else 0
        if depth > MAX_DEPTH or len(line) - len(line.lstrip()) > 8 * MAX_DEPTH:
            raise ParameterError("", f"lists and quotes may hang in each other at most {MAX_DEPTH} deep")
