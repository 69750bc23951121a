"""The loss over a plane of weights, worked out beside the window: coarse at first, then finer."""

from dataclasses import dataclass, replace

import numpy as np
from PyQt6.QtCore import QElapsedTimer, QObject, QTimer, pyqtSignal

from engine.array import Array
from engine.errors import ExplorerError
from engine.experiment import Experiment
from engine.landscape.grid import LEVEL_ENDS, LINES, picture
from engine.landscape.plane import (
    PathDirections,
    PlaneDirections,
    PlanePlace,
    PlaneSpan,
    spans_around,
    weight_vector,
    weights_by_name,
)
from engine.landscape.slope import PlaneSlope
from engine.optimizers.sgd import SGD
from engine.run.trace import Block, Trace
from engine.train.trained import with_trained
from engine.work.landscape import LANDSCAPE_LOSS, LANDSCAPE_SLOPE, LandscapeJob, LandscapePlan
from engine.work.landscape_point import POINT, LandscapePointJob
from gui.language.translation import told
from gui.look.properties import with_properties
from gui.state.document import Document
from gui.state.engine_channel import EngineChannel
from gui.state.training.landscape_places import LandscapePlaces
from gui.state.training.trainings import Trainings
from gui.state.transport import Transport

IN_PLANE = 1e-9  # of the weights' length that is rounding
PACE_MS = 120  # between two pictures while one is refined
REST_MS = 150  # after the last change: a dragged slider, or a training, changes the network again and again


@dataclass(frozen=True)
class LandscapeView:
    """Which plane of weights is looked at, and which part of it. None: the default directions, or spans."""

    directions: PlaneDirections | None = None
    spans: tuple[PlaneSpan, PlaneSpan] | None = None


