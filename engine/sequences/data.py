"""Columns of a data file as a sequence."""

from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, Self

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from pydantic import Field, PrivateAttr

from engine.array import Array, read_only
from engine.data.gap import Filling
from engine.data.referred_file import ShortText
from engine.data.scaling import Scaling, ScalingName
from engine.data.series import TableSeries
from engine.data.table import Table
from engine.errors import ParameterError
from engine.parameter import Real, parameter
from engine.sequences.base import Batch, Sequence
from engine.sequences.data_file import DataFile

MOST_COLUMNS = 1000
_SUNSPOTS = DataFile(name="sunspots.csv", path="sunspots.csv", rows=309)


class Data(Sequence):
    """Columns of a data file: some are read, and some, a few rows ahead, are to be put out.

    inputs, targets: names of columns; without targets they are the inputs. whole: whether their numbers,
    all whole, are Python integers of any size. beginning: the first row of the batch alone, at most so
    many steps of it.
    """

    title: ClassVar[str] = "data from a file"
    order: ClassVar[int] = 2

    kind: Literal["data"] = "data"
    file: DataFile = _SUNSPOTS
    inputs: Annotated[tuple[ShortText, ...], Field(strict=False, min_length=1, max_length=MOST_COLUMNS)] = (
        "sunspots",
    )
    targets: Annotated[tuple[ShortText, ...], Field(strict=False, max_length=MOST_COLUMNS)] = ()
    whole: bool = False
    skip: int = parameter(0, "How many rows at the beginning are left out.", low=0, slider=(0, 100))
    take: int = parameter(0, "How many rows are used after them; 0 is all.", low=0, slider=(0, 1000))
    ahead: int = parameter(1, "How many rows ahead the targets are.", low=0, slider=(0, 20))
    filling: Filling = parameter(
        "refuse", "What stands for a missing number; as a target such a one does not count."
    )
    scaling: ScalingName = parameter(
        "none", "The scale on which the network sees the numbers; it is taken from what is not for testing."
    )
    window: int = parameter(
        0, "How many steps a row of the batch has; 0 makes one row of all.", low=0, slider=(0, 200)
    )
    hop: int = parameter(
        0, "How much later each window begins; 0 is right behind the last.", low=0, slider=(0, 200)
    )
    test_part: Real = parameter(
        0,
        "Which part, at the end, is kept from training, to test it.",
        low=0,
        high=0.9,
        slider=(0, 0.5),
        step=0.05,
    )
    beginning: Annotated[int, Field(ge=1)] | None = None

    _held: Table | None = PrivateAttr(None)
    _scalings: dict[tuple[str, ...], Scaling] = PrivateAttr(default_factory=dict)
    _series_before: dict[tuple[str, ...], Array] = PrivateAttr(default_factory=dict)

    def model_post_init(self, context: Any) -> None:
        """Hold the numbers if somebody does, so that they stay while the sequence lives."""
        self._held = self.file.kept(self.columns)

    def check(self, field: str) -> None:
        for name in ("inputs", "targets"):
            names = getattr(self, name)
            if len(set(names)) < len(names):
                raise ParameterError(f"{field}.{name}", "must name each column once")
        if not self.targets and not self.ahead:
            message = "must be at least 1 where the targets are the inputs, got 0"
            raise ParameterError(f"{field}.ahead", message)
        self._check_rows(field)
        if self.window > self._series_steps:
            message = f"must be at most the steps there are ({self._series_steps}), got {self.window}"
            raise ParameterError(f"{field}.window", message)

    def _check_rows(self, field: str) -> None:
        """Raise ParameterError where no row is left that has a target."""
        rows, used, is_difference = self.file.rows, self._used_rows, self.scaling == "difference"
        least = 1 + is_difference + (not self.targets)
        aim = "to take differences" if self.targets else "to predict the next one"
        if rows < least:
            raise ParameterError(f"{field}.file", f"must have at least {least} rows {aim}, has {rows}")
        if self.skip > rows - least:
            message = f"must be at most {rows - least}, so that enough rows are left, got {self.skip}"
            raise ParameterError(f"{field}.skip", message)
        if used < least:
            raise ParameterError(f"{field}.take", f"must be at least {least} {aim}, got {self.take}")
        if self._series_steps < 1:
            what = "differences of the rows" if is_difference else "rows"
            message = f"must be less than the {what} in use ({used - is_difference}), got {self.ahead}"
            raise ParameterError(f"{field}.ahead", message)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of all columns in use, inputs first."""
        return tuple(dict.fromkeys((*self.inputs, *self.targets)))

    @property
    def is_at_hand(self) -> bool:
        """Whether its numbers need not be read from the file."""
        return self._held is not None

    @property
    def is_shifted(self) -> bool:
        return not self.targets and self.ahead == 1

    @property
    def shape(self) -> tuple[int, int, int]:
        return self._rows, self._steps + self.is_shifted, len(self.inputs)

    @property
    def outputs(self) -> int:
        return len(self.targets or self.inputs)

    @property
    def is_whole(self) -> bool:
        return self.whole and self.scaling in ("none", "difference") and self.filling != "linear"

    @property
    def all_count(self) -> bool:
        return self.filling == "refuse" or bool(self._mask.all())

    def counts_at(self, row: int, t: int) -> bool:
        return self.filling == "refuse" or bool(self._mask[row, t])

    def generate(self) -> Batch:
        """Make the numbers, float64, or Python integers where all are whole.

        Raises FileError where the file is gone or another one, ParameterError where numbers are missing or
        a column is none of numbers.
        """
        series = self._scaled(self.inputs)
        inputs = self._cut(series, 0)
        targets = self._cut(series if not self.targets else self._scaled(self.targets), self.ahead)
        return Batch(inputs, targets, self._mask)

    def check_numbers(self) -> None:
        """Raise what `generate` would for missing numbers, at less cost."""
        self._series.check(self.columns)

    def first(self, steps: int) -> Self:
        return self.replace(beginning=min(steps, self._steps))

    # ── what one asks of data ──────────────────────────────────────────────────────────────────

    @property
    def test_mask(self) -> Array | None:
        """Which steps are for testing, (rows, steps); of windows, all that reach into the test."""
        if not self.test_part:
            return None
        first = self._first_for_testing
        starts = np.arange(self._rows)[:, np.newaxis] * self._hop
        if not self.window:
            return np.asarray(starts + np.arange(self._steps) >= first)
        return np.broadcast_to(starts + self.window > first, (self._rows, self._steps))

    @property
    def left_over(self) -> int:
        """How many steps at the end fill no window."""
        return self._series_steps - ((self._all_rows - 1) * self._hop + self._window)

    def in_own_units(
        self, numbers: Array, row: int, *, are_targets: bool = True, column: int | None = None
    ) -> Array:
        """Outputs or targets of a row, or its inputs, back on the scale of the file.

        numbers: (steps, outputs), or (steps, features) of inputs, from step 0 on; with `column`, of that one
        alone, (steps, 1). With "difference", each is added to the file's own number before it.
        """
        names = (self.targets or self.inputs) if are_targets else self.inputs
        scaling, which = self._scaling(names), slice(None) if column is None else slice(column, column + 1)
        before = numbers
        if scaling.name == "difference":
            start = row * self._hop + (self.ahead if are_targets else 0)
            before = self._unscaled(names)[start : start + len(numbers), which]
        return scaling.of(which).original(numbers, before)

    def step_names(self, row: int) -> list[str] | None:
        """What the steps of a row are called by a column of dates or texts; None where there is none."""
        names = self._table.step_names
        if names is None:
            return None
        start = self.skip + row * self._hop + (self.scaling == "difference")
        return [str(name) for name in names[start : start + self._steps]]

    def step_name(self, row: int, t: int) -> str | None:
        """What one step of a row is called; None where nothing names it, or the file is not read yet."""
        names = None if self._held is None else self._held.step_names
        if names is None:
            return None
        return str(names[self.skip + row * self._hop + (self.scaling == "difference") + t])

    @cached_property
    def packed(self) -> dict[str, Any] | None:
        """The numbers for a session, as JSON data; None where they are not at hand, or everybody has them."""
        return None if self._held is None else self.file.packed(self._held, self.columns)

    # ── the series that the rows are cut from ──────────────────────────────────────────────────

    @property
    def _table(self) -> Table:
        if self._held is None:
            self._held = self.file.read()
        return self._held

    @property
    def _used_rows(self) -> int:
        rows = max(0, self.file.rows - self.skip)
        return min(rows, self.take or rows)

    @property
    def _series_steps(self) -> int:
        return self._used_rows - self.ahead - (self.scaling == "difference")

    @property
    def _window(self) -> int:
        return self.window or self._series_steps

    @property
    def _hop(self) -> int:
        return self.hop or self._window

    @property
    def _all_rows(self) -> int:
        return 1 if not self.window else 1 + (self._series_steps - self.window) // self._hop

    @property
    def _rows(self) -> int:
        return self._all_rows if self.beginning is None else 1

    @property
    def _steps(self) -> int:
        return self._window if self.beginning is None else min(self._window, self.beginning)

    @property
    def _first_for_testing(self) -> int:
        """The first step of the series that is for testing."""
        return round(self._series_steps * (1 - float(self.test_part)))

    @property
    def _series(self) -> TableSeries:
        return TableSeries(
            self._table,
            self.skip,
            self._used_rows,
            self.filling,
            self.scaling,
            self._first_for_testing + self._used_rows - self._series_steps,  # also the last target's row
            self.is_whole,
        )

    def _scaling(self, names: tuple[str, ...]) -> Scaling:
        """How columns are scaled; kept, as plots ask at every frame."""
        if names not in self._scalings:
            self._scalings[names] = self._series.scale(names)
        return self._scalings[names]

    def _scaled(self, names: tuple[str, ...]) -> Array:
        """Columns on their scale, (rows, columns)."""
        return self._scaling(names).scaled(self._series.filled(names))

    def _unscaled(self, names: tuple[str, ...]) -> Array:
        """Columns with gaps filled, (rows, columns); kept, for "difference" alone."""
        if names not in self._series_before:
            self._series_before[names] = self._series.filled(names)
        return self._series_before[names]

    def _cut(self, series: Array, first: int) -> Array:
        """The rows of the batch, (rows, steps, columns), cut from a series that is read from a row on."""
        series = series[first : first + self._series_steps]
        windows = sliding_window_view(series, self._steps, axis=0)[:: self._hop][: self._rows]
        return read_only(np.moveaxis(windows, 2, 1))

    @cached_property
    def _mask(self) -> Array:
        """Which steps count, (rows, steps): those whose targets are in the file."""
        if self.filling == "refuse":
            return np.broadcast_to(True, (self._rows, self._steps))
        missing = self._series.missing(self.targets or self.inputs)
        return np.asarray(~self._cut(missing[:, np.newaxis], self.ahead)[..., 0])
