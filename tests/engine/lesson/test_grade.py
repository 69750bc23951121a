"""A class is graded: judged again, counted, and printed safely."""

import csv
import os
import random
import re
import time
from pathlib import Path
from typing import Any

import pytest

from engine.command.grade import main
from engine.command.grade_table import COLUMNS
from engine.lesson.grade import POINTS, ClassGrade, grade_folder, outcome_of
from engine.lesson.lesson import Lesson, find_lesson, lesson_of
from engine.lesson.progress import AnswerRecord, Progress, answered, begun, given_up, hinted
from engine.lesson.results import CHANGED, ENDING, LessonResult, Results, save, to_json
from resources.library import lesson_names
from tests.engine.lesson.test_results import hostile_text
from tests.engine.lesson_results import hand_in
from tests.engine.lesson_texts import HEAD, asked, page

TEXT = HEAD + page(
    asked("predict", 'answer = "y at 4"\nhints = ["a", "b"]'),
    asked("choose", 'options = [{text = "a", right = true}, {text = "b"}]'),
) + page(asked("order", 'items = ["a", "b", "c"]'))  # fmt: skip
LESSON = lesson_of(TEXT, "own")
HOSTILE = 10_000
BOUND = 120  # seconds of a processor; what is quadratic takes hours


def right(name: str) -> object:
    question, scene = LESSON.questions[name]
    return question.right_answer(scene)


def hand_in_one(
    folder: Path, progress: Progress, student: str = "Ada", file: str = "a", **others: str
) -> None:
    results = Results(student=student, lessons=(LessonResult(title="Test", progress=progress),), **others)
    save(folder / f"{file}{ENDING}", results)


def outcomes(folder: Path, *lessons: Lesson) -> dict[str, str]:
    return dict(grade_folder(folder, lessons).students[0].lessons[0].outcomes)


def printed(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 0) -> tuple[str, str]:
    assert main([str(argument) for argument in arguments]) == status
    captured = capsys.readouterr()
    return captured.out, captured.err


# ── judged ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("fields", "is_right", "outcome"),
    [
        ({"answer": 1, "tries": 1}, True, "first"),
        ({"answer": 1, "tries": 2}, True, "later"),
        ({"answer": 1, "tries": 1, "hints": 1}, True, "later"),
        ({"answer": 1, "tries": 1}, False, "wrong"),
        ({"answer": 1, "tries": 1, "gave_up": True}, False, "gave_up"),
        ({"answer": 1, "tries": 1, "gave_up": True}, True, "gave_up"),
        ({"gave_up": True}, False, "gave_up"),
        ({}, False, "open"),
        ({"hints": 2}, False, "open"),
    ],
)
def test_outcome_of_a_record(fields: dict[str, object], is_right: bool, outcome: str) -> None:
    assert outcome_of(AnswerRecord.parse({"question": "1.1", **fields}), is_right) == outcome


def test_points_follow_the_rule(tmp_path: Path) -> None:
    progress = answered(hinted(begun(LESSON), LESSON, "1.1"), LESSON, "1.1", right("1.1"))
    progress = answered(progress, LESSON, "1.2", right("1.2"))
    progress = given_up(progress, LESSON, "2.1")
    hand_in_one(tmp_path, progress)
    student = grade_folder(tmp_path, [LESSON]).students[0]
    assert dict(student.lessons[0].outcomes) == {"1.1": "later", "1.2": "first", "2.1": "gave_up"}
    assert student.points == POINTS["first"] + POINTS["later"] == 1.5
    assert student.most == 3


def test_open_questions_of_a_known_lesson_count(tmp_path: Path) -> None:
    hand_in_one(tmp_path, answered(begun(LESSON), LESSON, "1.1", right("1.1")))
    assert outcomes(tmp_path, LESSON) == {"1.1": "first", "1.2": "open", "2.1": "open"}


