"""`rnn-explorer lesson`: lessons are checked one a line, and the schema is printed."""

import json
from pathlib import Path

import pytest

from engine.command.lesson import main
from engine.lesson.schema import schema
from resources.library import LESSONS
from tests.engine.lesson_texts import HEAD, asked, page

GOOD = HEAD + page(asked("predict", 'answer = "y at 2"'))
WRONG = HEAD + page(asked("predict", 'answer = "y at 99"'))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("good.md", GOOD), ("two.md", GOOD + page("Text.")), ("wrong.md", WRONG)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 0) -> tuple[str, str]:
    assert main([str(argument) for argument in arguments]) == status
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_good_lessons_are_counted(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    out, err = printed(capsys, "check", folder / "good.md", folder / "two.md")
    assert out.splitlines() == [
        "ok: good.md: Test, 1 page, 1 question",
        "ok: two.md: Test, 2 pages, 1 question",
    ]
    assert err == ""


def test_every_file_is_checked_although_one_is_wrong(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    out, _ = printed(capsys, "check", folder / "wrong.md", folder / "none.md", folder / "good.md", status=2)
    where = "page 1 “A page”, predict in line 6"
    assert out.splitlines() == [
        f"error: wrong.md: {where}: answer is not right: t must be from 0 to 8, as this run has 9 steps",
        "error: none.md does not exist",
        "ok: good.md: Test, 1 page, 1 question",
    ]


def test_built_in_lesson_may_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "check", "01-sequence")[0].startswith("ok: 01-sequence: What memory_sum makes, ")


def test_lessons_of_the_course_are_told_where_none_has_the_name(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = printed(capsys, "check", "none", status=2)
    assert out.startswith("error: none does not exist, and no lesson of the course has that name: 01-")


def test_template_is_good(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = printed(capsys, "check", LESSONS / "template.md")
    assert out == "ok: template.md: My first lesson, 3 pages, 6 questions\n"


def test_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(printed(capsys, "--schema")[0]) == schema()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "error: a command is missing; try rnn-explorer lesson --help"),
        (["--schema", "check", "a.md"], "error: --schema stands alone; leave out check"),
        (["check"], "error: the following arguments are required: FILE"),
        (["play", "a.md"], "error: command must be check, got 'play'"),
    ],
)
def test_wrong_arguments_are_told(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    out, err = printed(capsys, *arguments, status=2)
    assert out == ""
    assert err.startswith(sentence.split("(choose")[0].strip())
    assert err.count("\n") == 1


def test_name_of_a_file_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    path = folder / "a\x1b[31m\n.md"
    path.write_text(GOOD, encoding="utf-8")
    out, _ = printed(capsys, "check", path)
    assert out == "ok: a [31m .md: Test, 1 page, 1 question\n"
