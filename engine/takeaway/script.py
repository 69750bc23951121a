"""An experiment as a script that needs nothing but Python and NumPy, and prints the program's numbers."""

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.takeaway.network_code import functions_part, weights_part
from engine.takeaway.part import CodePart
from engine.takeaway.plain_text import comment
from engine.takeaway.run_code import loop_part, measures_part
from engine.takeaway.sequence_code import sequence_part

_HEAD = '''\
"""An experiment of RNN Explorer as a script that needs nothing but Python and NumPy.

It prints the numbers of every step: the very bits of RNN Explorer's own NumPy implementation.
"""
'''
_PRECISIONS = {
    "float64": "precision = np.float64  # of the network's numbers",
    "float32": "precision = np.float32  # of the network's numbers",
    "exact": "precision = object  # Python's integers, of any size",
}
_SETTINGS = 'np.seterr(all="ignore")  # a number that overflows is found in the loop, and told'
_RULE = 80  # columns


def script_of(experiment: Experiment, row: int = 0) -> str:
    """The script of one row of the batch. Raises ParameterError for a row that is not there."""
    parts = parts_of(experiment, row)
    about = [*comment(experiment.name), "#", *comment(experiment.description)]
    begin = "\n".join([*imports_of(parts), "", *settings_of(experiment)])
    bodies = [f"{_heading(part.title)}\n\n{part.code}" for part in parts]
    return "\n".join([_HEAD, *about, "", begin, "", "\n\n\n".join(bodies), ""])


def parts_of(experiment: Experiment, row: int, *, keeps_outputs: bool = False) -> list[CodePart]:
    """What a script consists of, in its order. Raises ParameterError for a row that is not there.

    keeps_outputs: leave the list `outputs` for what comes after.
    """
    rows = experiment.sequence.rows
    if not 0 <= row < rows:
        raise ParameterError("row", f"must be from 0 to {rows - 1}, got {row}")
    return [
        sequence_part(experiment, row),
        functions_part(experiment),
        weights_part(experiment, row),
        loop_part(experiment, row, keeps_outputs=keeps_outputs),
        measures_part(experiment),
    ]


def imports_of(parts: list[CodePart]) -> list[str]:
    """The import statements of all parts."""
    own = sorted({line for part in parts for line in part.imports}, key=lambda line: (line[0] == "f", line))
    return [*own, *([""] if own else []), "import numpy as np"]


def settings_of(experiment: Experiment) -> list[str]:
    """The lines that set the precision and how NumPy treats overflow, before anything is computed."""
    return [_PRECISIONS[experiment.precision.numpy], _SETTINGS]


def _heading(title: str) -> str:
    return f"# ── {title} ".ljust(_RULE, "─")
