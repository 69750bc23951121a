"""A number that a lesson names instead of writing it: "y at 4", "first error != 0", "sequence.weight"."""

import re
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.array import Array, is_nan_number
from engine.errors import ExplorerError, ParameterError
from engine.experiment import plain
from engine.expression import Expression, ExpressionError, evaluate, holds, parse
from engine.expression.scope import GRADIENT, OF_A_RUN, Scope
from engine.implementations.every import title_of
from engine.implementations.numpy import NumPy
from engine.lesson.change import with_changes
from engine.lesson.facts import Case, Facts, facts_of, spend
from engine.notation.number_text import is_whole, number, number_tex

MAX_LENGTH = 300
MANY = 40  # numbers in one list
FIELD = re.compile(r"(?:sequence|model|precision|training)(?:\.[A-Za-z_]\w*|\[\d{1,3}\])+|seed|name")
AT = re.compile(r"(.+?)\s+at\s+(\d{1,6}|end)")
FROM = re.compile(r"(.+?)\s+from\s+(\d{1,6})\s+to\s+(\d{1,6}|end)")
NO_STEP = re.compile(r"\sat(?:\s|$)")
SEARCH = re.compile(r"(first|last|count)\s+(.+)")
DIGITS = re.compile(r"(.+?)\s*\|\s*(\d{1,2})")
WITH = re.compile(r"(.+?)\s+with\s+(.+)")
AFTER = re.compile(r"(.+?)\s+after\s+(\d{1,6})\s+updates?")


@dataclass(frozen=True)
class LessonTerm:
    """What a lesson asks the engine for.

    kind: "at", "from", "first", "last", "count" or "field". text: the expression, or the field's path.
    begin, end: steps; None is the last one. digits: significant ones shown. settings: fields changed first.
    updates: of the training, made next; None as many as the page has.
    """

    kind: str
    text: str
    begin: int | None = None
    end: int | None = None
    digits: int | None = None
    settings: tuple[str, ...] = ()
    updates: int | None = None

    @property
    def is_of_another_run(self) -> bool:
        """Whether the term is about another run than the page's."""
        return bool(self.settings) or self.updates is not None

    @property
    def t(self) -> int | None:
        """The step of a term about one numbered step; None for the last step and for several."""
        return self.begin if self.kind == "at" else None


def read_term(text: str) -> LessonTerm:
    """Read what a lesson asks for. Raises ParameterError."""
    if len(text) > MAX_LENGTH:
        raise ParameterError("", f"a number must be named in at most {MAX_LENGTH} characters")
    rest, digits = text.strip(), None
    if found := DIGITS.fullmatch(rest):
        rest, digits = found[1], int(found[2])
        if not 1 <= digits <= 17:
            raise ParameterError("", f"digits must be from 1 to 17, got {digits} in {text.strip()!r}")
    settings: tuple[str, ...] = ()
    if found := WITH.fullmatch(rest):
        rest, settings = found[1], tuple(part.strip() for part in found[2].split(";"))
    updates = None
    if found := AFTER.fullmatch(rest.strip()):
        rest, updates = found[1], int(found[2])
    return replace(_term(rest.strip()), digits=digits, settings=settings, updates=updates)


def _term(text: str) -> LessonTerm:
    if FIELD.fullmatch(text):
        return LessonTerm("field", text)
    if found := SEARCH.fullmatch(text):
        read_condition(found[2])
        return LessonTerm(found[1], found[2])
    if found := FROM.fullmatch(text):
        read_condition(found[1])
        return LessonTerm("from", found[1], int(found[2]), _step(found[3]))
    if found := AT.fullmatch(text):
        read_condition(found[1])
        return LessonTerm("at", found[1], _step(found[2]))
    if NO_STEP.search(text):
        raise ParameterError("", f"behind “at” must stand a step, such as 3, or “end”; got {text!r}")
    read_condition(text)
    if text in OF_A_RUN:
        return LessonTerm("at", text)
    raise ParameterError("", f"{text!r} must say at which step: “{text} at 3”, or “at end”")


def read_condition(text: str) -> Expression:
    """Read what shall hold in a run of NumPy's. Raises ParameterError."""
    try:
        expression = parse(text)
    except ExpressionError as error:
        raise ParameterError("", f"{text!r} cannot be read: {error}") from None
    for name in (name.partition(".")[0].partition("[")[0] for name in expression.names if "." in name):
        if name not in (NumPy.name, GRADIENT):
            why = f"lessons compute with {NumPy.title}, which is always there"
            raise ParameterError("", f"{text!r} names {title_of(name)}; {why}")
    return expression


def _step(word: str) -> int | None:
    return None if word == "end" else int(word)


def case_of(term: LessonTerm, case: Case) -> Case:
    """The run from which a term takes its number: the page's, with the term's settings and updates.

    Raises ParameterError.
    """
    if not term.is_of_another_run:
        return case
    experiment = with_changes(case.experiment, term.settings) if term.settings else case.experiment
    updates = case.updates if term.updates is None else term.updates
    return replace(case, experiment=experiment, updates=updates)


