"""What holds for every option of every command; the options are those that its help lists."""

import re
from pathlib import Path

import pytest

from gui.launch import COMMANDS, main

FILES = {
    "export": 2,
    "convert": 2,
    "screenshot": 2,
    "animate": 2,
    "plots": 2,
}  # how many a command names, if not 1
SUBCOMMANDS = tuple(name for name in COMMANDS if name not in ("[FILE]", "--version", "lesson"))
MORE_THAN_ONE = ("--set", "--lesson", "--input COLUMN", "--target COLUMN")  # which add to what was given
VALUES = {
    "WxH": "800x600",
    "NAME": "keras",
    "FRAMEWORK": "numpy",
    "R": "2",
    "S": "1",
}  # of those that are not any text or number
_OPTION = re.compile(r"^  (?:-\w, )?(--[a-z-]+)(?: (\{[^}]*\}|[A-Za-z.]+(?:=\w+)?))?", re.MULTILINE)


def options(command: str, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """The options of a command that take a value, with one that they take."""
    assert main([command, "--help"]) == 0
    found = {name: word for name, word in _OPTION.findall(capsys.readouterr().out) if word}
    assert found
    return {
        name: word[1:-1].split(",")[0] if word.startswith("{") else VALUES.get(word, "1")
        for name, word in found.items()
        if not any(one in (name, f"{name} {word}") for one in MORE_THAN_ONE)
    }


@pytest.mark.parametrize("command", SUBCOMMANDS)
def test_option_that_takes_one_value_is_given_once(
    command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in options(command, capsys).items():
        files = ["notebook"] * FILES.get(command, 1)
        others = {"compare": ["--theirs", "1"], "worksheet": ["--out", "1"]}.get(command, [])
        status = main([command, *files, *others, name, value, name, value])
        told = capsys.readouterr().err
        assert (status, told) == (2, f"error: {name} is given twice, but takes one value; leave one out\n"), (
            name
        )
    assert not list(tmp_path.iterdir())
