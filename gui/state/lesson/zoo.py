"""The bug zoo: the specimen that is examined, and what the user has answered so far."""

from PyQt6.QtCore import QObject, pyqtSignal

from engine.cells.stage import products
from engine.implementations.every import implementation as implementation_of
from engine.implementations.numpy import NumPy
from engine.run.name import Number
from engine.zoo.base import Specimen, ZooVerdict
from engine.zoo.every import specimens
from gui.state.lesson.visit import Visit
from gui.state.stage import Stage

HANDED_IN = ("x", "target")


class Zoo(QObject):
    """Opens specimens in place of the user's own experiment, which returns unchanged, and judges answers.

    Signals:
        entered(): a specimen is about to be opened; outside the zoo, the user's own work is still there.
        changed(): the specimen, an answer, a hint, or whether answers are accepted changed.
        specimen_changed(): another specimen was opened, or the zoo was left.
        found(str): the mistake of the specimen of that name was found.
    """

    entered = pyqtSignal()
    changed = pyqtSignal()
    specimen_changed = pyqtSignal()
    found = pyqtSignal(str)

    verdict: ZooVerdict | None
    hints: tuple[str, ...]

    def __init__(self, stage: Stage, visit: Visit) -> None:
        super().__init__()
        self._document, self._selection = stage.document, stage.selection
        self._client, self._transport = stage.client, stage.transport
        self._visit = visit
        self.solved: frozenset[str] = frozenset()
        self._begin(None)
        stage.client.started.connect(self._look)

    # ── going in and out ───────────────────────────────────────────────────────────────────────

    def open(self, specimen: Specimen) -> None:
        """Examine a specimen, from its first step."""
        self._visit.begin(self.leave, self.entered.emit)
        self._begin(specimen)
        self._selection.prepare_row(specimen.row)
        self._document.open(specimen.experiment, None, specimen.name)
        self._selection.want(NumPy.name, True)
        self._transport.first()
        self.specimen_changed.emit()
        self.changed.emit()

    def leave(self) -> None:
        """Come back to the user's own experiment: its undo, its run and its step are as they were."""
        if self.specimen is None:
            return
        self._begin(None)
        self._visit.end()
        self.specimen_changed.emit()
        self.changed.emit()

    @property
    def next_specimen(self) -> Specimen | None:
        """The next one whose mistake was not found yet; after the last comes the first."""
        number = self.specimen.number if self.specimen is not None else 0
        order = sorted(specimens(), key=lambda one: (one.number <= number, one.number))
        return next((one for one in order if one.name not in self.solved), None)

    # ── answers ────────────────────────────────────────────────────────────────────────────────

    @property
    def may_answer(self) -> bool:
        """Whether an unsolved, unchanged specimen is shown."""
        return self.specimen is not None and not self.is_solved and not self.is_changed

    @property
    def is_solved(self) -> bool:
        """Whether the specimen's mistake has been found since it was opened."""
        return self.verdict is not None and self.verdict.kind == "right"

    @property
    def is_what_if(self) -> bool:
        """Whether a what-if is shown."""
        plan = self._client.plan
        return plan is not None and plan.job.resume is not None

    @property
    def is_changed(self) -> bool:
        """Whether the shown run differs from the specimen's own; only the latter can be judged."""
        if self.specimen is None or self._client.plan is None:
            return False
        job, of = self._client.plan.job, self.specimen
        return self.is_what_if or (job.experiment, job.row) != (of.experiment, of.row)

    def put_back(self) -> None:
        """Take back what was changed, as one undo step."""
        if self.specimen is not None:
            self._document.edit(self.specimen.experiment)
            self._selection.set_row(self.specimen.row)

    def ask(self, is_asking: bool) -> None:
        """Take the next number that is clicked for the answer, or do not."""
        self.is_asking = is_asking and self.may_answer
        self.changed.emit()

    def take_click(self, number: Number, implementation: str) -> None:
        """A number was clicked: the answer, if one is awaited. implementation: whose; of the sequence ""."""
        if self.is_asking:
            self.is_asking = False
            quantity = number.name.quantity
            t = -1 if number.t is None else number.t
            self.accuse(t, quantity, number.index, implementation)

    def accuse(
        self, t: int, quantity: str, index: int | None = None, implementation: str = NumPy.name
    ) -> None:
        """Answer that this number is where the mistake is. t: -1 for weights and initial states.

        quantity, index: as the specimen's judge wants them.
        """
        if self.specimen is None or not self.may_answer:
            return
        self.tries += 1
        self.verdict = self._judge(self.specimen, t, quantity, index, implementation)
        if self.is_solved:
            self.solved |= {self.specimen.name}
            self.found.emit(self.specimen.name)
        self.changed.emit()

    def _judge(
        self, specimen: Specimen, t: int, quantity: str, index: int | None, implementation: str
    ) -> ZooVerdict:
        if t < 0:
            return ZooVerdict(
                "fine", self.tr("This number was set, not computed, and it is what was wanted.")
            )
        if implementation not in ("", NumPy.name):  # the mistake is NumPy's; of the sequence it is ""
            whose = implementation_of(implementation).possessive
            text = self.tr("{} number is right, given what it reads. Look elsewhere.").format(whose)
            return ZooVerdict("fine", text)
        return specimen.judge(t, quantity, index)

    # ── hints ──────────────────────────────────────────────────────────────────────────────────

    @property
    def may_hint(self) -> bool:
        """Whether there is a further hint."""
        return self.specimen is not None and not self.is_solved and len(self.hints) < 2

    def hint(self) -> None:
        """Tell at which t to look, and then in which part of the step."""
        if self.specimen is not None and self.may_hint:
            text = self._where(self.specimen) if self.hints else self._when(self.specimen)
            self.hints = (*self.hints, text)
            self.changed.emit()

    def _when(self, specimen: Specimen) -> str:
        """The first hint."""
        return self.tr("It goes wrong for the first time at t = {}.").format(specimen.first_t)

    def _where(self, specimen: Specimen) -> str:
        """The second hint: which part of the step, without naming the quantity."""
        if specimen.culprit in HANDED_IN:
            return self.tr("Look at what is handed in, before anything is computed from it.")
        if specimen.culprit in products(specimen.layer):
            return self.tr("Look at the products with the weights, before anything is made of them.")
        if specimen.culprit in (quantity.name for quantity in specimen.layer.quantities):
            return self.tr("The products with the weights are right. Look at what is made of them.")
        return self.tr("The hidden state is right. Look at what is made of it.")

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    def _begin(self, specimen: Specimen | None) -> None:
        self.specimen = specimen
        self.is_asking = False
        self.tries = 0
        self.verdict = None
        self.hints = ()

    def _look(self) -> None:
        """Another run is on the screen: it may be no longer the specimen as it was found, or again."""
        if self.specimen is not None:
            self.is_asking = self.is_asking and self.may_answer
            self.changed.emit()