def test_what_a_file_claims_is_not_believed(tmp_path: Path) -> None:
    claims = (
        AnswerRecord(question="1.1", answer=-1, is_right=True, tries=1),
        AnswerRecord(question="1.2", is_right=True, tries=1),
        AnswerRecord(question="2.1", answer={"a": [1]}, is_right=True, tries=1),
        AnswerRecord(question="9.9", answer=1, is_right=True, tries=1),
    )
    hand_in_one(tmp_path, begun(LESSON).replace(answers=claims))
    assert outcomes(tmp_path, LESSON) == {"1.1": "wrong", "1.2": "wrong", "2.1": "wrong"}


def test_right_answer_counts_although_the_file_says_otherwise(tmp_path: Path) -> None:
    hand_in_one(tmp_path, begun(LESSON).with_record(AnswerRecord(question="1.2", answer=0, tries=1)))
    assert outcomes(tmp_path, LESSON)["1.2"] == "first"


def test_unknown_lesson_is_taken_as_recorded(tmp_path: Path) -> None:
    hand_in_one(tmp_path, answered(begun(LESSON), LESSON, "1.1", right("1.1")))
    assert outcomes(tmp_path) == {"1.1": "first"}
    assert grade_folder(tmp_path).students[0].lessons[0].lesson is None


def test_another_version_of_a_lesson_is_another_lesson(tmp_path: Path) -> None:
    hand_in_one(tmp_path, answered(begun(LESSON), LESSON, "1.1", right("1.1")))
    changed = lesson_of(TEXT.replace("y at 4", "y at 5"), "own")
    assert outcomes(tmp_path, changed) == {"1.1": "first"}


def test_built_in_lessons_are_known(tmp_path: Path) -> None:
    lesson = find_lesson(lesson_names()[0])
    hand_in(tmp_path, 1, [lesson])
    assert grade_folder(tmp_path).students[0].lessons[0].lesson == lesson


def test_questions_are_counted_over_the_class(tmp_path: Path) -> None:
    for number in range(4):
        progress = answered(begun(LESSON), LESSON, "1.1", right("1.1"))
        progress = answered(progress, LESSON, "1.2", 0 if number < 1 else 1)
        progress = answered(answered(progress, LESSON, "2.1", [2, 1, 0]), LESSON, "2.1", [0, 1, 2])
        hand_in_one(tmp_path, progress, student=f"S{number}", file=str(number))
    graded = grade_folder(tmp_path, [LESSON])
    assert [(one.question, one.asked, one.right, one.first) for one in graded.questions] == [
        ("1.1", 4, 4, 4),
        ("1.2", 4, 1, 1),
        ("2.1", 4, 4, 0),
    ]
    assert graded.hardest == graded.questions[1]


def test_no_question_is_hardest_where_all_are_right(tmp_path: Path) -> None:
    assert ClassGrade(()).hardest is None


# ── printed ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The lesson's file."""
    path = tmp_path / "own.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the results are."""
    path = tmp_path / "class"
    path.mkdir()
    return path


def test_table_has_every_student_and_question(
    capsys: pytest.CaptureFixture[str], own: Path, folder: Path
) -> None:
    hand_in(folder, 3, [LESSON])
    out, err = printed(capsys, "--lesson", own, folder)
    assert err == ""
    assert re.findall(r"Student \d\d", out) == ["Student 00", "Student 01", "Student 02"]
    assert "hardest" in out
    assert "It proves neither who answered nor how." in out
    assert "not judged again" not in out
    assert "not judged again" in printed(capsys, folder)[0]


