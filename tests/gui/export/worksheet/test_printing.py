"""Worksheets as PDF files: what a student's file says, and what it keeps to itself."""

import errno
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PyQt6.QtWidgets import QApplication

from engine.errors import FileError
from engine.experiment import Experiment
from engine.worksheet.options import WorksheetOptions
from engine.worksheet.student import Student, copies
from engine.worksheet.worksheet import Worksheet, make_worksheet
from gui.export.worksheet.printing import PrintOrder, print_class
from gui.look.theme import Theme
from tests.known import ROOT

ADA = Student("Ada", "1/Ada")
KINDS = ("outputs", "every_second", "after", "share")


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> Theme:
    return Theme("light")


def text_of(path: Path) -> str:
    return "\n".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


def print_all(
    experiment: Experiment, folder: Path, *students: Student, is_one_file: bool = False, **options: object
) -> None:
    order = PrintOrder(experiment, students, WorksheetOptions.parse(options), folder, is_one_file)
    assert list(print_class(order)) == list(range(1, len(students) + 1))


def visible_numbers(sheet: Worksheet) -> Iterator[str]:
    """Every number that a student's sheet is to show as text; weights and rule are drawn as formulas."""
    yield from (cell.text for row in sheet.table.rows for cell in row if not cell.is_blank)
    yield from (str(t) for t in range(len(sheet.table.rows)))
    for written in sheet.written:
        tokens = [token.text for line in written.lines for token in line if not token.is_blank]
        yield from numbers(" ".join(tokens))
        yield str(written.t)
    sections = 1 + len(sheet.written) + bool(sheet.questions)
    yield from (str(number) for number in range(1, sections + 1))
    for part in (*(question.prompt for question in sheet.questions), sheet.rule_remark):
        yield from numbers(part)
    yield from numbers(f"Sheet {sheet.student.code} Page 1 of 1")


def numbers(text: str) -> list[str]:
    """Numbers that stand alone, and those inside of codes."""
    return re.findall(r"−?\d+(?:\.\d+)?", text)


@pytest.mark.parametrize("kind", KINDS)
def test_student_sees_the_given_numbers_and_not_one_more(
    notebook: Experiment, tmp_path: Path, kind: str
) -> None:
    print_all(notebook, tmp_path, ADA, blanks={"kind": kind}, vary="model")
    sheet = make_worksheet(notebook, ADA, WorksheetOptions.parse({"blanks": {"kind": kind}, "vary": "model"}))
    assert Counter(numbers(text_of(tmp_path / "worksheet-01-ada.pdf"))) == Counter(visible_numbers(sheet))


def test_nothing_beside_the_pages_tells_an_answer(notebook: Experiment, tmp_path: Path) -> None:
    print_all(notebook, tmp_path, ADA)
    metadata = dict(PdfReader(tmp_path / "worksheet-01-ada.pdf").metadata or {})
    assert metadata["/Title"] == "A recurrent network, step by step: Ada"
    assert {key for key in metadata if metadata[key]} <= {
        "/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped",
    }  # fmt: skip


def test_key_holds_every_number_of_the_recurrence(notebook: Experiment, tmp_path: Path) -> None:
    """The notebook's own run, by hand: W = 2, U = 1, b = 3, and the sequence with the same three."""
    print_all(notebook, tmp_path, ADA, vary="nothing", questions=4)
    s, h, rows = [1], 0, []
    for t in range(7):
        s.append(2 * s[t] + 3 + (s[t - 1] if t else 0))
        before, h = h, 2 * s[t] + h + 3
        rows.append([t, s[t], 2 * s[t], before, h, s[t + 1], h - s[t + 1]])
    text = text_of(tmp_path / "answers.pdf")
    for row in rows[:6]:
        assert " ".join(map(str, row)).replace("-", "−") in text
    assert f"h₆ = {rows[6][4]}" in text
    assert f"s₇ = {s[7]}" in text
    first = next(row for row in rows if row[-1] != 0)
    assert f"at t = {first[0]}, by {first[-1]}".replace("-", "−") in text


@pytest.mark.slow
def test_same_seed_prints_the_same_text_and_another_seed_another(
    notebook: Experiment, tmp_path: Path
) -> None:
    for folder, seed in (("a", 1), ("b", 1), ("c", 2)):
        print_all(notebook, tmp_path / folder, *copies(2, seed))
    texts = [[text_of(path) for path in sorted((tmp_path / folder).iterdir())] for folder in "abc"]
    assert texts[0] == texts[1]
    assert all(one != other for one, other in zip(texts[0], texts[2], strict=True))


@pytest.mark.slow
def test_another_process_prints_the_same_text(notebook: Experiment, tmp_path: Path) -> None:
    (tmp_path / "class.csv").write_text("name\nAda\n")
    print_all(notebook, tmp_path / "here", ADA)
    command = [sys.executable, "-m", "gui.launch", "worksheet", "notebook", "--out", str(tmp_path / "there"),
               "--class", str(tmp_path / "class.csv"), "--seed", "1"]  # fmt: skip
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7"}, capture_output=True, text=True
    )
    assert done.stdout == f"1 worksheet and answers.pdf are in {tmp_path / 'there'}\n", done.stderr
    for name in ("worksheet-01-ada.pdf", "answers.pdf"):
        assert text_of(tmp_path / "there" / name) == text_of(tmp_path / "here" / name)


def test_class_in_one_file_has_a_page_a_student(notebook: Experiment, tmp_path: Path) -> None:
    print_all(notebook, tmp_path, Student("Ada", "1"), Student("Zoë", "2"), is_one_file=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.pdf", "worksheets.pdf"]
    ada, zoe = text_of(tmp_path / "worksheets.pdf").split("\n")
    assert "Name Ada" in ada
    assert "Name Zoë" in zoe
    assert ada.endswith("Page 1 of 1")


def test_student_without_a_name_gets_a_line_to_write_on(notebook: Experiment, tmp_path: Path) -> None:
    print_all(notebook, tmp_path, *copies(1, 0))
    assert "Name Date Fill in the blanks" in re.sub(r"\W+", " ", text_of(tmp_path / "worksheet-01.pdf"))


def test_printing_that_is_stopped_writes_nothing(notebook: Experiment, tmp_path: Path) -> None:
    printing = print_class(PrintOrder(notebook, copies(3, 0), WorksheetOptions(), tmp_path / "new"))
    assert next(printing) == 1
    printing.close()  # type: ignore[attr-defined]
    assert not (tmp_path / "new").exists()


def test_folder_that_may_not_be_made_is_one_sentence(
    notebook: Experiment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kinds: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "mkdir", refuse)  # who runs the tests may be allowed everything
    with pytest.raises(FileError, match=r"^the folder new cannot be made: there is no permission to do so$"):
        print_all(notebook, tmp_path / "new", ADA)


def test_file_that_cannot_be_replaced_is_one_sentence(notebook: Experiment, tmp_path: Path) -> None:
    (tmp_path / "answers.pdf").mkdir()
    with pytest.raises(FileError, match=r"^answers\.pdf cannot be written: a folder has that name$"):
        print_all(notebook, tmp_path, ADA)


def test_file_in_place_of_the_folder_is_one_sentence(notebook: Experiment, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(FileError, match=r"^taken is a file, not a folder$"):
        print_all(notebook, tmp_path / "taken", ADA)
    with pytest.raises(FileError, match=r"^the folder b cannot be made: taken is a file$"):
        print_all(notebook, tmp_path / "taken" / "b", ADA)
    with pytest.raises(FileError, match=r"^the folder b cannot be made: .* does not exist$"):
        print_all(notebook, tmp_path / "a" / "b", ADA)
