"""A breakpoint as a session's file holds it."""

from engine.breakpoints.base import Breakpoint
from engine.session import Session


def read_breakpoint(data: object) -> Breakpoint:
    """From plain JSON data. Raises ParameterError."""
    return Session.parse({"experiment": {}, "breakpoints": [data]}).breakpoints[0]
