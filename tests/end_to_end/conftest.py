"""The real window, with its engine thread."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.files.experiment_file import load
from engine.thread.host import OwnThreads, WorkerHost
from engine.thread.own_process.engine_process import EngineProcess
from gui.language.translation import Translator
from gui.look.theme import Theme
from gui.open.settings import Settings
from gui.shell.crash_dialog import CrashReporter
from gui.shell.main_window import MainWindow
from gui.state.context import make_context
from gui.state.document import Document
from resources.library import experiment_path
from tests import made_up
from tests.gui.conftest import closed_widgets_are_deleted, closing_waits_on_a_busy_machine, own_settings

__all__ = [
    "closed_widgets_are_deleted",
    "closing_waits_on_a_busy_machine",
    "engine_process",
    "host",
    "own_settings",
    "window",
]


@pytest.fixture(scope="package")
def engine_process() -> Iterator[EngineProcess]:
    """The process that computes for every window, with TensorFlow once it was asked for."""
    process = EngineProcess()
    yield process
    assert process.close()


@pytest.fixture
def host(request: pytest.FixtureRequest, engine_process: EngineProcess) -> WorkerHost:
    """Where the window's engine is: in the process, but where a test changes how this program computes."""
    return OwnThreads() if request.node.get_closest_marker("in_threads") else engine_process


@pytest.fixture
def window(qtbot: QtBot, host: WorkerHost) -> Iterator[MainWindow]:
    """The window on the notebook, its NumPy run complete."""
    context = make_context(Document(load(experiment_path("notebook"))), Theme("light"), host)
    window = MainWindow(context, Settings(), CrashReporter())
    context.transport.restart()
    window.resize(1280, 800)
    window.show()
    qtbot.waitUntil(lambda: context.client.ending is not None)
    yield window
    context.document.open(context.document.experiment, None)  # nothing to ask about
    window.close()
    window.deleteLater()
    assert context.client.close()


@pytest.fixture
def made_up_language(qapp: QApplication) -> Iterator[None]:
    """Have the application speak a language in which every text is a third longer."""
    translator = Translator(made_up.messages())
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def made_up_window(made_up_language: None, window: MainWindow) -> MainWindow:
    """The window, built while the application speaks the made-up language."""
    return window


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count every end-to-end test as slow: each opens the whole window."""
    here = f"{Path(__file__).parent}{os.sep}"
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.slow)


def pytest_ignore_collect(config: pytest.Config) -> bool | None:
    """Have the fast set not even read what it would leave out as a whole."""
    return True if config.option.markexpr == "not slow" else None
