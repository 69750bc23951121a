"""The parser of every command: what is wrong about its options is told in one sentence."""

import argparse
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import IO, Any, NoReturn

from engine.command.terminal import UsageError
from engine.errors import ParameterError, noted, notes_of


class Parser(argparse.ArgumentParser):
    """Raises UsageError instead of ending the program."""

    def __init__(self, **keywords: Any) -> None:
        super().__init__(**keywords)
        for name in (None, "store"):  # what an option does where nothing else is said
            self.register("action", name, Once)
        self.register("type", int, _whole_number)
        self.register("type", float, _number)
        self._negative_number_matcher = re.compile(r"-(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$|-inf$", re.IGNORECASE)
        self._rules: list[tuple[str, frozenset[str], bool, str]] = []
        self._words: tuple[str, ...] = ()

    def needs(self, options: Iterable[str], *others: str) -> None:
        """Refuse each of the options where none of the others is given, as it would change nothing.

        others: with the word that stands behind each, such as "--csv OUT".
        """
        names = frozenset(other.split()[0] for other in others)
        self._rules += [(one, names, True, f"{one} needs {' or '.join(others)}") for one in options]

    def excludes(self, option: str, other: str, sentence: str) -> None:
        """Refuse an option beside another one, as it would change nothing there. sentence: what is right."""
        self._rules.append((option, frozenset((other,)), False, sentence))

    def parse_known_args(  # type: ignore[override]  # the command line alone is parsed, to one kind of value
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """The values of all options, and what is not known. Raises UsageError."""
        self._words = tuple(args or ())
        found, unknown = super().parse_known_args(args, namespace)
        given = self._given(found)
        for option, others, is_needed, sentence in self._rules:
            if option in given and given.isdisjoint(others) is is_needed:
                raise UsageError(sentence)
        return found, unknown

    def _given(self, found: argparse.Namespace) -> frozenset[str]:
        """The options that are there, also with a value that they would have without; and the command."""
        others = [one for one in self._actions if getattr(found, one.dest, one.default) != one.default]
        names = (name for one in others for name in one.option_strings or (one.dest,))
        return frozenset(names) | getattr(found, "given", frozenset())

    def error(self, message: str) -> NoReturn:
        for theirs, ours in _REWORDED.items():
            message = re.sub(theirs, ours, message, flags=re.DOTALL)
        raise UsageError(message + self._joined(message) + self._taken(message))

    def _taken(self, message: str) -> str:
        """Where a file's name may have gone that is missing: to an option of several values before it."""
        greedy = [name for one in self._actions if one.nargs == "+" for name in one.option_strings]
        met = next((word for word in self._words if word in greedy), None)
        if met is None or not message.startswith(REQUIRED):
            return ""
        missing = message.removeprefix(REQUIRED)
        return f"; {missing} stands before {met}, which takes every word behind it"

    def _joined(self, message: str) -> str:
        """How a value is given that begins with -, where an option misses the one behind it."""
        if not message.endswith(MISSING):
            return ""
        option = message.removesuffix(MISSING)
        for word, after in pairwise(self._words):
            is_option = any(one.startswith(after.split("=")[0]) for one in self._option_string_actions)
            if word == option and after.startswith("-") and not is_option:
                return f"; one that begins with - is joined to it: {option}={after}"
        return ""

    def _print_message(self, message: str, file: IO[str] | None = None) -> None:  # type: ignore[override]
        """Print the help; what argparse would not tell is that it cannot be written."""
        print(message, end="", file=file)

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        """What argparse makes of a text.

        A file's name is neither empty, which would be the folder one is in, nor "-", which is standard output
        to other programs, nor does it end as a folder's, which Path would take for a file's.
        """
        is_name = action.choices is None and (action.type is Path or not action.option_strings)
        is_folder = action.type is Path and action.metavar != FOLDER and arg_string.endswith(("/", os.sep))
        if is_name and (arg_string in ("", "-") or is_folder):
            raise argparse.ArgumentError(action, f"must be a file's name, got {arg_string!r}")
        try:
            return super()._get_value(action, arg_string)
        except ParameterError as error:
            raise argparse.ArgumentError(action, error.message) from None

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """What argparse asks of a value that is chosen from some."""
        if action.choices is not None and value not in action.choices:
            *others, last = map(str, action.choices)
            words = f"{', '.join(others)} or {last}" if others else last
            raise argparse.ArgumentError(action, f"must be {words}, got {value!r}")


FOLDER = "FOLDER"  # what stands for a folder in the help
REQUIRED = "the following arguments are required: "
MISSING = " needs a value behind it"
_REWORDED = {  # what argparse says
    r"^argument (\S+): (must .*)": r"\1 \2",
    r"^argument (\S+): expected (one|at least one) argument$": rf"\1{MISSING}",
    r"^argument (\S+): not allowed with argument (\S+)$": r"\1 cannot stand beside \2; leave one of them out",
}


def _whole_number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a whole number, got {text!r}") from None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a number, got {text!r}") from None


@contextmanager
def told_by_option(options: Mapping[str, str]) -> Iterator[None]:
    """Call the fields of an error as the command line does. options: by field, {"steps": "--steps"}."""
    try:
        yield
    except ParameterError as error:
        if error.field not in options:
            raise
        with noted(notes_of(error)):
            raise ParameterError(options[error.field], error.message) from None


def check_place_in(option: str, number: int, count: int, what: str) -> None:
    """Raise ParameterError unless a number counts one of so many things, from 0 on. what: "row"."""
    if not 0 <= number < count:
        allowed = f"from 0 to {count - 1}" if count > 1 else f"0, as there is one {what}"
        raise ParameterError(option, f"must be {allowed}, got {number}")


class Once(argparse.Action):
    """Keeps a value, and refuses a second one, which would take the place of the first in silence."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        given: frozenset[str] = getattr(namespace, "given", frozenset())
        if given.intersection(self.option_strings):
            raise UsageError(f"{self.option_strings[-1]} is given twice, but takes one value; leave one out")
        namespace.given = given.union(self.option_strings)
        setattr(namespace, self.dest, values)