def value_of(term: LessonTerm, facts: Facts) -> Any:
    """The number, or for "from" the list of numbers. Raises ParameterError."""
    if term.is_of_another_run:
        facts = facts_of(case_of(term, facts.case))
    match term.kind:
        case "field":
            return _field(term.text, facts)
        case "first" | "last" | "count":
            return _found(term, facts.scope)
        case "from":
            begin, end = term.begin or 0, facts.steps - 1 if term.end is None else term.end
            _check_steps(begin, end, facts)
            rows = _values(term.text, facts.scope, begin, end + 1)
            return [_defined(_single(row, term.text), term.text, t) for t, row in enumerate(rows, begin)]
        case _:
            t = facts.steps - 1 if term.begin is None else term.begin
            _check_steps(t, t, facts)
            value = _single(_values(term.text, facts.scope, t, t + 1)[0], term.text)
            return _defined(value, term.text, t)


def is_among_whole(term: LessonTerm, facts: Facts) -> bool:
    """Whether the term is a whole number at every step of the run that has one. Raises ParameterError."""
    if term.kind == "from" or term.t is None:
        value = value_of(term, facts)
        return not isinstance(value, list | str) and is_whole(value)
    scope = facts_of(case_of(term, facts.case)).scope
    spend(scope.steps)
    numbers = np.ravel(_values(term.text, scope, 0, scope.steps))
    return all(is_whole(one) for one in numbers if not is_nan_number(one))


def steps_of(term: LessonTerm, facts: Facts) -> list[int]:
    """Every t at which the condition of a "first", "last" or "count" holds. Raises ParameterError."""
    facts = facts_of(case_of(term, facts.case))
    return [int(t) for t in _steps_where(term.text, facts.scope)]


def text_of(term: LessonTerm, facts: Facts, is_tex: bool = False) -> str:
    """The number as it stands in a sentence, or in a formula. Raises ParameterError."""
    value = value_of(term, facts)
    write = number_tex if is_tex else number
    digits = term.digits or 6
    if isinstance(value, list):
        return ", ".join(write(one, digits) for one in value)
    if isinstance(value, bool | np.bool_):
        return str(bool(value)).lower()
    return value if isinstance(value, str) else write(value, digits)


def _check_steps(begin: int, end: int, facts: Facts) -> None:
    if not 0 <= begin <= end < facts.steps:
        steps = "1 step" if facts.steps == 1 else f"{facts.steps} steps"
        raise ParameterError("", f"t must be from 0 to {facts.steps - 1}, as this run has {steps}")
    if end - begin >= MANY:
        raise ParameterError("", f"at most {MANY} numbers may stand in a list, got {end - begin + 1}")


def _values(text: str, scope: Scope, begin: int, end: int) -> Array:
    try:
        return evaluate(parse(text), scope, begin, end)
    except ExplorerError as error:
        raise ParameterError("", f"{text!r} cannot be computed: {error}") from None


def _single(row: Any, text: str) -> Any:
    """One number of Python's own: a vector of one unit is its number."""
    numbers = np.atleast_1d(np.asarray(row))
    if numbers.size != 1:
        name = text if text.isidentifier() else "y"
        raise ParameterError("", f"{text!r} is {numbers.size} numbers; name one, as in {name}[0]")
    value = numbers.ravel()[0]
    return value.item() if isinstance(value, np.generic) else value


def _defined(value: Any, text: str, t: int) -> Any:
    """The value. Raises ParameterError where it is made of a target that does not count."""
    if is_nan_number(value) and parse(text).reads_target:
        raise ParameterError("", f"{text!r} is not defined at t = {t}, as that step does not count")
    return value


def _found(term: LessonTerm, scope: Scope) -> int:
    where = _steps_where(term.text, scope)
    if term.kind == "count":
        return len(where)
    if not len(where):
        raise ParameterError("", f"{term.text!r} holds at no step of this run")
    return int(where[0 if term.kind == "first" else -1])


def _steps_where(condition: str, scope: Scope) -> Array:
    """Every t at which a condition holds, of several units at least one. Raises ParameterError."""
    spend(scope.steps * len(condition) // (2 if scope.is_exact else 100))
    try:
        return np.flatnonzero(holds(parse(condition), scope, 0, scope.steps))
    except ExplorerError as error:
        raise ParameterError("", f"{condition!r} cannot be computed: {error}") from None


def _field(path: str, facts: Facts) -> Any:
    """What the experiment's file says in a field."""
    value: Any = plain(facts.run.plan.job.experiment)
    for part in re.findall(r"[A-Za-z_]\w*|\[\d{1,9}\]", path):
        try:
            value = value[int(part[1:-1])] if part.startswith("[") else value[part]
        except (KeyError, IndexError, TypeError, ValueError):
            raise ParameterError(path, "is not a field of this experiment") from None
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        return value
    raise ParameterError(path, "is no number and no word")
