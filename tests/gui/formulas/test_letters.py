"""Formulas drawn from shared letters look as QtSvg draws each of them by itself."""

import numpy as np
import pytest
from PyQt6.QtCore import QByteArray, QRectF, Qt
from PyQt6.QtGui import QImage, QPainter
from PyQt6.QtSvg import QSvgRenderer

from engine.array import Array
from gui.formulas.letters import Lettering
from gui.formulas.mathematics import DRAWN, INK, formula_svg, typeset_letters
from tests.pixels import lightness, pixels

pytestmark = pytest.mark.usefixtures("qapp")

WIDTH, HEIGHT = 1200, 260


def letters(tex: str) -> Lettering:
    found = typeset_letters(tex)
    assert found is not None
    return found


def drawn(tex: str) -> Array:
    found = letters(tex)

    def draw(painter: QPainter) -> None:
        painter.translate(-found.view.topLeft())
        found.draw(painter, INK)

    return picture(draw)


def drawn_by_qt(tex: str) -> Array:
    renderer = QSvgRenderer(QByteArray(formula_svg(tex, DRAWN, INK) or b""))
    return picture(lambda painter: renderer.render(painter, QRectF(0, 0, *size(renderer))))


def size(renderer: QSvgRenderer) -> tuple[float, float]:
    box = renderer.viewBoxF()
    return box.width(), box.height()


def picture(draw: object) -> Array:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    assert callable(draw)
    draw(painter)
    painter.end()
    return lightness(pixels(image)).astype(int)


@pytest.mark.parametrize(
    "tex",
    [
        r"h_{3} = \tanh(-0.25 \cdot 8)",
        r"\sqrt{\frac{1}{2}} \odot \hat{y}_t",
        r"\text{ as is } \approx 1.5 \cdot 10^{-7}",
        r"\left(\begin{matrix}1\\2\end{matrix}\right)",
    ],
)
def test_letters_look_as_qt_draws_the_whole(tex: str) -> None:
    own, qt = drawn(tex), drawn_by_qt(tex)
    assert (qt < 128).sum() > 1000
    assert np.abs(own - qt).max() < 64  # in single pixels at edges: ziamath rounds either otherwise
    assert np.abs(own - qt).mean() < 0.1


def test_a_digit_that_comes_again_is_the_same_shape_in_every_formula() -> None:
    first, second = letters("0.25 + 5.52"), letters("2.05")
    shapes = {id(letter.shape) for letter in first.letters}
    assert len(first.letters) == 9
    assert len(shapes) == 5  # 0 2 5 . +
    assert {id(letter.shape) for letter in second.letters} < shapes


@pytest.mark.parametrize("tex", [r"\boxed{x}", r"\color{red}{y}"])
def test_what_is_not_of_letters_in_one_colour_has_none(tex: str) -> None:
    assert typeset_letters(tex) is None
    assert formula_svg(tex, DRAWN, INK) is not None
