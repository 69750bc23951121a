"""Manual, keys, words and What is this?, by keys and by mouse."""

from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from engine.lesson.action import PANELS
from engine.manual.glossary import glossary
from gui.shell.main_window import MainWindow
from tests.end_to_end.hands import Hands

LEFT = Qt.MouseButton.LeftButton


def label(window: MainWindow, text: str) -> QLabel:
    """The label of a field that is seen."""
    labels = window.parts.card("model").content.findChildren(QLabel)
    return next(one for one in labels if one.isVisible() and one.text().partition("\n")[0] == text)


def test_manual_goes_by_links_back_and_forward(window: MainWindow, qtbot: QtBot) -> None:
    Hands(window, qtbot).key("F1")
    manual = window.help_desk.manual
    assert manual is not None
    assert manual.page.name == "window"
    manual.view.link_clicked.emit("page:stepping")
    manual.view.link_clicked.emit("word:ulp")
    qtbot.waitUntil(lambda: manual.column.verticalScrollBar().value() > 0)
    assert manual.page.name == "glossary"
    manual.activateWindow()
    QTest.keyClick(manual, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert manual.page.name == "stepping"
    manual.forward.click()
    assert (manual.page.name, manual.forward.isEnabled()) == ("glossary", False)
    manual.close()


def test_manual_is_searched_and_the_first_place_opened(window: MainWindow, qtbot: QtBot) -> None:
    window.help_desk.open_manual()
    manual = window.help_desk.manual
    manual.line.setFocus()
    qtbot.waitUntil(manual.line.hasFocus)
    QTest.keyClicks(manual.line, "reset gate")
    assert "reset_after" in manual.contents.item(0).text() or "GRU" in manual.contents.item(0).text()
    QTest.keyClick(manual.line, Qt.Key.Key_Return)
    assert manual.page.name == "glossary"
    manual.line.setText("no such words at all")
    assert manual.contents.item(0).text() == "Nothing was found."
    manual.close()


def test_every_panel_of_a_link_is_shown(window: MainWindow) -> None:
    for name in PANELS:
        if name != "notice":
            window.help_desk.follow(f"panel:{name}")
            assert window.parts.card(name).isVisible()


def test_every_word_is_in_the_palette_and_in_the_manual(window: MainWindow) -> None:
    listed = [entry.title for entry in window.finder._collect() if entry.kind == "Glossary"]
    assert listed == [word.name for word in glossary()]


def test_a_click_on_a_label_explains_its_word(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(label(window, "kernel W"), LEFT)
    card = window.help_desk.card
    assert card.isVisible()
    assert card.view.text.startswith("kernel")
    assert window.rect().contains(card.geometry())
    QTest.keyClick(card.view, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_a_click_elsewhere_ends_the_card_and_does_what_it_does(window: MainWindow, qtbot: QtBot) -> None:
    window.transport.first()
    qtbot.mouseClick(label(window, "kernel W"), LEFT)
    qtbot.mouseClick(window.transport_bar.step, LEFT)
    assert not window.help_desk.card.isVisible()
    assert window.context.playhead.t == 1


def test_what_is_this_tells_of_a_button_and_does_not_press_it(window: MainWindow, qtbot: QtBot) -> None:
    window.transport.first()
    Hands(window, qtbot).key("Shift+F1")
    assert QGuiApplication.overrideCursor() is not None
    qtbot.mouseClick(window.transport_bar.last, LEFT)
    card = window.help_desk.card
    assert "Show the last recorded step" in card.view.text
    assert window.context.playhead.t == 0
    assert QGuiApplication.overrideCursor() is None
    card.end()


def test_what_is_this_tells_of_a_field_its_panel_and_its_words(window: MainWindow, qtbot: QtBot) -> None:
    window.help_desk.what.toggle()
    field = window.parts.card("model").content.weights.kernel.single.field
    qtbot.mouseClick(field, LEFT)
    text = window.help_desk.card.view.text
    assert text.startswith("kernel")
    assert "Model:" in text
    assert not field.hasFocus()
    window.help_desk.card.end()


def test_what_is_this_ends_by_escape(window: MainWindow, qtbot: QtBot) -> None:
    window.help_desk.what.toggle()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.help_desk.what.is_on
    assert QApplication.overrideCursor() is None


def test_what_is_this_ends_with_the_window(window: MainWindow) -> None:
    window.help_desk.what.toggle()
    window.hide()
    assert not window.help_desk.what.is_on
    assert QApplication.overrideCursor() is None
    window.show()


def test_what_is_this_says_something_of_every_panel_and_plot(window: MainWindow, qtbot: QtBot) -> None:
    for card in window.cards:
        if card.isVisible() and not card.visibleRegion().isEmpty():
            window.help_desk.what.toggle()
            qtbot.mouseClick(card.content, LEFT, pos=QPoint(2, card.content.height() - 2))
            assert len(window.help_desk.card.view.text) > 40, card.objectName()
            window.help_desk.card.end()


def test_keys_are_searched_by_subject_and_fit_the_screen(window: MainWindow) -> None:
    dialog = window.help_desk.show_keys()
    screen = window.screen().availableGeometry()
    assert dialog.height() <= screen.height()
    QTest.keyClicks(dialog.line, "breakpoint next")
    groups = [dialog.tree.topLevelItem(row) for row in range(dialog.tree.topLevelItemCount())]
    seen = [group.child(row).text(0) for group in groups for row in range(group.childCount())
            if not group.child(row).isHidden()]  # fmt: skip
    assert seen == ["F8"]
    dialog.line.setText("nothing of that kind")
    assert not dialog.tree.isVisible()
    dialog.close()