def test_only_results_of_the_folder_itself_are_read(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    hand_in(folder, 1, [LESSON])
    (folder / "deeper").mkdir()
    (folder / f"folder{ENDING}").mkdir()
    hand_in(folder / "deeper", 2, [LESSON], seed=2)
    (folder / "notes.txt").write_text("notes", encoding="utf-8")
    assert len(grade_folder(folder).students) == 1
    assert printed(capsys, folder)[1] == ""


def test_damaged_files_are_noted_and_listed(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    hand_in(folder, 2, [LESSON])
    first = folder / f"00{ENDING}"
    first.write_text(first.read_text("utf-8").replace("Student", "Stud3nt"), encoding="utf-8")
    (folder / f"bad{ENDING}").write_text("{", encoding="utf-8")
    out, err = printed(capsys, folder)
    notes = err.splitlines()
    assert notes[0] == f"note: 00{ENDING} {CHANGED}"
    assert notes[1].startswith(f"note: bad{ENDING} is not valid JSON")
    assert len(notes) == 2
    assert out.count("unreadable") == 2


def test_folder_that_may_not_be_read_is_told(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # who runs the tests may be allowed everything
    told = "error: class cannot be read: there is no permission to read it\n"
    assert printed(capsys, folder, status=2) == ("", told)


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({}, "error: class holds no file whose name ends in .results.json"),
        ({f"a{ENDING}": "{"}, "error: the only file in class could not be read"),
        ({f"a{ENDING}": "{", f"b{ENDING}": ""}, "error: none of the 2 files in class could be read"),
    ],
)
def test_folder_with_nothing_to_grade_is_an_error(
    capsys: pytest.CaptureFixture[str], folder: Path, files: dict[str, str], sentence: str
) -> None:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    out, err = printed(capsys, folder, status=2)
    assert out == ""
    assert err.splitlines()[-1] == sentence
    assert len(err.splitlines()) == len(files) + 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "error: the following arguments are required: FOLDER"),
        (["nowhere"], "error: nowhere is not a folder"),
        (["n" * 300], f"error: {'n' * 300} is not a folder"),
        ([".", "--lesson", "none.md"], "error: none.md does not exist"),
        ([".", "--colour"], "error: unrecognized arguments: --colour"),
    ],
)
def test_wrong_arguments_are_told(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert printed(capsys, *arguments, status=2) == ("", sentence + "\n")


def test_help_says_the_rule_and_what_the_checksum_is_worth(capsys: pytest.CaptureFixture[str]) -> None:
    out = " ".join(printed(capsys, "--help")[0].split())
    assert "½ for right later or with hints" in out
    assert "finds accidental change" in out


def test_two_files_of_a_student_are_told(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    for file, student in (("a", "Ada L."), ("b", " ada  l."), ("c", "Bo")):
        hand_in_one(folder, begun(LESSON), student=student, file=file)
    sentence = f"note: Ada L. has handed in 2 files, and each is counted: a{ENDING}, b{ENDING}\n"
    assert printed(capsys, folder)[1] == sentence


def test_same_name_in_another_group_is_another_student(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    for group in ("9a", "9b"):
        hand_in_one(folder, begun(LESSON), file=group, group=group)
    assert printed(capsys, folder)[1] == ""


NAMES = {
    "markup": "[red]Ada[/red] [link=file:///x]y[/link] :smile:",
    "unbalanced markup": "[/bold] \\[x]",
    "colour": "Ada\x1b[31m\x1b]0;title\x07",
    "line": "Ada\nBo\r\u2028Cy\x85",
    "direction": "Ada\u202eoB\u2066",
    "wide": "李小龙 ｱﾄﾞ",
    "accents": "Z" + "\u0351" * 90 + "oe",
    "right to left": "אדה لوفليس",
    "long": "A" * 100,
    "nothing but a sign": "A\x00",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_name_from_a_file_cannot_steer_the_terminal(
    capsys: pytest.CaptureFixture[str], folder: Path, name: str
) -> None:
    for file in ("a", "b"):
        hand_in_one(folder, begun(LESSON), student=name, file=file)
    out, err = printed(capsys, folder)
    assert err.startswith("note: ")
    assert err.count("\n") == 1
    for text in (out, err):
        assert not set(text) & set("\x1b\x07\r\x00\x85\u2028\u202e\u2066")
    if "[" in name and "\x1b" not in name:
        assert name[:20] in out


@pytest.mark.parametrize(
    "name", ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1+1", " =1+1", "\u200b=1+1", "＝1+1A", "|cmd A", "%A"]
)
def test_cell_of_csv_is_no_formula(folder: Path, tmp_path: Path, name: str) -> None:
    hand_in_one(folder, begun(LESSON), student=f"{name}A", group=name, file="=cmd")
    assert main([str(folder), "--csv", str(tmp_path / "out.csv")]) == 0
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [
        cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "＝", "|", "%", "\t"))
    ]
    assert f"'=cmd{ENDING}" in cells


@pytest.mark.parametrize("name", ["A;=1+1;", "A; @x", 'A;"=1+1', "A;;-1"])
def test_cell_of_csv_is_no_formula_where_semicolons_part_the_cells(
    folder: Path, tmp_path: Path, name: str
) -> None:
    hand_in_one(folder, begun(LESSON), student=name)
    assert main([str(folder), "--csv", str(tmp_path / "out.csv")]) == 0
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file, delimiter=";") for cell in row]
    assert not [cell for cell in cells if cell.strip(' "').startswith(("=", "+", "-", "@"))]


