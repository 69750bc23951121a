"""The page of a lesson as a PDF: text, pictures of the plots, steps; no answer before it is given."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PyQt6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.lesson.lesson import lesson_of
from gui.lesson.handout import LessonHandout
from gui.plots.plot_area import PlotArea
from gui.state.context import Context
from tests.gui.state.lesson.test_lessons import TEXT


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> LessonHandout:
    """The writer, with the short lesson open at its first page."""
    window = QWidget()
    plots = PlotArea(context)
    for widget in (window, plots):
        qtbot.addWidget(widget)
    plots.resize(600, 500)
    plots.show()
    context.lessons.open(lesson_of(TEXT, "two-pages"))
    qtbot.waitUntil(lambda: context.client.trace.steps == 4)
    return LessonHandout(context, plots, window)


def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_page_is_written_with_text_pictures_and_steps(page: LessonHandout, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    assert page.write(path)
    reader = PdfReader(path)
    assert sum(len(one.images) for one in reader.pages) == 3
    text = words(path)
    assert "Ask" in text
    assert "What is the target at t = 4?" in text
    assert "Then go on" not in text, "that follows the question"


def test_answer_is_on_paper_only_after_it_was_given(
    page: LessonHandout, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    question, scene = context.lessons.lesson.questions["1.1"]
    right = str(int(question.right_answer(scene)))
    assert page.write(tmp_path / "before.pdf")
    context.lessons.answer("1.1", question.right_answer(scene))
    qtbot.waitUntil(lambda: context.client.trace.steps == 9)
    assert page.write(tmp_path / "after.pdf")
    assert right not in words(tmp_path / "before.pdf").split()
    assert right in words(tmp_path / "after.pdf").split()


def test_dark_window_prints_light_and_stays_dark(
    page: LessonHandout, context: Context, tmp_path: Path
) -> None:
    context.theme.set_mode("dark")
    assert page.write(tmp_path / "page.pdf")
    assert context.theme.is_dark
    image = next(iter(PdfReader(tmp_path / "page.pdf").pages[0].images)).image
    assert image.convert("L").getpixel((2, 2)) > 240


def test_folder_that_is_gone_is_told(page: LessonHandout, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.failed):
        assert not page.write(tmp_path / "gone" / "page.pdf")
