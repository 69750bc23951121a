"""Investigations of the laboratory: the one that is looked at, and the trainings of its study."""

from dataclasses import replace

from PyQt6.QtCore import QObject, pyqtSignal

from engine.errors import ExplorerError
from engine.laboratory.base import Investigation
from engine.laboratory.every import investigations
from engine.laboratory.remedy import RemedyName, with_remedy
from engine.laboratory.study import Study, StudyStep
from engine.run.trace import Block
from engine.session import MOST_TRAININGS
from engine.work.study import STUDY, StudyJob
from gui.state.document import Document
from gui.state.engine_channel import EngineChannel
from gui.state.training.landscape import Landscape, LandscapeView
from gui.state.training.training_record import TrainingRecord
from gui.state.training.trainings import Trainings

StudyCells = dict[tuple[int, int], StudyStep]
"""The last loss of each training that has begun, by row and column of the study's table."""


class Laboratory(QObject):
    """The chosen investigation; its study, a table of trainings, is made by an engine thread of its own.

    results: of the study, by the remedy that is applied to the sequence's numbers.

    Signals:
        changed(): another investigation, another remedy, or further results.
        failed(object): an ExplorerError to show.
        part_wanted(str): a panel that is to be seen.
    """

    changed = pyqtSignal()
    failed = pyqtSignal(object)
    part_wanted = pyqtSignal(str)

    def __init__(self, document: Document, trainings: Trainings, landscape: Landscape) -> None:
        super().__init__()
        self._document, self._trainings, self._landscape = document, trainings, landscape
        self.all = investigations()
        self.current: Investigation = self.all[0]
        self.remedy: RemedyName = "none"
        self.results: dict[RemedyName, StudyCells] = {}
        self._running: Study | None = None
        self._made = 0
        self._raced: list[TrainingRecord] = []  # what was set up last, each for so many updates
        self._updates = 0
        self._channel: EngineChannel | None = None
        trainings.end_along(self.close)

    def choose(self, investigation: Investigation) -> None:
        """Look at another investigation."""
        if investigation is not self.current:
            self.stop()
            self.current, self.results, self.remedy = investigation, {}, "none"
            self.changed.emit()

    def choose_remedy(self, name: RemedyName) -> None:
        """Look at the study of numbers that are changed by a remedy."""
        if name != self.remedy:
            self.stop()
            self.remedy = name
            self.changed.emit()

    # ── set up ─────────────────────────────────────────────────────────────────────────────────

    @property
    def refusal(self) -> str:
        """Why no investigation can be set up now; "" where one can."""
        return self._trainings.refusal

    def set_up(self) -> None:
        """Open the experiment, as one undo step, look at its landscape, and race its trainings.

        Those of the last time make room; the user's own stay.
        """
        found = self.current
        raced = found.raced()
        for record in self._raced:
            if record in self._trainings.records and record.last <= self._updates:
                self._trainings.drop(record)
        if len(self._trainings.records) + len(raced) > MOST_TRAININGS:
            text = self.tr("Room is needed for {} trainings, of {} in all: take some away first.")
            self.failed.emit(ExplorerError(text.format(len(raced), MOST_TRAININGS)))
            return
        self._document.edit(found.experiment())
        self._landscape.places.mark(found.marks())
        self._landscape.look_at(LandscapeView(found.directions(), found.spans()))
        began = [self._trainings.begin_with(experiment) for experiment in raced]
        self._raced, self._updates = [record for record in began if record is not None], found.updates
        for record in self._raced:
            record.make(found.updates)
        self.part_wanted.emit("landscape")

    def open_cell(self, row: int, column: int) -> None:
        """Open the network that a training of the study begins with, as one undo step."""
        study = self.study
        if study is not None:
            self._document.edit(study.trained(row, column))

    def change_numbers(self) -> None:
        """Change the numbers of the experiment that is open, as one undo step."""
        try:
            self._document.edit(with_remedy(self._document.experiment, self.remedy))
        except ExplorerError as error:
            self.failed.emit(error)

    # ── the study ──────────────────────────────────────────────────────────────────────────────

    @property
    def study(self) -> Study | None:
        """The trainings of the table, on numbers as they are to be changed."""
        study = self.current.study()
        return None if study is None else replace(study, remedy=self.remedy)

    @property
    def cells(self) -> StudyCells:
        """The results of the study with the chosen remedy."""
        return self.results.get(self.remedy, {})

    @property
    def is_running(self) -> bool:
        """Whether the study's trainings are being made."""
        return self._running is not None

    @property
    def share(self) -> float:
        """The part of the study's trainings that is made, 0 to 1."""
        study = self._running
        return 0.0 if study is None else self._made / (study.cells * study.slices)

    def run(self) -> None:
        """Make all trainings of the study, one after the other."""
        self._running, self._made = self.study, 0
        if self._running is None:
            return
        self.results[self.remedy] = {}
        if self._channel is None:
            self._channel = EngineChannel(self._trainings.host)
            self._channel.began.connect(self._begin)
            self._channel.block_came.connect(self._take)
            self._channel.blocks_ended.connect(self.changed)
            self._channel.ended.connect(lambda ending: self.stop())
            self._channel.failed.connect(self._take_failure)
        self._channel.listen()
        self._channel.set_delay(0.0)
        self._channel.start(StudyJob(self._running))
        self.changed.emit()

    def stop(self) -> None:
        """Make no more trainings; those that are made stay."""
        if self._running is None or self._channel is None:
            return
        self._channel.drop()
        self._channel.rest()
        self._running = None
        self.changed.emit()

    def close(self) -> bool:
        """End the thread. False where it did not end in time."""
        return self._channel is None or self._channel.close()

    def _begin(self) -> None:
        """From the first training on, also where the engine had to be started again."""
        self._made = 0

    def _take(self, block: Block) -> None:
        if self._running is None:
            return
        for loss, updates in block.arrays[STUDY].tolist():
            place = self._running.place(self._made)
            self.results[self._running.remedy][place] = StudyStep(loss, int(updates))
            self._made += 1

    def _take_failure(self, error: Exception) -> None:
        if not isinstance(error, ExplorerError):
            raise error  # a bug, for the crash dialog
        self._running = None
        self.failed.emit(error)
        self.changed.emit()
