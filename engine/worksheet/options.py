"""What a teacher chooses for a worksheet."""

import re
from typing import Literal

from pydantic import Field

from engine.errors import ParameterError
from engine.parameter import Value, parameter

BlanksKind = Literal["every_second", "outputs", "after", "share"]

MOST_STEPS = 40
TITLE = "A recurrent network, step by step"
INSTRUCTIONS = (
    "Fill in the blanks: work out each step from the one before it. A calculator is allowed; "
    "write down how you got there."
)


class Blanks(Value):
    """Which numbers of the table are left to be filled in."""

    kind: BlanksKind = parameter("outputs", "Which numbers of the table are left to be filled in.")
    t: int = parameter(2, "The last step that is given in full.", low=0, high=MOST_STEPS - 2, slider=(0, 10))
    percent: int = parameter(
        50, "How many of the numbers are left out.", low=0, high=100, slider=(0, 100), step=10, unit="%"
    )


class WorksheetOptions(Value):
    """Everything about a worksheet but experiment and student."""

    title: str = Field(default=TITLE, max_length=120)
    instructions: str = Field(default=INSTRUCTIONS, max_length=1000)
    steps: int = parameter(
        6, "How many steps the table shows, from t = 0 on.", low=2, high=MOST_STEPS, slider=(2, 12)
    )
    blanks: Blanks = Blanks()
    vary: Literal["nothing", "sequence", "model"] = parameter(
        "sequence", "What is another for every student: nothing, the sequence, or sequence and model."
    )
    has_equation: bool = parameter(True, "Whether one step is written out, to be filled in.")
    questions: int = parameter(3, "How many questions about the run follow.", low=0, high=4, slider=(0, 4))


def read_blanks(text: str) -> Blanks:
    """Blanks as the command line names them. Raises ParameterError."""
    if text in ("every-second", "outputs"):
        return Blanks.parse({"kind": text.replace("-", "_")})
    if match := re.fullmatch(r"after=([0-9]{1,4})", text):
        return Blanks.parse({"kind": "after", "t": int(match[1])})
    if match := re.fullmatch(r"([0-9]{1,4})%?", text):
        return Blanks.parse({"kind": "share", "percent": int(match[1])})
    raise ParameterError("blanks", f"must be outputs, every-second, after=T or a share as 40%, got {text!r}")
