"""What the line above the plots says, and how long."""

from pathlib import Path

from gui.shell.main_window import MainWindow
from resources.library import experiment_path


def test_what_was_wrong_with_a_file_goes_when_another_one_opens(window: MainWindow, tmp_path: Path) -> None:
    table = tmp_path / "table.json"
    table.write_text("t;x\n0;28,7\n", encoding="utf-8")
    for open_another in (
        lambda: window.files.open(experiment_path("rotation")),
        lambda: window.files.open_ready_made(experiment_path("fibonacci")),
        window.files.new,
    ):
        window.files.open(table)
        assert "table.json is a table of numbers" in window.messages.text
        open_another()
        assert window.messages.text == ""
