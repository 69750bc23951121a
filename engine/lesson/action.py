"""What a link in a lesson's text does: "set:sequence.weight=3", "go:4", "step:into", "show:error"."""

import re
from dataclasses import dataclass
from typing import Literal

from engine.errors import ParameterError
from engine.expression.scope import OF_A_RUN, QUANTITIES
from engine.lesson.training import MAX_UPDATES
from resources.library import panel_names

Verb = Literal["set", "go", "step", "run", "pause", "show", "light", "reset", "train", "update"]
STEPS = ("forward", "back", "into", "out")
LIGHT = re.compile(r"([a-zA-Z]\w*)(?:\[(\d{1,4})\])?(?:@(\d{1,6}))?")
KNOWN = "set:FIELD=VALUE, go:4, step:into, run:, pause:, show:error, light:h, train:50, update:20, reset:"
NUMBER = re.compile(r"[0-9]{1,6}")
FEWEST = {"train": 1, "update": 0}  # updates
ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
PANELS = panel_names()
PLOTS = ("prediction", "error", "hidden_state")
"""What `panels`, `plots` and `show:` know; a test compares them with the window's own."""


@dataclass(frozen=True)
class Action:
    """What a link does. settings: of "set". name: of "step", "show" and "light". index: of the unit lit.

    t: of "go", None being the last step, and of "light", None being the one that is shown. updates: how many
    "train" makes, and after how many "update" shows the network.
    """

    verb: Verb
    name: str = ""
    t: int | None = None
    index: int = 0
    settings: tuple[str, ...] = ()
    updates: int = 0


def read_action(address: str) -> Action:
    """Read a link's address. Raises ParameterError."""
    verb, is_one, rest = _decoded(address).partition(":")
    match verb, rest:
        case "set", _ if "=" in rest:
            return Action("set", settings=tuple(part.strip() for part in rest.split(";")))
        case "go", "end":
            return Action("go")
        case "go", _ if NUMBER.fullmatch(rest):
            return Action("go", t=int(rest))
        case "train" | "update", _ if NUMBER.fullmatch(rest) and FEWEST[verb] <= int(rest) <= MAX_UPDATES:
            return Action(verb, updates=int(rest))
        case "step", _ if rest in STEPS:
            return Action("step", rest)
        case "show", _ if rest in (*PANELS, *PLOTS):
            return Action("show", rest)
        case "light", _ if (found := LIGHT.fullmatch(rest)) and found[1] in _lit():
            return Action("light", found[1], None if found[3] is None else int(found[3]), int(found[2] or 0))
        case "run" | "pause" | "reset", "" if is_one:
            return Action(verb)
    raise ParameterError("", _why(address, verb, rest))


def _decoded(address: str) -> str:
    """An address as it was meant: %20 is a space."""
    return ENCODED.sub(
        lambda found: bytes.fromhex(found[0].replace("%", "")).decode(errors="replace"), address
    )


def _lit() -> tuple[str, ...]:
    return tuple(name for name in QUANTITIES if name not in ("t", "target", "error", *OF_A_RUN))


def _why(address: str, verb: str, rest: str) -> str:
    if verb == "show":
        return f"show: knows {', '.join((*PANELS, *PLOTS))}; got {rest!r}"
    if verb == "light":
        return f"light: knows {', '.join(_lit())}, with [unit] and @t; got {rest!r}"
    if verb in FEWEST:
        return f"{verb}: knows a number of updates, from {FEWEST[verb]} to {MAX_UPDATES}; got {rest!r}"
    if verb == "step":
        return f"step: knows {', '.join(STEPS)}; got {rest!r}"
    return f"a link must act on the window ({KNOWN}), got {address[:80]!r}"
