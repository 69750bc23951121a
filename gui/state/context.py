"""The long-lived objects that panels and plots look at, in one value."""

from dataclasses import dataclass

from engine.thread.host import OwnThreads, WorkerHost
from gui.look.theme import Theme
from gui.state.branches import Branches
from gui.state.breakpoints import Breakpoints
from gui.state.diagnostics import Diagnostics
from gui.state.document import Document
from gui.state.engine_client import EngineClient
from gui.state.equation_convention import EquationConvention
from gui.state.hands import Hands
from gui.state.highlight import Highlight
from gui.state.lesson.lessons import Lessons
from gui.state.lesson.predict import PredictMode
from gui.state.lesson.visit import Visit
from gui.state.lesson.zoo import Zoo
from gui.state.pending_jump import PendingJump
from gui.state.playhead import Playhead
from gui.state.selection import Selection
from gui.state.stage import Stage
from gui.state.their_numbers import TheirNumbers
from gui.state.training.backward_pass import BackwardPass
from gui.state.training.laboratory import Laboratory
from gui.state.training.landscape import Landscape
from gui.state.training.trainings import Trainings
from gui.state.transport import Transport
from gui.state.watches import Watches


@dataclass(frozen=True)
class Context(Stage):
    """What the window knows, one of each kind; made in app.py, handed to every panel and plot."""

    theme: Theme
    highlight: Highlight
    breakpoints: Breakpoints
    watches: Watches
    branches: Branches
    zoo: Zoo
    lessons: Lessons
    predict: PredictMode
    theirs: TheirNumbers
    convention: EquationConvention
    hands: Hands
    trainings: Trainings
    diagnostics: Diagnostics
    landscape: Landscape
    laboratory: Laboratory


def make_context(document: Document, theme: Theme, host: WorkerHost | None = None) -> Context:
    """Build and connect the objects of one window. host: where its engine is; threads of this program."""
    host = OwnThreads() if host is None else host
    selection, client, playhead = Selection(), EngineClient(host), Playhead()
    transport = Transport(document, selection, client, playhead)
    highlight, backward = Highlight(client), BackwardPass(host, transport, selection)
    watches, breakpoints = Watches(client, backward), Breakpoints(client, backward)
    branches = Branches(document, client, transport)
    pending_jump = PendingJump(client, playhead)  # looks at a run when the branches have
    stage = Stage(document, selection, client, playhead, transport, pending_jump)
    trainings = Trainings(host, document, transport, selection, backward)
    visit, theirs = Visit(stage, trainings, breakpoints), TheirNumbers(document)
    landscape = Landscape(document, transport, trainings)
    return Context(
        document,
        selection,
        client,
        playhead,
        transport,
        pending_jump,
        theme=theme,
        highlight=highlight,
        breakpoints=breakpoints,
        watches=watches,
        branches=branches,
        zoo=Zoo(stage, visit),
        lessons=Lessons(stage, visit, highlight, watches, trainings),
        predict=PredictMode(stage, branches),
        theirs=theirs,
        convention=EquationConvention(),
        hands=Hands(document, client, selection, transport, branches),
        diagnostics=Diagnostics(client, selection, breakpoints, watches),
        trainings=trainings,
        landscape=landscape,
        laboratory=Laboratory(document, trainings, landscape),
    )
