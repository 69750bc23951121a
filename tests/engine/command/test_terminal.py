"""What every command does alike."""

import ast
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.table import Table
from rich.text import Text

from engine.command.terminal import INTERRUPTED, OK, USER_ERROR, drawn, guarded, seen, tell
from engine.errors import FileError
from engine.models.readers.told_apart import PYTORCH

COMMAND = (
    "import sys; from engine.command.terminal import guarded, show; sys.exit(guarded(lambda: show({}) or 0))"
)


@given(st.text())
def test_seen_text_is_one_line_of_visible_signs(text: str) -> None:
    found = seen(text)
    assert found == " ".join(found.split())
    assert all(letter.isprintable() or letter in "\u200c\u200d" for letter in found)
    assert seen(found) == found


@pytest.mark.parametrize("name", ["Zoë", "李小龙", "Łukasz", "אדה", "مریم‌السادات", "O'Neil-Smith"])
def test_name_is_seen_as_it_is(name: str) -> None:
    assert seen(name) == name


def test_known_problem_is_one_line_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    def command() -> int:
        raise FileError("a.json is\x1b[31m\nbroken")

    assert guarded(command) == USER_ERROR
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "error: a.json is [31m broken\n")


def test_lines_of_a_program_stay_one(capsys: pytest.CaptureFixture[str]) -> None:
    tell(PYTORCH.format("'a.pt'", "'a.safetensors'"))
    told = capsys.readouterr().err
    program = told.split("instead: ")[1]
    assert [type(line) for line in ast.parse(program).body] == [ast.Import, ast.Assign, ast.Expr]
    assert told.count("\n") == 1


def test_interruption_has_its_own_status() -> None:
    def command() -> int:
        raise KeyboardInterrupt

    assert guarded(command) == INTERRUPTED


def test_status_of_the_command_is_passed_on() -> None:
    assert guarded(lambda: 7) == 7


def test_bug_is_not_hidden() -> None:
    def command() -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        guarded(command)


def test_table_takes_no_text_for_markup() -> None:
    table = Table()
    table.add_column("[b]name[/b]")
    table.add_row(Text("[red]Ada[/red] :smile: 123"))
    text = drawn(table, "[b]line[/b]")
    assert "[red]Ada[/red] :smile: 123" in text
    assert "[b]line[/b]" in text


@pytest.mark.slow
def test_closed_pipe_ends_quietly() -> None:
    code = COMMAND.format("'a' * 999_999")
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == OK


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a full device")
@pytest.mark.parametrize(
    "code",
    [
        COMMAND.format("'a'"),
        "import sys; from engine.command.command_line import main; sys.exit(main(['run', '--help']))",
    ],
)
def test_full_disk_is_told(code: str) -> None:
    with open("/dev/full", "wb") as full:
        found = subprocess.run([sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, check=False)
    assert found.returncode == USER_ERROR
    assert found.stderr == b"error: standard output cannot be written: No space left on device\n"
