"""What every card of a question does, of whichever kind."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QFont
from PyQt6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from engine.lesson.lesson import QUESTIONS
from engine.lesson.progress import AnswerRecord
from gui.questions import card_classes, card_for
from gui.questions.phrase import Phrase
from gui.questions.plate import Plate
from gui.state.context import Context
from tests.access import controls, readable
from tests.gui.questions.conftest import FIELDS, WRONG, Ask, lay_out, lesson_with, question_of

every = pytest.mark.parametrize("kind", FIELDS)
judged = pytest.mark.parametrize("kind", WRONG)
ROLES = [role.value for role in Qt.ItemDataRole if role.value < Qt.ItemDataRole.UserRole.value + 10]


def told(root: QWidget) -> Iterator[str]:
    """All that a widget and everything in it says or holds, whether it is seen or not."""
    for widget in [root, *root.findChildren(QWidget)]:
        for text in ("toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription"):
            yield getattr(widget, text)()
        yield from (readable(widget.property(bytes(name).decode())) for name in widget.dynamicPropertyNames())
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit():
                yield from (widget.text(), widget.placeholderText())
            case QTextEdit():
                yield from (widget.toPlainText(), widget.toHtml())
            case Phrase():
                yield widget.text
            case QComboBox():
                for index in range(widget.count()):
                    yield from (readable(widget.itemData(index, role)) for role in ROLES)


def words(root: QWidget) -> str:
    return "\n".join(told(root))


def test_an_address_in_memory_is_no_word() -> None:
    assert [readable(value) for value in (QFont(), "31", 31, 3.1)] == ["", "31", "31", "3.1"]


def press(button: QAbstractButton, qtbot: QtBot) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_kind_of_question_has_one_card() -> None:
    assert Counter(card.kind for card in card_classes()) == Counter(QUESTIONS)


@every
def test_nothing_that_is_not_due_is_anywhere_in_the_card(ask: Ask, kind: str) -> None:
    one = ask(kind)
    for early in ("distinctive", "vaguest", "indeed", "recurrent_kernel="):
        assert early not in words(one.card)
    one.hint()
    assert "vaguest" in words(one.card)
    assert "distinctive" not in words(one.card)
    one.hint()
    assert "distinctive-hint" in words(one.card)
    assert "distinctive-explanation" not in words(one.card)


@judged
def test_wrong_answer_is_told_and_the_right_one_is_not(ask: Ask, kind: str, qtbot: QtBot) -> None:
    one = ask(kind)
    one.answer(WRONG[kind])
    assert one.card.outcome.mark.kind == "wrong"
    assert one.card.outcome.isVisible()
    assert "Try again" in one.card.outcome.mark.words.text()
    assert "distinctive-explanation" not in words(one.card)
    assert one.card.give_up_button.isHidden()
    one.answer(WRONG[kind])
    press(one.card.give_up_button, qtbot)
    assert one.record.gave_up
    assert "distinctive-explanation" in words(one.card)
    assert one.card.outcome.mark.kind == "shown"


@every
def test_right_answer_is_marked_and_explained(ask: Ask, kind: str) -> None:
    one = ask(kind)
    question, scene = question_of(one.lesson)
    one.answer(question.right_answer(scene))
    assert one.record.is_right
    assert (one.card.outcome.mark.kind, one.card.outcome.mark.words.text()) == ("right", "Right")
    assert "distinctive-explanation" in words(one.card)
    assert not one.card.is_active
    for button in (one.card.answer_button, one.card.hint_button, one.card.give_up_button):
        assert button.isHidden()


@every
def test_hints_open_level_by_level_and_stay(ask: Ask, kind: str, qtbot: QtBot) -> None:
    one = ask(kind)
    assert one.card.hint_button.text() == "Hint (1 of 2)"
    press(one.card.hint_button, qtbot)
    lay_out(one.card)
    assert one.card.hint_button.text() == "Hint (2 of 2)"
    press(one.card.hint_button, qtbot)
    assert one.card.hint_button.isHidden()
    assert [hint.text.strip() for hint in one.card.hints] == ["the vaguest help", "a distinctive-hint"]
    assert one.record.hints == 2
    assert one.answers == []


@judged
def test_card_comes_back_as_it_was(ask: Ask, kind: str, context: Context, qtbot: QtBot) -> None:
    one = ask(kind)
    one.hint()
    one.answer(WRONG[kind])
    again = card_for(*question_of(one.lesson), context)
    qtbot.addWidget(again)
    again.show_record(one.record)
    assert again.answer() == WRONG[kind]
    assert again.outcome.mark.kind == "wrong"
    assert len(again.hints) == 1


@every
@pytest.mark.parametrize("answer", ["nonsense", -1, [0], {"a": [1, 2]}, True, 10**400], ids=range(6))
def test_answer_from_a_damaged_file_counts_as_none(
    context: Context, kind: str, answer: object, qtbot: QtBot
) -> None:
    card = card_for(*question_of(lesson_with(kind)), context)
    qtbot.addWidget(card)
    card.show_record(AnswerRecord(question="1.1", answer=answer, tries=1))
    assert card.outcome.mark.kind in ("wrong", "right")


@every
def test_every_control_has_a_name_of_its_kind_and_a_tooltip(ask: Ask, kind: str) -> None:
    one = ask(kind)
    one.hint()
    lay_out(one.card)
    for control in controls(one.card):
        assert control.accessibleName().startswith(f"{one.card.kind_name}: "), control
        if not isinstance(control, QTextEdit):
            assert control.toolTip().endswith("."), control


@every
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut_in_a_narrow_column(ask: Ask, kind: str, context: Context, scale: float) -> None:
    one = ask(kind)
    context.theme.set_scale(scale)
    try:
        one.hint()
        if kind in WRONG:
            one.answer(WRONG[kind])
        one.card.resize(context.theme.px(340), 10)
        lay_out(one.card)
        assert one.card.minimumSizeHint().width() <= context.theme.px(340)
        for part in one.card.findChildren(QWidget):
            if part.isVisible() and isinstance(part, Phrase | Plate | QAbstractButton | QTextEdit | QLabel):
                assert part.width() >= part.minimumSizeHint().width(), part
                needed = part.heightForWidth(part.width()) if part.hasHeightForWidth() else 0
                assert part.height() >= needed, (part, part.height(), needed)
                inside = part.parentWidget().contentsRect()
                assert inside.contains(part.geometry()) or isinstance(part.parentWidget(), QTextEdit), part
    finally:
        context.theme.set_scale(1.0)


@every
def test_links_of_the_texts_are_told(ask: Ask, kind: str, qtbot: QtBot) -> None:
    one = ask(kind)
    with qtbot.waitSignal(one.card.link_clicked) as clicked:
        one.card.ask.link_clicked.emit("go:2")
    assert clicked.args == ["go:2"]
    one.card.describe_link = lambda address: f"does {address}"
    assert one.card.ask.describe("go:2") == "does go:2"


@every
def test_closed_card_takes_part_no_more(ask: Ask, kind: str, context: Context) -> None:
    one = ask(kind)
    one.card.close_question()
    context.playhead.move(4)
    context.document.edit(context.document.experiment.replace(seed=5))
    assert not one.card.is_active
    assert one.answers == []