def test_csv_says_what_the_table_says(
    capsys: pytest.CaptureFixture[str], own: Path, folder: Path, tmp_path: Path
) -> None:
    hand_in(folder, 3, [LESSON])
    (folder / f"bad{ENDING}").write_text("{", encoding="utf-8")
    printed(capsys, folder, "--csv", tmp_path / "out.csv", "--lesson", own)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert [row["row"] for row in rows] == ["lesson", "total"] * 3 + ["unreadable"] + ["question"] * 3
    graded = grade_folder(folder, [LESSON])
    totals = [float(row["points"]) for row in rows if row["row"] == "total"]
    assert totals == [student.points for student in graded.students]
    right_of_all = sum(int(row["right first"] or 0) for row in rows if row["row"] == "question")
    assert right_of_all == sum(one.first for one in graded.questions)


def test_csv_that_cannot_be_written_is_told(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    hand_in(folder, 1, [LESSON])
    err = printed(capsys, folder, "--csv", tmp_path / "nowhere" / "out.csv", status=2)[1]
    assert err == "error: out.csv cannot be written: its folder does not exist\n"


# ── many ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
def test_ten_thousand_hostile_files_are_one_sentence_each(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    own: Path,
    folder: Path,
    tmp_path: Path,
) -> None:
    dice = random.Random(20260901)
    hand_in(tmp_path, 20, [LESSON])
    texts = [path.read_text("utf-8") for path in sorted(tmp_path.glob(f"*{ENDING}"))]
    for number in range(HOSTILE):
        data = hostile_text(dice, dice.choice(texts)).encode("utf-8", "replace")
        (folder / f"{number:05}{ENDING}").write_bytes(data)
    found: list[ClassGrade] = []

    def grade_and_tell(*given: Any) -> ClassGrade:
        found.append(grade_folder(*given))
        return found[-1]

    monkeypatch.setattr("engine.command.grade.grade_folder", grade_and_tell)
    began = time.process_time()
    out, err = printed(capsys, folder, "--lesson", own, "--csv", tmp_path / "out.csv")
    assert time.process_time() - began < BOUND
    (graded,) = found
    notes = [line for line in err.splitlines() if " has handed in " not in line]
    assert len(notes) == len(graded.unreadable)
    assert all(re.match(rf"note: \d{{5}}{re.escape(ENDING)}[: ]\S?.{{5}}", note) for note in notes)
    assert len(graded.students) + len(graded.unreadable) == HOSTILE
    assert len(graded.unreadable) > HOSTILE / 4
    assert out.count("unreadable") >= len(graded.unreadable)
    assert out.replace("\n", "").isprintable()


def test_text_of_results_is_the_same_each_time() -> None:
    results = Results(student="Ada", lessons=(LessonResult(progress=begun(LESSON)),))
    assert to_json(results) == to_json(results)
