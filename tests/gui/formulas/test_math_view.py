"""Mathematics appears at once as plain text, and typeset when it rests, without a jump."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.formulas.math_view import MathView
from gui.formulas.mathematics import Formula
from gui.look.theme import Theme
from tests.pixels import lightness, pixels

LINES = [
    (Formula("h_{3} = x_{3} W + h_{2} U + b", "h₃ = x₃ W + h₂ U + b"),),
    (Formula(r"= 2 \cdot 36 + 1 \cdot 49 + 3", "= 2 · 36 + 1 · 49 + 3"),),
    (Formula("= 72 + 49 + 3", "= 72 + 49 + 3"), Formula("= 124", "= 124", "numpy")),
]


@pytest.fixture
def view(qtbot: QtBot) -> MathView:
    view = MathView(Theme("light"))
    qtbot.addWidget(view)
    view.resize(400, 100)
    with qtbot.waitExposed(view):
        view.show()
    return view


def ink(view: MathView) -> int:
    return int((lightness(pixels(view.grab().toImage())) < 120).sum())


def formulas(t: int) -> list[tuple[Formula, ...]]:
    return [(Formula(f"= {t} + x_{{{t}}}", f"= {t} + x"),)]


def test_formulas_are_typeset_after_a_rest(view: MathView, qtbot: QtBot) -> None:
    view.set_lines(LINES)
    qtbot.waitUntil(lambda: view.is_typeset)
    assert ink(view) > 300


def test_plain_text_is_drawn_at_once(view: MathView) -> None:
    view.set_lines(formulas(91))
    assert not view.is_typeset
    assert ink(view) > 20


def test_formulas_that_follow_each_other_fast_stay_plain(view: MathView) -> None:
    for t in range(200, 220):
        view.set_lines(formulas(t))
        QApplication.sendPostedEvents()
    assert not view.is_typeset


def test_known_formula_is_typeset_at_once(view: MathView, qtbot: QtBot) -> None:
    view.set_lines(formulas(7))
    qtbot.waitUntil(lambda: view.is_typeset)
    view.set_lines(formulas(8))
    view.set_lines(formulas(7))
    assert view.is_typeset


def test_height_does_not_change_when_typeset(view: MathView, qtbot: QtBot) -> None:
    view.set_lines([(Formula("= 17 + y_{2}", "= 17 + y₂"),)])
    before = view.height()
    qtbot.waitUntil(lambda: view.is_typeset)
    assert view.height() == before


def test_height_does_not_shrink_while_scrubbing(view: MathView) -> None:
    view.set_lines(LINES)
    before = view.height()
    view.set_lines(LINES[:1])
    assert view.height() == before
    view.forget_height()
    view.set_lines(LINES[:2])
    assert view.height() < before


def test_narrow_view_breaks_lines_into_more_rows(view: MathView) -> None:
    view.set_lines(LINES)
    before = view.height()
    view.resize(130, view.height())
    assert view.height() > before


def test_bad_tex_is_shown_as_its_source(view: MathView, qtbot: QtBot) -> None:
    view.set_lines([(Formula(r"\frac{1}{", "1 over nothing"),)])
    qtbot.waitUntil(lambda: view.is_typeset)
    assert ink(view) > 20


def test_accessible_name_is_the_plain_text(view: MathView) -> None:
    view.set_lines(LINES)
    assert view.accessibleName().splitlines() == [
        "h₃ = x₃ W + h₂ U + b",
        "= 2 · 36 + 1 · 49 + 3",
        "= 72 + 49 + 3 = 124",
    ]


def test_copy_key_copies_the_plain_text(view: MathView, qtbot: QtBot) -> None:
    view.set_lines(LINES[:1])
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    assert clipboard.text() == "h₃ = x₃ W + h₂ U + b"


def test_tex_is_kept_for_copying(view: MathView) -> None:
    view.set_lines(LINES[2:])
    assert view.tex == "= 72 + 49 + 3 = 124"
