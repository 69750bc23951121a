import gc
import weakref
from pathlib import Path

import pytest

from engine.errors import FileError, told_by_name, without_calls


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (FileError("is empty"), "a.csv is empty"),
        (FileNotFoundError(2, "No such file or directory"), "a.csv does not exist"),
        (PermissionError(13, "Permission denied"), "a.csv cannot be read: there is no permission to read it"),
        (OSError(5, "Input/output error"), "a.csv cannot be read: Input/output error"),
        (OSError("disk on fire"), "a.csv cannot be read: disk on fire"),
    ],
)
def test_reader_s_error_is_told_by_the_file_s_name(raised: Exception, told: str) -> None:
    with pytest.raises(FileError) as error, told_by_name(Path("folder") / "a.csv"):
        raise raised
    assert str(error.value) == told


@pytest.mark.parametrize(
    ("path", "name"), [(".", "."), ("/", "/"), ("folder/..", ".."), ("folder/a.csv", "a.csv")]
)
def test_every_path_is_called_something(path: str, name: str) -> None:
    with pytest.raises(FileError) as error, told_by_name(Path(path)):
        raise FileError("is empty")
    assert str(error.value) == f"{Path(name)} is empty"


def test_name_that_no_system_takes_is_told() -> None:
    with pytest.raises(FileError, match="NUL"), told_by_name(Path("a\0.csv")):
        raise AssertionError("nothing is read")


def test_bug_of_a_reader_stays_a_bug() -> None:
    with pytest.raises(ZeroDivisionError), told_by_name(Path("a.csv")):
        raise ZeroDivisionError


def test_error_that_is_kept_holds_nothing_of_whoever_has_called() -> None:
    class Event:
        pass

    def call() -> tuple[Exception, "weakref.ref[Event]"]:
        event = Event()
        try:
            try:
                raise KeyError("h")
            except KeyError as error:
                raise FileError("lacks h") from error
        except FileError as error:
            return without_calls(error), weakref.ref(event)

    error, event = call()
    gc.collect()
    assert str(error) == "lacks h"
    assert event() is None