class Landscape(QObject):
    """The loss over the plane of weights in `view`, and which places of that plane are known.

    An engine thread of its own computes the picture, another one the slope at single places. plan: of the
    picture that is there; None without one, and problem says why. losses, slopes: the picture, (side, side),
    its first line the lowest; None before the first. fine_lines: how many lines are of the finest level
    that has begun. cursor: the place that is pointed at; slope: the loss and gradient there. places: where
    networks lie in the plane.

    Signals:
        changed(): another picture is there, or a finer one, or a reason why there is none.
        looked(): `view` changed.
        pointed(): the numbers at the cursor are there, or the cursor is gone.
    """

    changed = pyqtSignal()
    looked = pyqtSignal()
    pointed = pyqtSignal()

    def __init__(self, document: Document, transport: Transport, trainings: Trainings) -> None:
        super().__init__()
        self._document, self._transport, self._trainings = document, transport, trainings
        self.view = LandscapeView()
        self._is_steepness_wanted = False
        self.plan: LandscapePlan | None = None
        self.losses: Array | None = None
        self.slopes: Array | None = None
        self.fine_lines = 0
        self.problem = ""
        self.cursor: PlanePlace | None = None
        self.slope: PlaneSlope | None = None
        self._asked: tuple[Experiment, LandscapeView, bool] | None = None
        self._experiment: Experiment | None = None
        self._has_begun = False
        self._trace = Trace()
        self._channel: EngineChannel | None = None
        self._points: EngineChannel | None = None
        self.places = LandscapePlaces(document, trainings)
        self._pace = QElapsedTimer()
        self._pace.start()
        self._rest = with_properties(QTimer, self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)
        document.changed.connect(self._follow_document)
        trainings.end_along(self.close)

    # ── what is asked ──────────────────────────────────────────────────────────────────────────

    def want(self) -> None:
        """Have the picture computed for the network that is shown, once nothing changes any more."""
        self._rest.start()

    def look_at(self, view: LandscapeView) -> None:
        """Look at another plane, or another part of it."""
        if view != self.view:
            self.view = view
            self.looked.emit()
            self._ask()

    def want_steepness(self) -> None:
        """Have the size of the gradient computed, too, from now on."""
        if not self._is_steepness_wanted:
            self._is_steepness_wanted = True
            self._ask()

    def look_along(self, directions: PlaneDirections | None) -> None:
        """Choose other axes, with their default spans."""
        self.look_at(replace(self.view, directions=directions, spans=None))

    def look_along_path(self) -> None:
        """Choose the two main directions of the training that is looked at, as far as it has come."""
        current = self._trainings.current
        if current is None or current.plan is None:
            self._give_up(
                self.tr("There is no training yet: press Train, and its path gives the directions.")
            )
            return
        self.look_along(PathDirections(current.plan, current.last))

    def fit(self) -> None:
        """Show the network and all paths of trainings; without a path, the default spans."""
        places = [path.places for path in self.places.paths() if len(path.places) > 1]
        if not places or self.plan is None:
            self.look_at(replace(self.view, spans=None))
            return
        here = np.array([self.places.here() or self.plan.plane.here])
        self.look_at(replace(self.view, spans=spans_around(np.concatenate([*places, here]))))

    def point_at(self, place: PlanePlace | None) -> None:
        """Have the loss and its slope at a place computed; of a burst only the last place is answered."""
        self.cursor, self.slope = place, None
        self.pointed.emit()
        if place is None or self.plan is None:
            return
        if self._points is None:
            self._points = self._open()
            self._points.block_came.connect(self._take_point)
        self._points.listen()
        self._points.start(LandscapePointJob(self.plan.job.experiment, self.plan.plane, place), at_once=1)

    def start_at(self, place: PlanePlace) -> None:
        """Give the experiment the weights of a place, as one undo step, and train from there."""
        if self.plan is None or not self.places.is_of_plan(self._document.experiment):
            return
        weights = weights_by_name(self.plan.job.experiment, self.plan.plane.weights_at(*place))
        self._document.edit(with_trained(self._document.experiment, weights))
        record = self._trainings.begin()
        if record is not None:
            record.go()

    def close(self) -> bool:
        """End the threads. False where one did not end in time."""
        self._rest.stop()
        ended = [channel is None or channel.close() for channel in (self._channel, self._points)]
        return all(ended)

    # ── what is there ──────────────────────────────────────────────────────────────────────────

    @property
    def is_complete(self) -> bool:
        """Whether the picture is as fine as it gets."""
        return self.plan is not None and self._trace.steps == self.plan.axis.steps

    @property
    def share(self) -> float:
        """The part of the picture that is computed, 0 to 1."""
        return 0.0 if self.plan is None else self._trace.steps / self.plan.axis.steps

    # ── asking ─────────────────────────────────────────────────────────────────────────────────

    def _ask(self) -> None:
        refusal = self._trainings.refusal
        if refusal:
            self._give_up(refusal)
            return
        experiment = self._transport.job.experiment
        asked = _frame_of(experiment), self.view, self._is_steepness_wanted
        if asked == self._asked and self._lies_in_plane(experiment):
            return
        self._asked, self._experiment, self._trace = asked, experiment, Trace()
        self._has_begun = False  # the plan is the one before until then
        if self._channel is None:
            self._channel = self._open()
            self._channel.began.connect(self._begin)
            self._channel.block_came.connect(self._take_block)
            self._channel.blocks_ended.connect(self._take)
            self._channel.ended.connect(lambda ending: self._end())
        view = self.view
        self._channel.listen()
        self._channel.start(
            LandscapeJob(experiment, view.directions, view.spans, self._is_steepness_wanted), at_once=LINES
        )

    def _lies_in_plane(self, experiment: Experiment) -> bool:
        """Whether a network lies in the plane of the picture, which then is its picture, too."""
        if self.plan is None or not self._has_begun:
            return experiment == self._experiment
        weights = weight_vector(experiment)
        return self.plan.plane.distance_of(weights) <= IN_PLANE * max(1.0, float(np.linalg.norm(weights)))

    def _open(self) -> EngineChannel:
        channel = EngineChannel(self._trainings.host)
        channel.set_delay(None)
        channel.failed.connect(self._take_failure)
        return channel

    def _begin(self, plan: LandscapePlan) -> None:
        """Take the plan of a new picture; its plane stays in view when the network changes."""
        self.plan, self._trace, self.problem, self._has_begun = plan, Trace(), "", True
        self.places.lie_in(plan)
        self.view = LandscapeView(plan.directions, (plan.grid.first, plan.grid.second))
        self._asked = _frame_of(plan.job.experiment), self.view, plan.job.is_steepness_wanted
        self.looked.emit()

    def _take_block(self, block: Block) -> None:
        self._trace.append(block)

    def _take(self) -> None:
        """Show the losses as far as they are computed, at most every PACE_MS."""
        lines = self._trace.steps
        is_due = self._pace.elapsed() >= PACE_MS or lines in LEVEL_ENDS
        found = picture(self._trace[LANDSCAPE_LOSS]) if is_due else None
        if found is None:
            return
        self._pace.restart()
        self.losses, self.fine_lines = found
        slopes = self._trace.get(LANDSCAPE_SLOPE)
        steep = None if slopes is None else picture(slopes)
        self.slopes = None if steep is None else steep[0]
        self.changed.emit()

    def _end(self) -> None:
        assert self._channel is not None
        self._channel.rest()
        self.changed.emit()

    def _take_point(self, block: Block) -> None:
        assert self._points is not None
        self._points.rest()
        self.slope = PlaneSlope(*block.arrays[POINT][0].tolist())
        self.pointed.emit()

    def _take_failure(self, error: Exception) -> None:
        if not isinstance(error, ExplorerError):
            raise error  # a bug, for the crash dialog
        self._give_up(told(error))

    def _give_up(self, problem: str) -> None:
        self._asked, self.plan, self.losses, self.slopes = None, None, None, None
        self.cursor, self.slope, self.problem = None, None, problem
        self.places.lie_in(None)
        self.changed.emit()
        self.pointed.emit()

    def _follow_document(self) -> None:
        """Go back to the defaults where another experiment is opened, or weights of other shapes."""
        is_opened = not (self._document.may_undo or self._document.may_redo)
        if is_opened or (self.plan is not None and not self.places.is_of_plan(self._document.experiment)):
            self.view = LandscapeView()
            self.places.mark(())
            self.places.lie_in(None)
            self._asked, self.plan, self.losses, self.slopes = None, None, None, None
            self.cursor, self.slope, self.problem = None, None, ""
            self.looked.emit()


def _frame_of(experiment: Experiment) -> Experiment:
    """Everything that a picture depends on but the weights and how they are trained."""
    model, training = experiment.model, experiment.training
    layers = tuple(cell.replace(kernel=None, recurrent_kernel=None, bias=None) for cell in model.layers)
    readout = model.readout
    if readout is not None:
        zeros = tuple((0,) * model.outputs for _ in readout.kernel)
        readout = readout.replace(kernel=zeros, bias=None)
    return Experiment(
        seed=0,
        sequence=experiment.sequence,
        model=model.replace(layers=layers, readout=readout),
        training=SGD(loss=training.loss, validation_split=training.validation_split, fresh=training.fresh),
    )
