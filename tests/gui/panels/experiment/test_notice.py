"""The notice is there where one unit fails, and its button leads out."""

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from engine.explain.exact_network import exact_network
from engine.sequences.memory_sum import MemorySum
from gui.panels.experiment.notice import NoticePanel
from gui.state.context import Context


@pytest.fixture
def notice(context: Context, qtbot: QtBot) -> NoticePanel:
    notice = NoticePanel(context)
    qtbot.addWidget(notice)
    notice.show()
    qtbot.waitExposed(notice)
    return notice


def test_notice_says_what_one_unit_cannot_hold(notice: NoticePanel) -> None:
    assert notice.heading.text() == "One unit cannot hold xₜ₋₁"
    assert "last output" in notice.text.text()


def test_button_loads_the_exact_network_as_one_undo_step(
    context: Context, notice: NoticePanel, qtbot: QtBot
) -> None:
    before = context.document.experiment
    assert isinstance(before.sequence, MemorySum)
    qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    assert context.document.experiment.model == exact_network(before.sequence)
    assert not notice.isVisible()
    context.document.undo()
    assert context.document.experiment == before
    assert notice.isVisible()


def test_refusal_of_the_exact_network_is_told(context: Context, notice: NoticePanel, qtbot: QtBot) -> None:
    experiment = context.document.experiment
    sequence = experiment.sequence.replace(mem_len=2000, seq_len=2100)
    context.document.edit(experiment.replace(sequence=sequence))
    qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    assert "at most 1024" in notice.problem.text()
    assert context.document.experiment.model == experiment.model


def test_notice_is_hidden_where_one_unit_suffices(context: Context, qtbot: QtBot) -> None:
    context.document.open(Experiment(), None)
    notice = NoticePanel(context)
    qtbot.addWidget(notice)
    assert notice.isHidden()


def test_notice_shows_the_whole_text_in_a_narrow_column(notice: NoticePanel) -> None:
    notice.resize(200, notice.height())
    assert notice.height() == notice.layout().totalHeightForWidth(200)


def test_notice_tells_that_the_focus_must_leave_before_it_hides(
    context: Context, notice: NoticePanel, qtbot: QtBot
) -> None:
    notice.button.setFocus()
    with qtbot.waitSignal(notice.left, timeout=1000):
        qtbot.keyClick(notice.button, Qt.Key.Key_Space)


def test_notice_that_has_not_the_focus_takes_it_from_nobody(
    context: Context, notice: NoticePanel, qtbot: QtBot
) -> None:
    for button in (notice.button, notice.tell):
        button.clearFocus()
    with qtbot.assertNotEmitted(notice.left):
        context.document.open(Experiment(), None)
    assert not notice.isVisible()


def test_question_is_seen_again_after_it_was_answered(
    context: Context, notice: NoticePanel, qtbot: QtBot
) -> None:
    asked = notice.question.height()
    notice.tell.click()
    qtbot.waitUntil(lambda: notice.height() > 2 * asked)
    notice.button.click()
    qtbot.waitUntil(lambda: not notice.isVisible())
    context.document.undo()
    qtbot.waitUntil(lambda: notice.question.height() == asked > 0)


def test_what_was_told_of_one_experiment_is_asked_of_the_next(
    context: Context, notice: NoticePanel, qtbot: QtBot
) -> None:
    """A lesson's page that told it left the answer there, for the experiment that came back."""
    own = context.document.experiment
    aside = context.document.put_aside()
    context.document.open(own.replace(name="a page"), None)
    qtbot.mouseClick(notice.tell, Qt.MouseButton.LeftButton)
    assert notice.text.isVisible()
    context.document.open_again(aside)
    assert notice.question.isVisible()
    assert not notice.text.isVisible()
    assert not notice.button.isVisible()
