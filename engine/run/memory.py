"""Whether what a run holds fits into the memory of this machine."""

import ctypes
import os
import sys

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.implementations.every import implementation
from engine.run.plan import Plan

SHARE = 0.75  # of the machine's memory; the system and other programs need the rest
BYTES = {"exact": 44, "float64": 8, "float32": 4}  # an integer has 36, and 8 point to it
UNKNOWN = sys.maxsize


def check_recording(plan: Plan) -> None:
    """Raise ParameterError, with an estimate, where to keep every step needs more memory than there is."""
    needed = plan.end * _bytes_of_step(plan.job.experiment, plan.job.implementations)
    there = machine_memory()
    if needed > there * SHARE:
        sizes = f"about {as_gigabytes(needed)} of memory; this machine has {as_gigabytes(there)}"
        raise ParameterError("sequence", f"has {plan.end:,} steps, and to record this network needs {sizes}")


def machine_memory() -> int:
    """The bytes that this machine has in all; a number beyond all needs where it does not tell."""
    if sys.platform == "win32":
        return _memory_of_windows()
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return UNKNOWN


def _bytes_of_step(experiment: Experiment, implementations: tuple[str, ...]) -> int:
    """Of all tables: input and target, and what each implementation tells of a step."""
    sequence, model = experiment.sequence, experiment.model
    outputs = 0 if model.readout is None else model.outputs
    is_exact = experiment.precision.numpy == "exact"
    size = (sequence.features + sequence.outputs) * BYTES["exact" if is_exact else "float64"]
    for one in map(implementation, implementations):
        told = sum(len(one.records(layer)) * layer.units for layer in model.layers) + outputs
        size += told * BYTES[one.precision(experiment)]
    return size


def as_gigabytes(size: int) -> str:
    """A number of bytes for a sentence."""
    return f"{size / 1e9:,.0f} GB" if size >= 1e10 else f"{size / 1e9:.1f} GB"


class _Status(ctypes.Structure):
    """What Windows fills in; only the whole of its memory is read."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        *(
            (name, ctypes.c_uint64)
            for name in ("whole", "free", "page", "spare", "space", "left", "extended")
        ),
    )


def _memory_of_windows() -> int:
    if sys.platform != "win32":
        return UNKNOWN
    status = _Status(length=ctypes.sizeof(_Status))
    is_told = ctypes.WinDLL("kernel32").GlobalMemoryStatusEx(ctypes.byref(status))
    return int(status.whole) if is_told else UNKNOWN
