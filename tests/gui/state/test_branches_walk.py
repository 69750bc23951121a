"""What-ifs on any walk through them: each is what a fresh run gives."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model, Precision
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job, Plan
from engine.run.simulate import Simulation
from engine.run.trace import Trace
from engine.run.what_if import Change, job_of
from engine.sequences.values import Values
from gui.look.theme import Theme
from gui.state.branch import Branch
from gui.state.context import Context, make_context
from gui.state.document import Document
from tests.engine.runs import as_run
from tests.gui.state.test_branches import bits, names, settle

ROWS = tuple((float(value), -0.5 * value) for value in range(1, 13))
CHANGES = st.sampled_from(
    [
        Change("x", (1,), 0.25),
        Change("x", (0,), -2.0),
        Change("h", (1,), 0.5),
        Change("h", (0,), -0.75, layer=1),
        Change("kernel", (0, 2), 1.5),
        Change("recurrent_kernel", (1, 1), -0.5, layer=1),
        Change("bias", (0,), 0.125),
    ]
)
ACTS = st.one_of(
    st.tuples(st.just("what if"), st.integers(0, 10), CHANGES),
    st.tuples(st.just("show"), st.integers(0, 9)),
    st.tuples(st.just("discard"), st.integers(0, 9)),
    st.sampled_from([("undo",), ("redo",), ("keep",), ("again",)]),
)


def experiment() -> Experiment:
    layers = (SimpleRNN(units=3), SimpleRNN(units=2, activation="relu"))
    return Experiment(seed=3, sequence=Values(values=ROWS), model=Model(layers=layers), precision=Precision())


@pytest.fixture(scope="module")
def walker(qapp: QApplication) -> Iterator[Context]:
    context = make_context(Document(experiment()), Theme("light"))
    yield context
    assert context.client.close()


def fresh(branch: Branch) -> tuple[Plan, Trace]:
    """What a run with the branch's changes gives, computed without the window."""
    job, trace = Job(experiment(), 0, ("numpy",)), Trace()
    if branch.base is not None:
        plan, before = fresh(branch.base)
        job = job_of(branch.changes, branch.t, as_run(plan, before))
        trace = before.prefix(branch.t)
    simulation = Simulation(job, {"numpy": NumPyNetwork})
    while simulation.ending is None:
        trace.append(simulation.advance(1))
    return simulation.plan, trace


def open_afresh(context: Context, qtbot: QtBot) -> None:
    for one in (Experiment(), experiment()):
        with qtbot.waitSignal(context.client.finished):
            context.document.open(one, None)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=st.lists(ACTS, min_size=1, max_size=8))
def test_whatever_the_walk_a_branch_is_what_a_fresh_run_gives(
    walk: list[tuple], walker: Context, qtbot: QtBot
) -> None:
    open_afresh(walker, qtbot)
    branches = walker.branches
    for act, *rest in walk:
        if act == "what if":
            branches.go_on(rest[0], (rest[1],))
        elif act in ("show", "discard"):
            getattr(branches, act)(branches.listed[rest[0] % len(branches.listed)])
        elif act == "keep":
            branches.keep(branches.shown)
        elif act == "again":
            walker.transport.run()
        else:
            getattr(walker.document, act)()
        settle(walker, qtbot)
        assert bits(walker.client.trace) == bits(fresh(branches.shown)[1])
    assert len(set(names(walker))) == len(names(walker))
