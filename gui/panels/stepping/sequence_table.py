"""The sequence as a table: what the network reads at each step, and what it is to put out."""

from engine.run.name import TARGET, X
from engine.run.recorded_run import RecordedRun
from gui.panels.stepping.step_column import StepColumn
from gui.panels.stepping.step_table import StepTable


class SequenceTable(StepTable):
    """The columns of the step table that no network computes. It tells no more than is recorded."""

    title = "Values"
    help = "The numbers of the sequence, one row a step; click a row to show that step everywhere."

    def _columns(self, run: RecordedRun) -> tuple[StepColumn, ...]:
        return tuple(column for column in super()._columns(run) if column.name in (None, X, TARGET))
