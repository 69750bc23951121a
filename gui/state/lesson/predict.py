"""Predict mode: before every step the next value is asked, then revealed, and the score is kept."""

from dataclasses import dataclass
from typing import Literal

from PyQt6.QtCore import QObject, pyqtSignal

from engine.explain.origin import OUTPUT
from engine.lesson.guess import TOLERANCES, Judged, Score, judge
from engine.notation.number_name import name_of
from engine.notation.number_text import own_number
from engine.run.measures import error_of
from engine.run.name import TARGET, Name, Number, Y
from engine.run.plan import Plan
from engine.run.trace import Trace
from gui.state.branches import Branches
from gui.state.stage import Stage

OF_THE_RUN = ("y", "target", "error")  # quantities that belong to no layer
PredictState = Literal["off", "waiting", "asking", "telling", "told", "over"]


@dataclass(frozen=True)
class PredictQuestion:
    """A question for the value of a quantity at step t.

    implementation: whose value is meant; "" for a target. index: of the output, feature or unit. layer: of a
    state, otherwise 0. name: as an expression, "h[1]".
    """

    t: int
    quantity: str
    index: int
    layer: int
    implementation: str
    name: str


class PredictMode(QObject):
    """Asks for values before they are shown: it holds the run back at a step until the user has guessed.

    `state`: "off"; "waiting" until the run reaches the step of the question; "asking"; "telling" while the
    step is computed after the guess; "told" until the next question; "over" after the last step. While it is
    on, `transport.barrier` is the step of the question, or the step after the one that was revealed.

    Signals:
        changed(): the state, question, verdict, score or settings changed.
        asked(): there is a question that the user should look at, since it is new or was to be skipped.
    """

    changed = pyqtSignal()
    asked = pyqtSignal()

    def __init__(self, stage: Stage, branches: Branches) -> None:
        super().__init__()
        self._selection, self._client, self._playhead = stage.selection, stage.client, stage.playhead
        self._transport, self._branches = stage.transport, branches
        self.state: PredictState = "off"
        self.question: PredictQuestion | None = None
        self.verdict: Judged | None = None
        self.score = Score()
        self.quantity = "y"
        """What is asked where the run has it; otherwise y, or the target."""
        self.tolerance = TOLERANCES[1]
        self._given: int | float | None = None
        stage.document.changed.connect(self._forget)
        stage.selection.changed.connect(self._ask_anew)
        stage.transport.held_back.connect(self._take_wish)
        stage.client.finished.connect(self._settle)
        branches.changed.connect(self._settle)

    # ── what the user does ─────────────────────────────────────────────────────────────────────

    @property
    def is_on(self) -> bool:
        """Whether values are asked before they are shown."""
        return self.state != "off"

    def toggle(self) -> None:
        """Enter predict mode at the shown step, or leave it."""
        self.set_on(not self.is_on)

    def set_on(self, is_on: bool) -> None:
        """Ask for the step after the shown one; or ask no longer, and compute the run as before."""
        if is_on == self.is_on:
            return
        if is_on:
            self._begin(self._playhead.t + 1)
            return
        self.state, self.question, self.verdict = "off", None, None
        self._transport.hold_before(None)
        self.changed.emit()

    def start_again(self) -> None:
        """Ask from the first steps on, with a new score. The input of step 0 is shown before."""
        self.score = Score()
        self._begin(1)

    def answer(self, value: int | float | None) -> None:
        """Reveal the step and say whether the value is right; None is "I don't know"."""
        if self.state != "asking" or self.question is None:
            return
        self._given, self.state = value, "telling"
        self._transport.hold_before(self.question.t + 1)
        self.changed.emit()

    def go_on(self) -> None:
        """Ask the next question; at the end, begin again."""
        if self.state == "told":
            self._begin(self._transport.barrier or 1)
        elif self.state == "over":
            self.start_again()

    def choose_quantity(self, quantity: str) -> None:
        """Ask for another of the quantities in `choices`."""
        if quantity != self.quantity:
            self.quantity = quantity
            self._ask_anew()
            self.changed.emit()

    def choose_tolerance(self, tolerance: float) -> None:
        """Let answers be off by another share of the true value."""
        self.tolerance = tolerance
        self.changed.emit()

    @property
    def choices(self) -> tuple[str, ...]:
        """The quantities that this run has, with the states of the layer looked at."""
        plan = self._client.plan
        if plan is None:
            return ("y", OUTPUT, "target", "error")
        layer, _ = self._selection.within(plan)
        names = ("y", *plan.job.experiment.model.layers[layer].states, "target", "error")
        return tuple(name for name in names if _has(plan, layer, name))

    # ── what happens ───────────────────────────────────────────────────────────────────────────

    def _begin(self, t: int) -> None:
        """Hold the run before step t, and ask for it."""
        self.state, self.question, self.verdict = "waiting", None, None
        if t == self._transport.barrier:
            self._settle()
        else:
            self._transport.hold_before(t)
        self.changed.emit()

    def _settle(self) -> None:
        """A run has come to its end, or to the hold: ask, or tell."""
        if not self.is_on or not self._transport.is_at_rest or self._branches.is_catching_up:
            return
        if self.state == "telling":
            self._tell()
        elif self.state in ("waiting", "asking"):
            if self._transport.is_held_up:
                self._ask()
            elif (
                self._transport.barrier != 1
            ):  # the run ends before: its last step was shown, or it is another
                self._begin(1)
            else:
                self._end()

    def _ask(self) -> None:
        plan, held = self._client.plan, self._transport.barrier
        assert plan is not None
        assert held is not None
        is_new = self.state == "waiting"
        question = self._question(plan, held)
        if not is_new and question == self.question:
            return
        self.state, self.question = "asking", question
        if is_new:
            self._transport.last()
        self.changed.emit()
        if is_new:
            self.asked.emit()

    def _end(self) -> None:
        """There is nothing to ask."""
        if self.state != "over":
            self.state, self.question = "over", None
            self.changed.emit()

    def _tell(self) -> None:
        """Compare what was given with what is computed now."""
        question = self.question
        assert question is not None
        truth = truth_of(question, self._client.trace)
        if truth is None:  # another run has come in between
            self._begin(1)
            return
        self.verdict = judge(self._given, truth, self.tolerance)
        self.score = self.score.after(self.verdict)
        self.state = "told" if self._transport.is_held_up else "over"
        self._transport.go_to(question.t)
        self.changed.emit()

    def _take_wish(self) -> None:
        """The next step was wanted: ask for it first."""
        if self.state == "told":
            self.go_on()
        elif self.state == "asking":
            self._transport.last()
            self.asked.emit()

    def _ask_anew(self) -> None:
        """Another number is looked at: ask for that one."""
        if self.state == "asking" and self._transport.is_held_up:
            self._ask()

    def _forget(self) -> None:
        """Another experiment has a score of its own."""
        if self.score != Score():
            self.score = Score()
            self.changed.emit()
        if self.is_on:
            self.state, self.question, self.verdict = "waiting", None, None
            self.changed.emit()

    def _question(self, plan: Plan, t: int) -> PredictQuestion:
        layer, unit = self._selection.within(plan)
        wanted = (name for name in (self.quantity, "y") if _has(plan, layer, name, t))
        name = next(wanted, "target")
        output = self._selection.output_of(plan)
        is_state = name not in OF_THE_RUN
        output = min(output, plan.sequence.outputs - 1) if name == "target" else output
        index = unit if is_state else output
        number = Number(Name(name, layer if is_state else None), index, t)
        implementation = self._selection.implementation_of(plan) if name != "target" else ""
        return PredictQuestion(t, name, index, layer, implementation or "", name_of(plan, number))


def _has(plan: Plan, layer: int, quantity: str, t: int | None = None) -> bool:
    """Whether a run has a quantity; t: at this step, which has no target where it does not count.

    layer: whose states are meant.
    """
    if quantity not in (*OF_THE_RUN, *plan.job.experiment.model.layers[layer].states):
        return False
    if quantity in ("target", "error") and t is not None and not plan.sequence.counts_at(plan.job.row, t):
        return False
    if quantity == "target":
        return True
    return bool(plan.job.implementations) and (quantity != "error" or plan.has_error)


def truth_of(question: PredictQuestion, trace: Trace) -> int | float | None:
    """The recorded value that a question asks for; None where it is not recorded yet."""
    match question.quantity:
        case "target":
            name = TARGET
        case "y" | "error":
            name = Y.of(question.implementation)
        case state:
            name = Name(state, question.layer, question.implementation)
    table = trace.get(name)
    if table is None or question.t >= len(table) or question.index >= table.shape[1]:
        return None
    row = table[question.t : question.t + 1]
    if question.quantity == "error":
        row = error_of(row, trace[TARGET][question.t : question.t + 1])
    return own_number(row[0, question.index])
