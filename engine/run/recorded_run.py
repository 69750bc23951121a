"""A run as it is recorded, and every number of its steps, also those that are not recorded."""

from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np

from engine.array import Array, times_matrix
from engine.cells.base import States, Step
from engine.cells.operand import Computed, at_path
from engine.cells.stage import INSIDE
from engine.experiment import Experiment, Model
from engine.implementations.every import implementation as implementation_of
from engine.run.measures import Measures
from engine.run.name import READOUT_KERNEL, READOUT_SUM, Name, Number, X, Y
from engine.run.plan import Ending, Plan
from engine.run.simulate import Simulation
from engine.run.start import LayerStart, Start, start_of, start_of_plan
from engine.run.trace import Block, Trace
from engine.run.wiring import MERGED, is_reset, merged, row_read, second_half_at

KEPT = 8  # steps looked at last; of 1,024 units one takes about 100 kB


@dataclass(frozen=True, eq=False)
class RecordedRun:
    """One run as far as it has come: plans, recorded steps, measures, and the ending once it has ended.

    Also gives every number of a recorded step that is not recorded itself: `quantities`, `states_before`,
    `value`. trace, measures: grow while the run goes on; any other change makes a new RecordedRun. plans: the
    last plan is the run's own. A what-if begins with recorded steps of other runs; the plans of those come
    before, each for the steps up to the first step of the next plan.
    """

    plans: tuple[Plan, ...]
    trace: Trace
    measures: Measures
    ending: Ending | None = None
    _starts: dict[tuple[str, int], Start] = field(default_factory=dict, repr=False)  # found already
    _looked_at: dict[tuple[str, int, int], Step] = field(default_factory=dict, repr=False)

    @classmethod
    def begin(cls, plan: Plan, before: tuple[Plan, ...] = (), trace: Trace | None = None) -> "RecordedRun":
        """A run before its own first step.

        before, trace: for a what-if, the plans of the recorded steps that it begins with, and those steps.
        """
        trace, measures = Trace(plan.steps) if trace is None else trace, Measures(plan)
        measures.add(trace.part(0, trace.steps))
        return cls((*before, plan), trace, measures)

    def append(self, block: Block) -> None:
        """Record the next steps."""
        self.trace.append(block)
        self.measures.add(block)

    def ended(self, ending: Ending) -> "RecordedRun":
        """A copy with the ending of the run."""
        return replace(self, ending=ending)

    # ── what it is ─────────────────────────────────────────────────────────────────────────────

    @property
    def plan(self) -> Plan:
        """The run's own plan: its job, its number of steps, and how it is computed."""
        return self.plans[-1]

    @property
    def experiment(self) -> Experiment:
        """What was run."""
        return self.plan.job.experiment

    @property
    def model(self) -> Model:
        """Whose steps are recorded."""
        return self.experiment.model

    @property
    def implementations(self) -> tuple[str, ...]:
        """The implementations that ran, the main one first."""
        return self.plan.job.implementations

    @property
    def steps(self) -> int:
        """How many steps are recorded."""
        return self.trace.steps

    @property
    def may_go_on(self) -> bool:
        """Whether steps are left to compute."""
        return self.ending is None and self.steps < self.plan.end

    def plans_until(self, t: int) -> tuple[Plan, ...]:
        """The plans that computed the steps up to t: of a what-if, those of its bases too."""
        return tuple(plan for plan in self.plans if plan.first_step <= t)

    # ── what it set out with ───────────────────────────────────────────────────────────────────

    def start(self, implementation: str) -> Start:
        """The weights and states with which an implementation began the run itself."""
        return self._start_of(self.plan, implementation)

    def start_at(self, implementation: str, t: int) -> Start:
        """The weights with which step t was computed; before a what-if's first step, those of its base."""
        return self._start_of(self.plans_until(t)[-1], implementation)

    def _start_of(self, plan: Plan, implementation: str) -> Start:
        key = implementation, id(plan)
        if key not in self._starts:
            self._starts[key] = start_of_plan(plan, implementation)
        return self._starts[key]

    # ── numbers of a step ──────────────────────────────────────────────────────────────────────

    def quantities(self, implementation: str, t: int, layer: int = 0) -> dict[str, Array]:
        """All quantities of a layer's cell at step t, by name, (units,) each.

        What an implementation does not record is computed again from its states and weights, in its
        precision.
        """
        cell = self.model.layers[layer]
        names = [quantity.name for quantity in cell.quantities]
        found = {name: self.trace.get(Name(name, layer, implementation)) for name in names}
        recorded = {name: table[t] for name, table in found.items() if table is not None}
        if len(recorded) < len(names):
            x, before = self.input_at(implementation, t, layer), self.states_before(implementation, t, layer)
            weights = self.start_at(implementation, t).layers[layer].weights
            with np.errstate(all="ignore"):  # what overflowed in the run overflows here again
                recorded = cell.step(x, before, weights) | recorded
        return {name: recorded[name] for name in names}

    def step(self, implementation: str, t: int, layer: int = 0) -> Step:
        """Step t of a layer, with all quantities, able to compute the parts inside their expressions.

        An equation asks for it once a part, so the last ones that were asked for are kept.
        """
        key = implementation, t, layer
        if key not in self._looked_at:
            if len(self._looked_at) == KEPT:
                self._looked_at.clear()
            self._looked_at[key] = self._step(implementation, t, layer)
        return self._looked_at[key]

    def _step(self, implementation: str, t: int, layer: int) -> Step:
        cell, weights = self.model.layers[layer], self.start_at(implementation, t).layers[layer].weights
        x, before = self.input_at(implementation, t, layer), self.states_before(implementation, t, layer)
        with np.errstate(all="ignore"):  # what overflowed in the run overflows here again
            xW = times_matrix(x, weights.kernel)
            return Step(cell, xW, before, weights, self.quantities(implementation, t, layer))

    def input_at(self, implementation: str, t: int, layer: int = 0) -> Array:
        """The input of a layer at step t in the implementation's precision.

        (features,), or in higher layers (units,) of the layer below.
        """
        x = row_read(self.model, layer, t, self.plan.steps, partial(self._output_row, implementation))
        return self._as_computed(implementation, x)

    def _as_computed(self, implementation: str, x: Array) -> Array:
        """In the implementation's precision."""
        with np.errstate(over="ignore"):  # beyond float32: infinite, as in the run
            return x.astype(self.start(implementation).layers[0].weights.kernel.dtype)

    def states_before(self, implementation: str, t: int, layer: int = 0) -> States:
        """The states of a layer before step t, by name, (units,) each."""
        start = self.start_at(implementation, t)
        if t == start.t and self._is_given(implementation, t, layer):
            return start.layers[layer].states
        if is_reset(self.model.reset_every, t):
            return self._first_states(implementation)[layer].states
        states = self.model.layers[layer].states
        return {name: self._row(Name(name, layer, implementation), t - 1) for name in states}

    def _is_given(self, implementation: str, t: int, layer: int) -> bool:
        """Whether the run that begins at step t begins there with states that it is given."""
        resume = self.plans_until(t)[-1].job.resume
        return t == 0 or resume is None or bool(resume.states[implementation][layer])

    def _output_row(self, implementation: str, layer: int | None, t: int) -> Array:
        return (
            self._read(implementation, t) if layer is None else self._row(Name("h", layer, implementation), t)
        )

    def _read(self, implementation: str, t: int) -> Array:
        """What the first layer reads at step t: of a free run, an implementation's own last output."""
        is_own = self.plans_until(t)[-1].job.reads_own_output(t)
        if is_own and not implementation_of(implementation).is_replayed:
            return self._row(Y.of(implementation), t - 1)
        return self._row(X, t)

    def _merged(self, implementation: str, layer: int, t: int) -> Array:
        """What a pair of halves puts out at step t in time. layer: of the second one."""
        mode, second = (
            self.model.layers[layer].merge_mode,
            second_half_at(self.model, layer, t, self.plan.steps),
        )
        forward = self._output_row(implementation, layer - 1, t)
        return merged(str(mode), forward, self._output_row(implementation, layer, second))

    def _first_states(self, implementation: str) -> tuple[LayerStart, ...]:
        """What the states of each layer go back to where they are reset."""
        key = implementation, 0  # no plan's id
        if key not in self._starts:
            precision = implementation_of(implementation).precision(self.experiment)
            self._starts[key] = start_of(self.experiment, precision)
        return self._starts[key].layers

    def value(self, implementation: str, number: Number, seen_at: int | None = None) -> Any:
        """The value of a number, in its precision.

        seen_at: the step that sees it, as its state before or as its weight; None takes a state as it
        was recorded, and a weight as the run itself has it.
        """
        name, t = number.name, number.t
        if t is None:
            return self._weight(implementation, number, seen_at)
        if name == X:
            return self._as_computed(implementation, self._read(implementation, t))[number.index]
        if name.quantity == MERGED and name.layer is not None:
            return self._merged(implementation, name.layer, t)[number.index]
        if name.layer is not None and (t == -1 or seen_at == t + 1):
            return self.states_before(implementation, t + 1, name.layer)[name.quantity][number.index]
        if name == READOUT_SUM:
            return self._readout_sum(implementation, t)[number.index]
        if INSIDE in name.quantity:
            return self._inside(implementation, name, t)[number.index]
        recorded = self.trace.get(name.of(implementation))
        if recorded is not None:
            return recorded[t, number.index]
        assert name.layer is not None
        return self.step(implementation, t, name.layer).value(Computed(name.quantity))[number.index]

    def _weight(self, implementation: str, number: Number, seen_at: int | None) -> Any:
        start = self.start(implementation) if seen_at is None else self.start_at(implementation, seen_at)
        layer = number.name.layer
        if layer is None:
            assert start.readout is not None
            array = start.readout[0 if number.name == READOUT_KERNEL else 1]
        else:
            array = getattr(start.layers[layer].weights, number.name.quantity)
        return array[number.index] if number.column is None else array[number.index, number.column]

    def _inside(self, implementation: str, name: Name, t: int) -> Array:
        """What stands inside a quantity's expression, from what was recorded, (units,)."""
        assert name.layer is not None
        quantity, _, path = name.quantity.partition(INSIDE)
        inside = at_path(self.model.layers[name.layer].expression(quantity), path)
        with np.errstate(all="ignore"):  # what overflowed in the run overflows here again
            return self.step(implementation, t, name.layer).value(inside)

    def _readout_sum(self, implementation: str, t: int) -> Array:
        """What the readout's activation bends, (outputs,)."""
        readout = self.start_at(implementation, t).readout
        assert readout is not None
        output_row = partial(self._output_row, implementation)
        h = row_read(self.model, len(self.model.layers), t, self.plan.steps, output_row)
        with np.errstate(all="ignore"):
            return times_matrix(h.astype(readout[0].dtype, copy=False), readout[0]) + readout[1]

    def _row(self, name: Name, t: int) -> Array:
        """One recorded step, contiguous as in the run: strided sums differ in their last bits."""
        return np.ascontiguousarray(self.trace[name][t])


def record(simulation: Simulation, block: int = 1024) -> RecordedRun:
    """Run a simulation to its end. block: how many steps at a time."""
    run = RecordedRun.begin(simulation.plan)
    while simulation.ending is None:
        run.append(simulation.advance(block))
    return run.ended(simulation.ending)


@dataclass(frozen=True)
class StepNumbers:
    """The numbers of a run as one implementation has them, looked at from step t: the weights are its."""

    run: RecordedRun
    implementation: str
    t: int

    @property
    def plan(self) -> Plan:
        """The plan of the run."""
        return self.run.plan

    def value(self, number: Number, seen_at: int | None = None) -> Any:
        """The value, a number of its precision. seen_at: the step that sees it as its state before."""
        return self.run.value(self.implementation, number, self.t if number.t is None else seen_at)
