"""The parser of every command: what is wrong about its options is told in one sentence."""

import argparse
from typing import Any, NoReturn

from engine.command.terminal import UsageError


class Parser(argparse.ArgumentParser):
    """Raises UsageError instead of ending the program."""

    def __init__(self, **keywords: Any) -> None:
        super().__init__(**keywords)
        for name in (None, "store"):  # what an option does where nothing else is said
            self.register("action", name, Once)

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


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
