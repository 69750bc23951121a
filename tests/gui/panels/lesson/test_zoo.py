"""The card of the bug zoo: every specimen can be solved through it, and it gives nothing away before."""

from collections.abc import Callable

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QAbstractButton, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from engine.run.name import Name, Number
from engine.zoo.base import Specimen
from engine.zoo.every import specimen, specimens
from gui.panels.lesson.zoo import ZooPanel
from gui.state.context import Context
from tests.gui.panels.conftest import Show

LEFT = Qt.MouseButton.LeftButton
every = pytest.mark.parametrize("one", specimens(), ids=lambda one: one.name)
Enter = Callable[[Specimen], ZooPanel]


@pytest.fixture
def enter(ended: Context, show: Show, qtbot: QtBot) -> Enter:
    """The card with a specimen whose run is there."""

    def enter(one: Specimen) -> ZooPanel:
        panel = show(ZooPanel)
        client, transport = ended.client, ended.transport
        ended.zoo.open(one)
        qtbot.waitUntil(lambda: client.plan.job == transport.job and client.ending is not None)
        return panel

    return enter


def pick(panel: ZooPanel, quantity: str, qtbot: QtBot) -> None:
    """Pick a quantity from the list by keys alone, and press the button beside it."""
    picker = panel.accusation.quantity
    names = [name for _, name in panel.accusation._choices()]
    picker.setFocus()
    qtbot.keyClick(picker, Qt.Key.Key_Home)
    for _ in range(names.index(quantity)):
        qtbot.keyClick(picker, Qt.Key.Key_Down)
    picker.activated.emit(picker.currentIndex())
    qtbot.keyClick(panel.accusation.accuse, Qt.Key.Key_Space)


def words(panel: ZooPanel) -> str:
    """All that can be read on it, tooltips too."""
    widgets = [*panel.findChildren(QLabel), *panel.findChildren(QAbstractButton)]
    texts = [text for widget in widgets if widget.isVisible() for text in (widget.text(), widget.toolTip())]
    return " ".join([*texts, *(picker.toolTip() for picker in panel.findChildren(QComboBox))])


@every
def test_specimen_is_solved_by_the_list(ended: Context, enter: Enter, one: Specimen, qtbot: QtBot) -> None:
    panel = enter(one)
    ended.transport.go_to(one.first_t)
    pick(panel, one.culprit, qtbot)
    assert panel.found.text().startswith("✓ Found")
    assert panel.explanation.text().replace("\N{NO-BREAK SPACE}", " ") == one.explanation
    assert one.report in panel.report.text()
    assert panel.report.toolTip() == one.url
    assert panel.report.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


@every
def test_card_gives_nothing_away_before(ended: Context, enter: Enter, one: Specimen) -> None:
    panel = enter(one)
    ended.zoo.ask(True)
    for hidden in (one.explanation, one.report, one.name, type(one).__name__):
        assert not hidden or hidden not in words(panel)
    assert one.symptom.replace(" = ", "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}") == panel.symptom.text()


def test_wrong_answer_is_told_and_another_may_follow(enter: Enter, qtbot: QtBot) -> None:
    panel = enter(specimen("bias_twice"))
    pick(panel, "xW", qtbot)
    assert panel.missed.text() == "✗ This number is right. The mistake is somewhere else."
    pick(panel, "error", qtbot)
    assert "because an earlier one is" in panel.missed.text()
    assert panel.missed.text().endswith("2 tries.")
    assert not panel.explanation.isVisible()
    pick(panel, "a", qtbot)
    assert panel.found.text().endswith("3 tries.")


def test_button_makes_the_next_click_the_answer(ended: Context, enter: Enter, qtbot: QtBot) -> None:
    panel = enter(specimen("bias_twice"))
    qtbot.mouseClick(panel.accusation.click, LEFT)
    assert "press Esc" in panel.task.text()
    ended.zoo.take_click(Number(Name("a", 0), 0, 0), "numpy")
    assert panel.found.isVisible()


def test_esc_takes_back_that_the_next_click_counts(ended: Context, enter: Enter, qtbot: QtBot) -> None:
    panel = enter(specimen("bias_twice"))
    qtbot.mouseClick(panel.accusation.click, LEFT)
    qtbot.keyClick(panel.accusation.click, Qt.Key.Key_Escape)
    assert not ended.zoo.is_asking
    assert not panel.accusation.click.isChecked()


def test_hints_come_one_by_one(enter: Enter, qtbot: QtBot) -> None:
    panel = enter(specimen("state_reset"))
    qtbot.mouseClick(panel.accusation.hint, LEFT)
    assert panel.hints.text().count("\n") == 0
    qtbot.mouseClick(panel.accusation.hint, LEFT)
    assert "products with the weights" in panel.hints.text()
    assert not panel.accusation.hint.isEnabled()
    assert panel.accusation.hint.toolTip() == "There is no further hint."


def test_next_specimen_opens_the_next(ended: Context, enter: Enter, qtbot: QtBot) -> None:
    panel = enter(specimens()[1])
    ended.zoo.accuse(0, "a")
    with qtbot.waitSignal(panel.title_changed, check_params_cb=lambda title: title == "Specimen 3"):
        qtbot.mouseClick(panel.next, LEFT)
    assert not panel.found.isVisible()


def test_last_specimen_has_no_next(ended: Context, enter: Enter) -> None:
    panel = enter(specimens()[1])
    ended.zoo.solved = frozenset(one.name for one in specimens())
    ended.zoo.accuse(0, "a")
    assert not panel.next.isVisible()
    assert panel.found.text().endswith("You have found them all.")


def test_leaving_gives_back_the_users_experiment(ended: Context, enter: Enter, qtbot: QtBot) -> None:
    before = ended.document.experiment
    panel = enter(specimens()[4])
    qtbot.mouseClick(panel.leave, LEFT)
    assert ended.document.experiment is before
    assert "menu Zoo" in panel.symptom.text()
    assert not panel.accusation.isVisible()


def test_changed_specimen_is_put_back_by_a_button(ended: Context, enter: Enter, qtbot: QtBot) -> None:
    one = specimens()[4]
    panel = enter(one)
    with qtbot.waitSignal(ended.client.finished):
        ended.document.edit(one.experiment.replace(seed=5))
    assert panel.changed.isVisible()
    assert not panel.accusation.click.isEnabled()
    with qtbot.waitSignal(ended.client.finished):
        qtbot.mouseClick(panel.changed.button, LEFT)
    assert not panel.changed.isVisible()
    assert panel.accusation.click.isEnabled()


def test_list_says_which_t_it_is_about(ended: Context, enter: Enter) -> None:
    panel = enter(specimens()[0])
    ended.transport.go_to(5)
    assert panel.accusation.quantity.placeholderText() == "number at t = 5"
    panel.accusation.quantity.setCurrentIndex(2)
    ended.transport.go_to(4)
    assert panel.accusation.quantity.currentText() == "h₃ U, the recurrent part"


def test_list_holds_the_readout_only_where_there_is_one(enter: Enter) -> None:
    panel = enter(specimen("one_step_samples"))
    assert "y₀, the readout" in [text for text, _ in panel.accusation._choices()]
    panel = enter(specimen("times_for_plus"))
    assert "y₀, the readout" not in [text for text, _ in panel.accusation._choices()]
