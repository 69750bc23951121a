"""What tests of the window share: the notebook's experiment, a fresh context, settings of their own."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent
from PyQt6.QtWidgets import QApplication

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.sequences.memory_sum import MemorySum
from engine.thread import host as engine_host
from gui.look.theme import Theme
from gui.state.context import Context, make_context
from gui.state.document import Document


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings and folders of the program away from those of whoever runs the tests.

    The folder is made by the first who writes to it; most tests do not.
    """
    folder = tmp_path_factory.getbasetemp() / f"own-{uuid4()}"
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(folder))


@pytest.fixture(autouse=True)
def closing_waits_on_a_busy_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait longer for the engine's thread to end than a user would."""
    monkeypatch.setattr(engine_host, "JOIN", 60.0)


@pytest.fixture(autouse=True)
def closed_widgets_are_deleted(qapp: QApplication) -> Iterator[None]:
    """Delete what pytest-qt has closed; without a running event loop it would stay, and slow what follows."""
    yield
    delete_what_is_due()


def delete_what_is_due() -> None:
    """Delete what a program deletes between two events: in a test, what keys and calls do lasts to its end.

    A window keeps tab bars, layouts and pages of lessons until then, and works on each of them.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def notebook() -> Experiment:
    """The notebook's experiment: one linear unit with hand-set weights."""
    layer = SimpleRNN(activation="linear", kernel=((2,),), recurrent_kernel=((1,),), bias=(3,))
    return Experiment(
        name="The notebook",
        sequence=MemorySum(seq_len=10, weight=2, bias=3, mem_len=1),
        model=Model(layers=(layer,)),
    )


@pytest.fixture
def context(qapp: QApplication, notebook: Experiment) -> Iterator[Context]:
    """The notebook in a window's objects, its run started with NumPy alone."""
    context = make_context(Document(notebook), Theme("light"))
    context.transport.restart()
    yield context
    context.theirs.stop()  # as a window that closes does
    assert context.trainings.close()
    assert context.client.close()
