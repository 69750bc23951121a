"""Formulas are really drawn: dark pixels on a light ground, in the colour and size asked for."""

import subprocess
import sys

import numpy as np
import pytest
from PyQt6.QtCore import QByteArray, Qt
from PyQt6.QtGui import QImage, QPainter
from PyQt6.QtSvg import QSvgRenderer

from engine.array import Array
from gui.formulas.mathematics import Drawing, Typesetter, formula_svg, plain, typeset_letters
from tests.pixels import colours, lightness, pixels

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    typesetter = Typesetter()
    while not typesetter.is_ready:
        typesetter.prepare()
    return typesetter


def typeset(typesetter: Typesetter, tex: str, size: int = 20, colour: str = "#000000") -> Drawing:
    drawing = typesetter.typeset(tex, size, colour)
    assert drawing is not None
    return drawing


def picture(drawing: Drawing, ratio: float = 1) -> QImage:
    image = QImage(round(300 * ratio), round(60 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    drawing.draw(painter, 5, 40)
    painter.end()
    return image


def ink(image: QImage, *, darker_than: int = 100) -> Array:
    """Which pixels are dark, (height, width)."""
    return lightness(pixels(image)) < darker_than


def test_formula_has_dark_pixels(typesetter: Typesetter) -> None:
    assert ink(picture(typeset(typesetter, r"h_{3} = x_{3} W + h_{2} U + b"))).sum() > 200


def test_formula_has_four_times_the_pixels_at_twice_the_ratio(typesetter: Typesetter) -> None:
    drawing = typeset(typesetter, r"= 72 + 49 + 3")
    once, twice = ink(picture(drawing)).sum(), ink(picture(drawing, 2)).sum()
    assert 3 < twice / once < 6


def test_formula_stands_on_its_baseline(typesetter: Typesetter) -> None:
    rows, _ = np.nonzero(ink(picture(typeset(typesetter, "124")), darker_than=128))
    assert rows.max() in (38, 39, 40)


def test_formula_has_the_colour_asked_for(typesetter: Typesetter) -> None:
    image = picture(typeset(typesetter, r"\blacksquare", 40, "#0b62c4"))
    assert "#0b62c4" in colours(pixels(image))


def test_tex_that_cannot_be_read_has_no_drawing(typesetter: Typesetter) -> None:
    assert typesetter.typeset(r"\frac{1}{", 20, "#000000") is None


def test_minus_sign_of_a_number_stands_as_close_as_without_parentheses(typesetter: Typesetter) -> None:
    sign = typeset(typesetter, "(-4)").box.width() - typeset(typesetter, "(4)").box.width()
    operator = typeset(typesetter, "x - 4").box.width() - typeset(typesetter, "x 4").box.width()
    assert sign < operator


@pytest.mark.parametrize("before", [r"\approx", "=", r"\cdot", r"\circ", r"\text{ sum }"])
def test_minus_sign_after_a_relation_or_a_product_stands_close(typesetter: Typesetter, before: str) -> None:
    widths = [
        typeset(typesetter, f"x {before} {number}").box.width() for number in ("-0.15", "0.15", "{-}0.15")
    ]
    sign = typeset(typesetter, "(-4)").box.width() - typeset(typesetter, "(4)").box.width()
    assert widths[0] == widths[2]
    assert widths[0] - widths[1] == pytest.approx(sign, abs=0.5)


def test_typesetter_knows_what_it_has_typeset_by_size_and_colour(typesetter: Typesetter) -> None:
    typeset(typesetter, "x + 1", 20, "#000000")
    known = [
        typesetter.knows("x + 1", size, colour)
        for size, colour in ((20, "#000000"), (21, "#000000"), (20, "#ffffff"))
    ]
    assert known == [True, False, False]


def test_typesetter_forgets_the_formula_not_used_for_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.formulas.mathematics.KEPT", kept := 8)
    typesetter = Typesetter()
    typesetter.typeset("1", 20, "#000000")
    typesetter.typeset("2", 20, "#000000")
    for index in range(kept - 2):
        typesetter.typeset("x", 20, f"#{index:06x}")
    typesetter.typeset("1", 20, "#000000")
    typesetter.typeset("3", 20, "#000000")
    assert typesetter.knows("1", 20, "#000000")
    assert not typesetter.knows("2", 20, "#000000")


def test_plain_text_has_symbols_in_italic_and_words_upright() -> None:
    assert plain("h₃ = tanh(x₃ W + 2)") == "ℎ₃ = tanh(𝑥₃ 𝑊 + 2)"


def test_typesetting_libraries_are_not_imported_before_they_are_needed() -> None:
    program = "import sys, gui.panels.stepping.equation; sys.exit('ziamath' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("size", [11, 16, 26, 32])
@pytest.mark.parametrize("tex", ["x", r"h_t = \tanh(x_t W + h_{t-1} U + b)", r"\sqrt{a + \frac{b}{c}}"])
def test_drawing_of_a_size_is_as_large_as_ziamath_sets_it(
    typesetter: Typesetter, tex: str, size: int
) -> None:
    own = QSvgRenderer(QByteArray(formula_svg(tex, size, "#123456") or b"")).viewBoxF()
    assert typeset(typesetter, tex, size).box.getRect() == pytest.approx(own.getRect(), abs=0.01)


def test_formula_is_typeset_once_for_all_sizes_and_colours(typesetter: Typesetter) -> None:
    first = typeset(typesetter, "q_0", 40, "#ff0000")
    made = typeset_letters.cache_info().misses
    other = typeset(typesetter, "q_0", 20, "#0000ff")
    assert typeset_letters.cache_info().misses == made
    assert first.box.width() - 2 == pytest.approx(2 * (other.box.width() - 2))
