"""A crash of the last start can still be read after the next."""

import logging
from unittest import mock

import pytest

from gui.open.logs import KEPT, LOG, open_faults, start_log
from gui.open.own_folder import folder


def start(text: str = "") -> None:
    """A start of the program that logs this; pytest has handlers of its own."""
    with mock.patch.object(logging, "basicConfig") as configure:
        start_log()
    (handler,) = configure.call_args.kwargs["handlers"]
    if text:
        handler.handle(logging.LogRecord("test", logging.ERROR, "", 0, text, None, None))
    handler.close()


def logs() -> list[str]:
    return [path.read_text().strip().rpartition(" ")[2] for path in sorted(folder().glob(f"{LOG}*"))]


def test_the_log_of_a_crash_lies_beside_the_next() -> None:
    start("crash")
    start()
    assert logs() == ["crash"]
    start("again")
    assert logs() == ["again", "crash"]


def test_no_more_than_the_newest_are_kept() -> None:
    for number in range(KEPT + 4):
        start(str(number))
    assert logs() == ["6", "5", "4", "3"]


def test_logs_are_for_their_owner_alone() -> None:
    start("crash")
    faults = open_faults()
    assert faults is not None
    faults.close()
    assert {path.stat().st_mode & 0o777 for path in folder().iterdir()} == {0o600}


def test_last_words_of_an_interpreter_stay_too() -> None:
    for text in ("segmentation", ""):
        faults = open_faults()
        assert faults is not None
        faults.write(text)
        faults.close()
    assert (folder() / "faults.txt.1").read_text() == "segmentation"


def test_a_folder_in_the_place_of_a_log_makes_way() -> None:
    (folder() / LOG).mkdir()
    start("crash")
    assert (folder() / LOG).is_file()
    assert (folder() / f"{LOG}.damaged-1").is_dir()


def test_nothing_is_logged_where_nothing_can_be_written(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/proc/none")
    start("crash")
    assert open_faults() is None
    assert capfd.readouterr().err == ""
