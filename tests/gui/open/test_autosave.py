"""Recovery after a crash: written in time, gone after a good end, never somebody else's."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine.experiment import Experiment
from engine.session import Session, load, save
from gui.open.autosave import PREFIX, Autosave, left_over
from gui.open.settings import folder


@pytest.fixture
def session() -> Session:
    return Session(experiment=Experiment(name="Precious"), watches=("abs(error)",))


def test_a_change_is_written_and_a_good_end_leaves_nothing(session: Session, qtbot: object) -> None:
    autosave = Autosave(lambda: session, lambda: True)
    autosave.write()
    assert load(autosave.path) == session
    autosave.close()
    assert list(folder().glob(f"{PREFIX}*")) == []


def test_what_nobody_would_miss_is_not_written(session: Session) -> None:
    autosave = Autosave(lambda: session, lambda: False)
    autosave.write()
    assert not autosave.path.exists()
    autosave.close()


def test_a_running_program_s_file_is_not_offered(session: Session) -> None:
    autosave = Autosave(lambda: session, lambda: True)
    autosave.write()
    assert left_over() is None
    autosave.close()


def test_a_killed_program_s_session_is_offered(session: Session) -> None:
    code = (
        "import sys, time\n"
        "from PyQt6.QtCore import QCoreApplication\n"
        "from engine.session import from_json\n"
        "from gui.open.autosave import Autosave\n"
        "app = QCoreApplication([]); app.setApplicationName(sys.argv[2])\n"
        "autosave = Autosave(lambda: from_json(sys.argv[1]), lambda: True); autosave.write()\n"
        "print('written', flush=True)\n"
        "app.exec()\n"
    )
    from PyQt6.QtCore import QCoreApplication

    from engine.session import to_json

    command = [sys.executable, "-c", code, to_json(session), QCoreApplication.applicationName()]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"written\n"
    assert left_over() is None
    process.send_signal(signal.SIGKILL)
    process.communicate()
    found = left_over()
    assert found is not None
    assert found[1] == session


def test_a_damaged_recovery_file_is_passed_over(session: Session) -> None:
    save(folder() / f"{PREFIX}1.json", session)
    older = folder() / f"{PREFIX}2.json"
    Path(older).write_text("{", encoding="utf-8")
    found = left_over()
    assert found is not None
    assert found[0].name == f"{PREFIX}1.json"
