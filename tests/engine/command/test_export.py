"""`rnn-explorer export`, from arguments to the file."""

from pathlib import Path

import pytest

from engine.command.command_line import main
from engine.files.experiment_file import find_experiment
from engine.session import Session, save
from engine.setting import with_settings
from engine.takeaway.notebook import notebook_of
from engine.takeaway.script import script_of


def complaint(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """The one line that a command refused prints."""
    assert main(["export", *map(str, arguments)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err.removeprefix("error: ").strip()


@pytest.mark.parametrize(
    ("ending", "make"), [(".py", script_of), (".ipynb", notebook_of), (".PY", script_of)]
)
def test_the_ending_decides_what_is_written(tmp_path: Path, ending: str, make: type) -> None:
    out = tmp_path / f"out{ending}"
    assert main(["export", "fibonacci", str(out)]) == 0
    assert out.read_text("utf-8") == make(find_experiment("fibonacci")[0])


def test_row_and_fields_are_those_asked_for(tmp_path: Path) -> None:
    settings = ["sequence.batch_size=3", "sequence.weight=5"]
    arguments = [word for setting in settings for word in ("--set", setting)]
    out = tmp_path / "out.py"
    assert main(["export", "notebook", str(out), "--row", "2", *arguments]) == 0
    wanted = with_settings(find_experiment("notebook")[0], settings)
    assert out.read_text("utf-8") == script_of(wanted, 2)


def test_wrong_arguments_are_told_before_anything_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert complaint(capsys, "notebook", tmp_path / "out.txt") == "out.txt must end in .py or .ipynb"
    assert (
        complaint(capsys, "notebook", tmp_path / "a.py", "--row", 1)
        == "--row must be 0, as there is one row, got 1"
    )
    assert complaint(capsys, "notebook", tmp_path / "gone" / "a.py").endswith("its folder does not exist")
    assert complaint(capsys, "notebok", tmp_path / "a.py").startswith("notebok does not exist")
    assert "OUT" in complaint(capsys, "notebook")
    assert list(tmp_path.iterdir()) == []


def test_session_is_taken_as_its_experiment(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    save(path, Session(experiment=find_experiment("rotation")[0]))
    for source, out in (("rotation", "a"), (path, "b")):
        assert main(["export", str(source), str(tmp_path / f"{out}.py")]) == 0
        assert main(["convert", str(source), str(tmp_path / f"{out}.npz")]) == 0
    for ending in (".py", ".npz"):
        assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()
