"""A form is made from declared parameters, tells edits as gestures, and refuses in sentences."""

from typing import Annotated

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from engine.parameter import Choices, Real, Value, parameter
from gui.forms.control import ChoiceControl, FlagControl, NumberControl
from gui.forms.form import Form
from gui.look.scroll_column import LowScrollArea
from gui.look.theme import Theme


class Pendulum(Value):
    """One parameter of each sort."""

    swings: int = parameter(3, "How often.", low=1, high=100, slider=(1, 10))
    length: Real = parameter(0.5, "How long.", low=0, slider=(0, 2), step=0.1)
    angle: Real = parameter(30, "How far.")
    is_damped: bool = parameter(False, "Whether it comes to rest.")
    metal: Annotated[str, Choices(("iron", "brass"))] = parameter("iron", "What of.")


class Listener:
    def __init__(self, form: Form) -> None:
        self.edits: list[tuple[str, object, object]] = []
        form.edited.connect(lambda *edit: self.edits.append(edit))


@pytest.fixture
def form(qapp: QApplication, qtbot: QtBot) -> Form:
    form = Form(Pendulum, Theme("light"))
    qtbot.addWidget(form)
    form.show_value(Pendulum())
    form.resize(260, 300)
    form.show()
    qtbot.waitExposed(form)
    return form


@pytest.fixture
def heard(form: Form) -> Listener:
    return Listener(form)


def number(form: Form, name: str) -> NumberControl:
    control = form.controls[name]
    assert isinstance(control, NumberControl)
    return control


def type_into(qtbot: QtBot, form: Form, name: str, text: str) -> None:
    field = number(form, name).field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_every_parameter_has_a_label_a_control_a_help_and_an_accessible_name(form: Form) -> None:
    assert list(form.controls) == ["swings", "length", "angle", "is_damped", "metal"]
    labels = {label.text(): label for label in form.findChildren(QLabel)}
    for name, control in form.controls.items():
        assert labels[name].buddy() is control.focus
        assert control.focus.accessibleName() == name
        assert control.focus.toolTip()


def test_help_names_the_range(form: Form) -> None:
    assert number(form, "swings").field.toolTip() == "How often. From 1 to 100."
    assert number(form, "length").field.toolTip() == "How long. At least 0."


def test_number_without_a_range_has_no_slider(form: Form) -> None:
    assert number(form, "angle").slider is None


def test_shown_value_is_no_edit(form: Form, heard: Listener) -> None:
    form.show_value(Pendulum(swings=7, length=1.5, is_damped=True, metal="brass"))
    assert heard.edits == []
    assert number(form, "swings").field.text() == "7"
    assert number(form, "length").slider.value() == 15


def test_typing_may_exceed_the_slider_which_then_reaches_as_far(
    qtbot: QtBot, form: Form, heard: Listener
) -> None:
    type_into(qtbot, form, "swings", "50")
    assert heard.edits[-1][:2] == ("swings", 50)
    slider = number(form, "swings").slider
    assert slider.value_at(slider.value()) == 50


def test_value_out_of_range_is_told_under_its_row_and_goes_no_further(
    qtbot: QtBot, form: Form, heard: Listener
) -> None:
    type_into(qtbot, form, "swings", "0")
    assert form.problems["swings"].text() == "swings must be at least 1, got 0"
    assert form.problems["swings"].isVisible()
    assert number(form, "swings").field.is_wrong
    assert heard.edits == []


def test_problem_below_the_last_field_in_sight_scrolls_there(qtbot: QtBot) -> None:
    area, form = LowScrollArea(), Form(Pendulum, Theme("light"))
    qtbot.addWidget(area)
    form.show_value(Pendulum())
    area.setWidget(form)
    area.resize(260, 60)
    area.show()
    qtbot.waitExposed(area)
    type_into(qtbot, form, "length", "x")
    problem = form.problems["length"]
    qtbot.waitUntil(lambda: problem.visibleRegion().boundingRect() == problem.rect())


def test_text_that_is_no_number_is_told_with_its_parameter(qtbot: QtBot, form: Form) -> None:
    type_into(qtbot, form, "length", "0,5")
    assert form.problems["length"].text() == "length must be a number, got '0,5'; use a point: 0.5"


def test_escape_takes_problem_and_text_back(qtbot: QtBot, form: Form) -> None:
    type_into(qtbot, form, "swings", "0")
    qtbot.keyClick(number(form, "swings").field, Qt.Key.Key_Escape)
    assert number(form, "swings").field.text() == "3"
    assert form.problems["swings"].isHidden()


def test_value_from_elsewhere_takes_old_problems_back(qtbot: QtBot, form: Form) -> None:
    type_into(qtbot, form, "swings", "0")
    number(form, "swings").field.clearFocus()
    form.show_value(Pendulum(angle=1))
    assert number(form, "swings").field.text() == "3"
    assert form.problems["swings"].isHidden()


def test_typing_in_one_field_is_one_gesture(qtbot: QtBot, form: Form, heard: Listener) -> None:
    type_into(qtbot, form, "swings", "25")
    type_into(qtbot, form, "angle", "4")
    gestures = [gesture for _, _, gesture in heard.edits]
    assert gestures[0] is gestures[1]
    assert gestures[1] is not gestures[2]


def test_two_keys_on_a_slider_are_two_gestures(qtbot: QtBot, form: Form, heard: Listener) -> None:
    for _ in range(2):
        qtbot.keyClick(number(form, "length").slider, Qt.Key.Key_Right)
    assert [value for _, value, _ in heard.edits] == [0.6, 0.7]
    assert heard.edits[0][2] is not heard.edits[1][2]


def test_check_box_and_list_are_edited_with_the_keyboard(qtbot: QtBot, form: Form, heard: Listener) -> None:
    flag, metal = form.controls["is_damped"], form.controls["metal"]
    assert isinstance(flag, FlagControl)
    assert isinstance(metal, ChoiceControl)
    qtbot.keyClick(flag, Qt.Key.Key_Space)
    qtbot.keyClick(metal, Qt.Key.Key_Down)
    assert [edit[:2] for edit in heard.edits] == [("is_damped", True), ("metal", "brass")]
