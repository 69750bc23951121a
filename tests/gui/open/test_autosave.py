"""Recovery after a crash: written in time, gone after a good end, never somebody else's."""

import errno
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pydantic import JsonValue
from PyQt6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

import gui.open.autosave
from engine.errors import ExplorerError
from engine.experiment import Experiment
from engine.session import Session, load, save, to_json
from gui.open.autosave import PREFIX, Autosave, left_over
from gui.open.own_folder import Damage, folder, take_damages


@pytest.fixture
def session() -> Session:
    return Session(experiment=Experiment(name="Precious"), watches=("abs(error)",))


def test_a_change_is_written_and_a_good_end_leaves_nothing(session: Session, qtbot: object) -> None:
    autosave = Autosave(lambda: session, lambda: True)
    autosave.write()
    autosave.wait()
    assert load(autosave.path) == session
    autosave.close()
    assert list(folder().glob(f"{PREFIX}*")) == []


def test_what_nobody_would_miss_is_not_written(session: Session) -> None:
    autosave = Autosave(lambda: session, lambda: False)
    autosave.write()
    autosave.wait()
    assert not autosave.path.exists()
    autosave.close()


def test_a_running_program_s_file_is_not_offered(session: Session) -> None:
    autosave = Autosave(lambda: session, lambda: True)
    autosave.write()
    autosave.wait()
    assert left_over() is None
    autosave.close()


def test_a_killed_program_s_session_is_offered(session: Session) -> None:
    code = (
        "import sys, time\n"
        "from PyQt6.QtCore import QCoreApplication\n"
        "from engine.session import from_json\n"
        "from gui.open.autosave import Autosave\n"
        "app = QCoreApplication([]); app.setApplicationName(sys.argv[2])\n"
        "autosave = Autosave(lambda: from_json(sys.argv[1]), lambda: True)\n"
        "autosave.write(); autosave.wait()\n"
        "print('written', flush=True)\n"
        "app.exec()\n"
    )
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


def test_a_damaged_recovery_file_is_put_aside(session: Session) -> None:
    save(folder() / f"{PREFIX}1.json", session)
    newer = folder() / f"{PREFIX}2.json"
    newer.write_text("{", encoding="utf-8")
    take_damages()
    found = left_over()
    assert found is not None
    assert found[0].name == f"{PREFIX}1.json"
    assert take_damages() == [Damage(newer, newer.with_name(f"{newer.name}.damaged-1"))]


def test_a_link_that_leads_nowhere_is_put_aside() -> None:
    (folder() / f"{PREFIX}1.json").symlink_to(folder() / "gone")
    assert left_over() is None
    assert not os.path.lexists(folder() / f"{PREFIX}1.json")


def test_a_file_that_has_just_gone_is_no_damage(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    take_damages()
    monkeypatch.setattr(Path, "glob", lambda *_: [folder() / f"{PREFIX}1.json"])
    assert left_over() is None
    assert take_damages() == []


def test_work_left_over_outlives_a_program_of_the_same_number(session: Session) -> None:
    """In a container every start has the process id of the last one."""
    left = folder() / f"{PREFIX}{os.getpid()}.json"
    save(left, session)
    left.with_suffix(".lock").write_text(f"{os.getpid()}\nrnn-explorer\nhost\n")
    autosave = Autosave(lambda: session.replace(watches=()), lambda: True)
    autosave.write()
    autosave.wait()
    assert left_over() == (left, session)
    autosave.close()


def test_the_last_good_file_outlives_a_full_disk_and_the_user_is_told_once(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    autosave, errors = Autosave(lambda: session, lambda: True), list[ExplorerError]()
    autosave.failed.connect(errors.append)
    autosave.write()
    autosave.wait()
    with monkeypatch.context() as context:
        context.setattr(os, "fsync", fail_as_full)
        autosave.write()
        autosave.write()
        autosave.wait()
    QCoreApplication.processEvents()  # which the writer's thread tells of its end
    assert [str(error).partition(": ")[2] for error in errors] == ["the disk is full"]
    assert load(autosave.path) == session
    autosave.write()
    autosave.close()


def test_a_slow_disk_does_not_hold_the_window_up(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = slow_disk(monkeypatch)
    autosave = Autosave(lambda: session, lambda: True)
    autosave.write()
    assert not autosave.path.exists()
    disk.set()
    autosave.wait()
    assert load(autosave.path) == session
    autosave.close()
    assert not autosave.path.exists()


def test_changes_during_a_writing_are_written_once_after_it(
    session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(gui.open.autosave, "REST", 0.001)
    disk, taken = slow_disk(monkeypatch), list[int]()

    def take() -> Session:
        taken.append(len(taken))
        return session.replace(t=len(taken))

    autosave = Autosave(take, lambda: True)
    autosave.write()
    for _ in range(20):
        autosave.note_change()
        qtbot.wait(2)
    assert taken == [0]
    disk.set()
    qtbot.waitUntil(lambda: autosave.path.exists() and load(autosave.path).t == 2)
    autosave.close()
    assert taken == [0, 1]


def slow_disk(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """A disk that writes once the event is set, or after five seconds."""
    disk, fsync = threading.Event(), os.fsync

    def wait(descriptor: int) -> None:
        disk.wait(5)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", wait)
    return disk


def fail_as_full(descriptor: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_what_is_left_by_a_program_that_had_to_end_is_offered(session: Session) -> None:
    autosave = Autosave(lambda: session, lambda: True)
    autosave.leave()
    assert left_over() == (autosave.path, session)


def test_a_program_may_be_told_to_end_twice(session: Session) -> None:
    """The second Ctrl+C ended in the crash dialog."""
    autosave = Autosave(lambda: session, lambda: True)
    for _ in range(2):
        autosave.leave()
    assert left_over() == (autosave.path, session)


def test_a_bug_of_the_writing_is_told(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody heard of it."""
    bug = KeyError("t")

    def save_wrongly(*_: object, **__: object) -> None:
        raise bug

    autosave, told = Autosave(lambda: session, lambda: True), list[Exception]()
    autosave.failed.connect(told.append)
    monkeypatch.setattr(gui.open.autosave, "save", save_wrongly)
    autosave.write()
    autosave.write()
    autosave.wait()
    QCoreApplication.processEvents()
    assert told == [bug]
    autosave.close()


def test_it_is_for_its_owner_alone(session: Session) -> None:
    autosave = Autosave(lambda: session, lambda: True)
    autosave.write()
    autosave.wait()
    assert {path.stat().st_mode & 0o777 for path in folder().iterdir()} == {0o600}
    autosave.close()


def test_the_larger_the_file_the_longer_is_the_rest(session: Session) -> None:
    """Below one megabyte a second, whatever is written."""
    view: dict[str, JsonValue] = {"plots": "x" * 5 * 2**20}
    for one, least in ((session, 2000), (session.replace(view=view), 5000)):
        autosave = Autosave(lambda one=one: one, lambda: True)  # type: ignore[misc]
        autosave.write()
        autosave.wait()
        QCoreApplication.processEvents()  # which the writer's thread tells of its end
        assert autosave._timer.interval() >= least
        autosave.close()
