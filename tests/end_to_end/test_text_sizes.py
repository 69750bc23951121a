"""Text from 100 to 200 %, in English and a third longer, is never cut off."""

from collections.abc import Callable, Iterator

import pytest
from PyQt6.QtCore import QSize, QTimer
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.sequences.values import Values
from gui.shell.main_window import MainWindow
from gui.workspaces.every import workspaces
from resources.library import lesson_names
from tests.fitting import clipped

SCALES = {(1920, 1080): (1.0, 1.5, 2.0), (1280, 800): (1.0, 1.25, 1.5, 2.0)}
FRAME = QSize(16, 48)  # px that the desktop's own title bar and edges take


Settle = Callable[[], None]


@pytest.fixture
def settle(qtbot: QtBot) -> Settle:
    """Let layouts within layouts find their sizes."""

    def wait() -> None:
        timer = QTimer(singleShot=True, interval=0)
        with qtbot.waitSignal(timer.timeout):
            timer.start()

    return wait


def fit(window: MainWindow, size: QSize, scale: float, settle: Settle) -> None:
    """Give the window a size of text and of its own, as a screen of that size leaves it."""
    window.theme.set_scale(scale)
    settle()
    window.resize(size)
    window.reset_layout()
    settle()
    window.resize(size)


def views(window: MainWindow, settle: Settle) -> Iterator[str]:
    """Every panel of every workspace in front of its tabs at one time or another, then a lesson."""
    for one in workspaces():
        window.workspaces.go_to(one.name)
        settle()
        cards = [card for card in window.cards if not card.isHidden()]
        groups = {frozenset([card, *window.tabifiedDockWidgets(card)]) & {*cards} for card in cards}
        for place in range(max(map(len, groups))):
            fronts = [sorted(group, key=cards.index)[place % len(group)] for group in groups]
            for card in fronts:
                card.raise_()
            settle()
            yield f"{one.title}: {', '.join(card.objectName() for card in fronts)}"
    window.context.lessons.open_named(lesson_names()[0])
    settle()
    settle()  # first the page, then what stands in its scrolled column
    yield "a lesson"
    window.context.lessons.leave()


def check(window: MainWindow, size: QSize, scale: float, settle: Settle) -> None:
    fit(window, size, scale, settle)
    for view in views(window, settle):
        least = window.minimumSizeHint()
        assert least.boundedTo(size) == least, f"{view} at {scale:.0%}: {least}"
        if clipped(window):
            settle()  # what has come from the engine just now is still to be laid out
        found = clipped(window)
        assert not found, f"{view} at {scale:.0%}:\n" + "\n".join(sorted(found))


@pytest.mark.parametrize("screen", SCALES)
def test_no_text_is_cut_off(window: MainWindow, settle: Settle, screen: tuple[int, int]) -> None:
    size = QSize(*screen) - FRAME
    for scale in SCALES[screen]:
        check(window, size, scale, settle)


def test_longer_text_is_not_cut_off(made_up_window: MainWindow, settle: Settle) -> None:
    for scale in (1.0, 1.5):
        check(made_up_window, QSize(1920, 1080) - FRAME, scale, settle)


def test_wide_network_makes_the_window_no_wider(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    """Eight outputs beside one target: plots have a picker and a button more."""
    values = tuple((float(t % 7),) for t in range(20))
    layers = (SimpleRNN(units=8), SimpleRNN(units=8))
    wide = Experiment(sequence=Values(values=values), model=Model(layers=layers))
    with qtbot.waitSignal(window.context.client.finished):
        window.context.document.open(wide, None)
    size = QSize(1280, 800) - FRAME
    for one in workspaces():
        window.workspaces.go_to(one.name)
        fit(window, size, 2.0, settle)
        assert window.minimumSizeHint().boundedTo(size) == window.minimumSizeHint(), one.title


def test_paragraphs_of_a_panel_behind_a_tab_are_whole_once_it_is_in_front(
    window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    """Its scroll bar comes while it is laid out, so that it is laid out within that."""
    size = QSize(1280, 800) - FRAME
    fit(window, size, 2.0, settle)
    window.workspaces.go_to("train")
    window.reset_layout()
    panel = window.parts.card("laboratory")
    qtbot.waitUntil(lambda: not window.workspaces._release.isActive())  # the layout is settled
    panel.raise_()
    qtbot.waitUntil(lambda: panel.content.isVisible() and panel.content.verticalScrollBar().isVisible())
    qtbot.waitUntil(lambda: panel.content.column.geometry() == panel.content.body.rect(), timeout=2000)
    assert not clipped(window)


def test_bar_takes_the_same_width_when_text_is_small_again(window: MainWindow, settle: Settle) -> None:
    fit(window, QSize(1264, 752), 1.0, settle)
    before = window.transport_bar.minimumSizeHint(), window.transport_bar.sizeHint()
    for scale in (1.5, 1.0):
        window.theme.set_scale(scale)
    assert (window.transport_bar.minimumSizeHint(), window.transport_bar.sizeHint()) == before
