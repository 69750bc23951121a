"""A recorded run as a file of all its numbers, by the file's ending: .csv, .xlsx or .npz."""

from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np

from engine.array import Array
from engine.errors import FileError, told_name
from engine.files.atomic_file import replacing
from engine.files.csv_file import CsvFile
from engine.files.csv_style import CsvStyle
from engine.files.npz_file import write_npz
from engine.files.xlsx_file import XlsxFile, check_steps, xlsx_sheet
from engine.implementations.every import replayed_among
from engine.run.name import Name
from engine.run.plan import Plan
from engine.run.replayed_network import carried_names
from engine.run.trace import Block, Trace

ENDINGS = (".csv", ".xlsx", ".npz")
ROWS_AT_ONCE = 4096
PLAIN = CsvStyle()


def write_run(path: Path, plan: Plan, trace: Trace, style: CsvStyle = PLAIN) -> None:
    """Write every quantity of every step. style: of a .csv. Raises FileError."""
    match path.suffix.lower():
        case ".csv":
            with replacing(path) as file, CsvFile(file, plan, style) as table:
                for block in _blocks(trace):
                    table.write(block)
        case ".xlsx":
            check_steps(path.name, trace.steps)
            with replacing(path) as file, xlsx_sheet(file, path.name) as sheet:
                workbook = XlsxFile(sheet, plan)
                for block in _blocks(trace):
                    workbook.write(block)
        case ".npz":
            with replacing(path) as file:
                write_npz(file, arrays_of(trace, carried_names(plan.job.experiment)))
        case _:
            raise FileError(f"{told_name(path)} must end in .csv, .xlsx or .npz")


def arrays_of(trace: Trace, carried: Collection[Name] = ()) -> dict[str, Array]:
    """Every table by its name in files, (steps, size) each; "t" are the steps, (steps,).

    The targets of steps that do not count are NaN. carried: those that were not computed here, but are told.
    """
    block = trace.part(0, trace.steps)
    there = {name.implementation for name in block.arrays if name.implementation is not None}
    replayed = replayed_among(there)
    arrays = {
        str(name): array
        for name, array in block.arrays.items()
        if name.implementation not in replayed or name in carried
    }
    return {"t": np.arange(trace.steps), **arrays}


def _blocks(trace: Trace) -> Iterator[Block]:
    return (trace.part(begin, begin + ROWS_AT_ONCE) for begin in range(0, trace.steps, ROWS_AT_ONCE))
