"""Icons are drawn in the role's colour, and follow the theme."""

import pytest
from PyQt6.QtCore import QSize
from PyQt6.QtGui import QColor, QIcon
from PyQt6.QtWidgets import QApplication

from gui.look.icon import make_icon
from gui.look.theme import Theme
from resources import ICONS
from tests.pixels import colours, pixels

OWN_COLOURS = ("-light", "-dark", "app")  # of one theme, and of the program itself on the desktop
NAMES = sorted(path.stem for path in ICONS.glob("*.svg") if not path.stem.endswith(OWN_COLOURS))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme("light")


def ink(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """Colours of the fully opaque pixels."""
    seen = pixels(icon.pixmap(QSize(32, 32), mode).toImage())
    return colours(seen[seen[..., 3] == 255])


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_has_ink_in_the_colour_of_its_role(theme: Theme, name: str) -> None:
    assert ink(make_icon(theme, name, "accent")) == {theme.colours.accent}


def test_icon_follows_the_theme_without_being_made_anew(theme: Theme) -> None:
    icon = make_icon(theme, "step")
    theme.set_mode("dark")
    assert ink(icon) == {theme.colours.text}


def test_disabled_icon_is_drawn_in_the_quiet_colour(theme: Theme) -> None:
    assert ink(make_icon(theme, "run"), QIcon.Mode.Disabled) == {theme.colours.input}


def test_icon_has_twice_the_pixels_at_twice_the_pixel_ratio(theme: Theme) -> None:
    pixmap = make_icon(theme, "run").pixmap(QSize(16, 16), 2.0)
    assert pixmap.size() == QSize(32, 32)


def test_icon_of_an_unknown_role_is_refused_at_once(theme: Theme) -> None:
    with pytest.raises(AttributeError):
        make_icon(theme, "run", "no such role")


def test_copied_icon_keeps_its_colour(theme: Theme) -> None:
    copy = QIcon(make_icon(theme, "run", "error"))
    assert ink(copy) == {QColor(theme.colours.error).name()}


@pytest.mark.parametrize("size", [QSize(0, 0), QSize(0, 16), QSize(16, 0)])
def test_no_icon_is_drawn_where_a_style_has_no_room_for_it(theme: Theme, size: QSize) -> None:
    assert make_icon(theme, "run").pixmap(size).isNull()
