"""The text of a page: Markdown in which {{…}} stands for a number that the engine computes."""

import re
from collections.abc import Iterator
from itertools import count

from engine.errors import ParameterError
from engine.lesson.action import Action, read_action
from engine.lesson.facts import Facts, spend
from engine.lesson.term import LessonTerm, read_term, text_of
from engine.reading.contents import addresses, formulas, has_picture, other_link, prose
from engine.reading.limits import MOST_CHARACTERS, MOST_DEEP, problem
from engine.reading.tex import DEAREST, cost, why_not

PLACE = re.compile(r"\{\{(?!\{)((?:[^{]|\{(?!\{)){0,400}?)\}\}")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
FAR_IN = re.compile(
    rf"^[ \t]{{{8 * MOST_DEEP + 1},}}\S", re.M
)  # deeper than any list; a listing out of sight
MAX_PLACES = 200
TEX_WORK = 5  # microseconds for each unit of `cost` to read a formula
FIRST_MARK = 0xF0000  # private characters that stand for the numbers until they are known


def check_text(markdown: str, facts: Facts) -> None:
    """Raise ParameterError for what a text must not hold, or names and cannot have."""
    marked = markdown if len(markdown) > MOST_CHARACTERS else _marked(markdown)
    _check_shape(marked)
    if FAR_IN.search(marked):
        raise ParameterError("", f"lists and quotes may hang in each other at most {MOST_DEEP} deep")
    if "{{" in marked and "{{" in prose(marked):
        raise ParameterError("", "a number that begins with {{ has no end: write {{x at 3}}")
    if (places := len(PLACE.findall(markdown))) > MAX_PLACES:
        raise ParameterError("", f"a text has at most {MAX_PLACES} numbers in {{{{…}}}}, got {places}")
    check_shown(filled(markdown, facts))


def check_shown(markdown: str) -> None:
    """Raise ParameterError for a text that cannot be shown; its numbers must be filled in already."""
    _check_shape(markdown)
    if has_picture(markdown):
        raise ParameterError("", "a lesson has no pictures of its own: it shows the window's plots")
    if other := other_link(markdown):
        raise ParameterError("", f"a link is written as [text](go:4), got {other!r}")
    actions(markdown)
    for tex in formulas(markdown):
        spend(TEX_WORK * min(cost(tex), DEAREST))
        if reason := why_not(tex):
            raise ParameterError("", f"the formula ${tex[:80]}$ cannot be typeset: {reason}")


def actions(markdown: str) -> list[Action]:
    """What the links of a text do. Raises ParameterError."""
    return [read_action(address) for address in addresses(markdown)]


def terms(markdown: str) -> list[LessonTerm]:
    """The numbers a text names. Raises ParameterError."""
    return [read_term(found[1]) for found in PLACE.finditer(markdown)]


def filled(markdown: str, facts: Facts) -> str:
    """The text with its numbers. Raises ParameterError."""
    if not PLACE.search(markdown):
        return markdown
    in_formulas = set("".join(formulas(_marked(markdown))))
    marks = _marks()
    return PLACE.sub(lambda found: _number(found[1], facts, next(marks) in in_formulas), markdown)


def _marked(markdown: str) -> str:
    """The text with a mark in place of each number: what is known of it before they are computed."""
    marks = _marks()
    return PLACE.sub(lambda found: next(marks), markdown)


def _marks() -> Iterator[str]:
    return map(chr, count(FIRST_MARK))


def _number(text: str, facts: Facts, is_tex: bool) -> str:
    try:
        return text_of(read_term(text), facts, is_tex)
    except ParameterError as error:
        raise ParameterError("", f"{{{{{text.strip()[:80]}}}}}: {error}") from None


def _check_shape(markdown: str) -> None:
    """Raise ParameterError for what cannot be read at all, or is too much."""
    if found := CONTROL.search(markdown):
        raise ParameterError("", f"a text holds a sign that cannot be shown: U+{ord(found[0]):04X}")
    if told := problem(markdown):
        raise ParameterError("", told)
