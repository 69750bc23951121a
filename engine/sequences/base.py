"""What a sequence is: inputs that a network reads, targets it shall put out, and which steps count."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from engine.array import Array
from engine.parameter import Matrix, Real, Row, Value
from engine.sequences.growing import GrowingRow


@dataclass(frozen=True)
class BatchRow:
    """One row of a batch.

    inputs: (steps, features). targets: (steps, outputs). mask: (steps,), true where a step counts.
    left_float64_at: the first t whose value float64 cannot hold, or None; the steps end before it.
    """

    inputs: Array
    targets: Array
    mask: Array
    left_float64_at: int | None = None


@dataclass(frozen=True)
class Batch:
    """The rows of a sequence that are whole, float64 or Python integers.

    inputs: (rows, steps, features). targets: (rows, steps, outputs). mask: (rows, steps), true where a
    step counts. cut: the row after them where the sequence leaves float64; later rows have no step.
    """

    inputs: Array
    targets: Array
    mask: Array
    cut: BatchRow | None = None

    def row(self, index: int) -> BatchRow:
        """One row; shorter or empty where the sequence left float64."""
        whole = len(self.inputs)
        if index < whole:
            return BatchRow(self.inputs[index], self.targets[index], self.mask[index])
        if self.cut is not None and index == whole:
            return self.cut
        return BatchRow(self.inputs[:, 0][:0], self.targets[:, 0][:0], self.mask[:, 0][:0], left_float64_at=0)


def shifted(rows: Array, cut: Array | None = None) -> Batch:
    """A batch whose targets are the inputs one step later, at steps that all count.

    rows: (rows, steps + 1, features). cut: what there is of the row after them, (values, features),
    whose next value float64 cannot hold; None where all rows are whole.
    """
    steps = max(0, rows.shape[1] - 1)
    batch = Batch(rows[:, :-1], rows[:, 1:], np.broadcast_to(True, (len(rows), steps)))
    if cut is None:
        return batch
    counts = np.broadcast_to(True, (max(0, len(cut) - 1),))
    return Batch(batch.inputs, batch.targets, batch.mask, BatchRow(cut[:-1], cut[1:], counts, len(cut)))


@dataclass(frozen=True)
class Variable:
    """A whole-numbered field that worksheets vary from student to student. reach: the largest change.

    keeps_sign: 0 stays 0, positive numbers stay positive and negative ones negative.
    """

    field: str
    reach: int
    keeps_sign: bool = True


@dataclass(frozen=True)
class LinearWeights:
    """A layer of linear units. kernel: (1, units). recurrent_kernel: (units, units). bias: (units,)."""

    kernel: Matrix
    recurrent_kernel: Matrix
    bias: Row


@dataclass(frozen=True)
class SourceCode:
    """Lines of Python, the import statements they need, and Markdown about them."""

    code: str
    text: str
    imports: tuple[str, ...] = ()


class Sequence(Value):
    """Inputs and targets by parameters: the fields say which numbers, `generate` makes them.

    A new sequence is a subclass in a file of this folder, with `title`, `kind`, `shape`, `is_whole`,
    `generate` and `first`; every other method has a default. A batch has `rows` rows of `steps` time steps
    with `features` inputs and `outputs` targets each.
    """

    title: ClassVar[str]
    order: ClassVar[int] = 10
    """The place in lists; lower comes first."""
    holds_numbers: ClassVar[bool] = False
    """Whether the fields are the numbers themselves, so that who sees the fields knows what comes."""
    kind: str

    def check(self, field: str) -> None:
        """Raise ParameterError where the fields do not fit together. field: the sequence's own path."""

    @property
    def is_shifted(self) -> bool:
        """Whether the targets are the inputs one step later, so that a row has one value more than steps."""
        return True

    @property
    def shape(self) -> tuple[int, int, int]:
        """(rows, values of a row, features), without generating anything."""
        raise NotImplementedError

    @property
    def rows(self) -> int:
        """How many rows the batch has."""
        return self.shape[0]

    @property
    def steps(self) -> int:
        """How many time steps each row has."""
        return self.shape[1] - self.is_shifted

    @property
    def features(self) -> int:
        """How many numbers the network reads at each step."""
        return self.shape[2]

    @property
    def outputs(self) -> int:
        """How many numbers the network shall put out at each step."""
        return self.features

    @property
    def all_count(self) -> bool:
        """Whether every step of every row counts, so that its output is compared with its target."""
        return True

    def counts_at(self, row: int, t: int) -> bool:
        """Whether step t of a row counts."""
        return self.all_count or bool(self.generate().row(row).mask[t])

    @property
    def test_mask(self) -> Array | None:
        """Which steps are kept from training, to test it, (rows, steps); None where none are."""
        return None

    @property
    def inputs_shape(self) -> tuple[int, int, int]:
        """(rows, steps, features)."""
        return self.rows, self.steps, self.features

    @property
    def targets_shape(self) -> tuple[int, int, int]:
        """(rows, steps, outputs)."""
        return self.rows, self.steps, self.outputs

    @property
    def is_whole(self) -> bool:
        """Whether every input and target is a whole number, held exactly."""
        raise NotImplementedError

    def generate(self) -> Batch:
        """Make the numbers of all rows, in float64 or in Python integers."""
        raise NotImplementedError

    def growing(self) -> GrowingRow | None:
        """The only row, to be made as far as a run has come; None where a row must be made as a whole."""
        return None

    def first(self, steps: int) -> Self:
        """The sequence cut to its first row and to at most `steps` steps, at least 1."""
        raise NotImplementedError

    # ── what a sequence may have ───────────────────────────────────────────────────────────────

    is_computed: ClassVar[bool] = False
    """Whether a rule makes each value from the values before, so that a reader can go on by hand."""

    def going_on(self, steps: int) -> Self:
        """The sequence cut to its first row, with `steps` steps: a rule makes more where the row is shorter.

        Without a rule there are at most as many steps as the row has.
        """
        return self.first(steps)

    def rule_tex(self, tex: Callable[[Real], str]) -> str:
        """The rule in TeX, "" where there is none. tex: writes a number."""
        return ""

    @property
    def rule_remark(self) -> str:
        """What the symbols of the rule mean."""
        return ""

    @property
    def variables(self) -> tuple[Variable, ...]:
        """The fields that worksheets vary from student to student."""
        return ()

    def exact_weights(self) -> LinearWeights | None:
        """Linear units of which the first predicts the first row without error; None where none are known.

        Raises ParameterError where they are more than a layer may have.
        """
        return None

    def own_weights(self) -> LinearWeights | None:
        """One linear unit with the sequence's own numbers as weights; None where such a unit says nothing."""
        return None

    def why_one_unit_fails(self) -> str | None:
        """Why no linear unit alone predicts the first row, in a sentence; None where one does."""
        return None

    def code(self, row: int) -> SourceCode | None:
        """Code that makes the list `values` of a row; None where its numbers themselves are the code."""
        return None

    def check_cost(self, field: str, most: int) -> None:
        """Raise ParameterError where one value is computed from more than `most` other values.

        field: path of the sequence, which the error names.
        """
