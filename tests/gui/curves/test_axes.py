"""What an axis says, at every size of a plot: enough labels, all of them whole, and true."""

import math
import re
from decimal import Decimal
from itertools import combinations

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from PyQt6.QtCore import QRectF
from PyQt6.QtWidgets import QApplication

from gui.curves.axis import Label, ValueAxis
from gui.curves.canvas import Canvas
from gui.curves.curve_set import SYMBOL_ROOM
from gui.curves.scale import MARGIN, Scale, choose_scale, height_range
from gui.curves.zoom import HEIGHTS, MIN_TIME, is_resolved, is_sensible, whole_time, within_run
from gui.look.theme import Theme
from tests.pixels import are, pixels

LEAST = (253, 58)  # px of a plot's canvas at 100 %, as small as the window makes it
DIGITS = 8  # px that a figure is high at 100 %
PLAIN = str.maketrans("−", "-", "\u2009")
DOWN = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
POWER = re.compile(r"([+-]?)(?:([\d.]+)·)?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")

finite = st.floats(allow_nan=False, allow_infinity=False)
near = st.builds(
    lambda base, differences, size: np.array([base + size * difference for difference in differences]),
    st.floats(-1e15, 1e15),
    st.lists(st.floats(0, 1), min_size=2, max_size=5),
    st.sampled_from([1e-9, 1e-3, 0.5, 1, 1e4]),
)
whole = st.builds(
    lambda base, differences: np.array([float(base + difference) for difference in differences]),
    st.integers(-(2**53), 2**53),
    st.lists(st.integers(0, 9), min_size=2, max_size=5),
)
series = st.one_of(st.lists(finite, min_size=1, max_size=9).map(np.array), near, whole)
choices = st.sampled_from(["auto", "linear", "symlog"])
sizes = st.tuples(st.floats(0, 1), st.floats(0, 1))  # of the canvas, from the least to a large one
texts = st.sampled_from([1.0, 1.25, 1.5, 2.0])
spans = st.tuples(st.floats(0, 0.9), st.floats(math.log10(HEIGHTS[0]) + 0.01, 0)).map(
    lambda place: (place[0], place[0] + 10 ** place[1])
)


@pytest.fixture(scope="module")
def canvas(qapp):
    theme = Theme("light")
    canvas = Canvas(theme)
    theme.changed.connect(canvas.restyle)
    canvas.restyle()
    canvas.show()
    yield canvas
    canvas.close()
    canvas.deleteLater()


def sized(canvas: Canvas, size: tuple[float, float], text: float) -> Canvas:
    """The canvas with a size and a size of texts."""
    canvas._theme.set_scale(text)
    canvas.resize(*(round(text * least * (1 + 6 * share)) for least, share in zip(LEAST, size, strict=True)))
    for _ in range(2):  # the layout within, then those in it
        QApplication.sendPostedEvents()
        canvas.centralWidget.layout.activate()
    axis = canvas.value_axis
    assert axis.mapRectFromParent(axis.geometry()).height() == pytest.approx(
        canvas.height() - 30 * text, abs=5 * text
    )
    return canvas


def show_values(canvas: Canvas, scale: Scale, low: float, high: float) -> None:
    canvas.set_heights(low, high)
    canvas.value_axis.set_scale(scale)


def read(text: str) -> Decimal:
    """The number that a label says."""
    plain = text.translate(PLAIN)
    power = POWER.fullmatch(plain)
    if power is None:
        return Decimal(plain)
    return Decimal(power[1] + (power[2] or "1")).scaleb(int(power[3].translate(DOWN)))


def read_told(label: Label | None) -> tuple[bool, Decimal, int]:
    """Whether a scale is said to be logarithmic, and the base and the power of ten of all labels."""
    parts = label.text.split(", ") if label is not None else []
    is_log = parts[:1] == ["log scale"]
    base, power = Decimal(0), 0
    for part in " + ".join(parts[is_log:]).replace(" × …", "×").removesuffix(" + …").split(" + "):
        if part.endswith("×"):
            power = read(part[:-1]).adjusted()
        elif part:
            base = read(part)
    return is_log, base, power


def in_canvas(axis, rect: QRectF) -> QRectF:
    return axis.mapRectToScene(rect)


def check_value_axis(canvas: Canvas, scale: Scale) -> None:
    """All that has to hold of the labels beside the values that a canvas shows."""
    axis, theme = canvas.value_axis, canvas._theme
    ticks = axis.ticks()
    labels, told = axis.labels(ticks), axis.told(ticks)
    assert len(labels) >= 2
    assert len({label.text for label in labels}) == len(labels)
    check_rooms(canvas, axis, [*labels, *([told] if told else [])])
    middles = [label.rect.center().y() for label in labels]
    for one, other in combinations(middles, 2):
        assert abs(one - other) > DIGITS * theme.scale
    is_log, base, power = read_told(told)
    assert is_log == (scale.kind == "symlog")
    (low, high), area = canvas.height_span, axis.mapRectFromParent(axis.geometry())
    for label, tick in zip(labels, ticks.ticks, strict=True):
        value = base + read(label.text).scaleb(power)
        assert value == tick.value
        y = area.bottom() - (height_of(scale, value) - low) / (high - low) * area.height()
        assert label.rect.center().y() == pytest.approx(y, abs=0.51)


def height_of(scale: Scale, value: Decimal) -> float:
    """By the formula of the scale, in decimals, which have no end and no rounding that is seen."""
    if scale.kind == "symlog":
        return float((1 + abs(value)).log10().copy_sign(value))
    return float((value - Decimal(scale.offset)) / Decimal(scale.unit))


def check_rooms(canvas: Canvas, axis, labels: list[Label]) -> None:
    """Each label is as wide as its text, and within the canvas."""
    metrics = axis._metrics
    for label in labels:
        assert metrics.horizontalAdvance(label.text) <= label.rect.width() + 0.01
        rect = in_canvas(axis, label.rect)
        slack = (metrics.height() - DIGITS * canvas._theme.scale) / 2  # above and below the figures
        assert rect.left() >= -0.01
        assert rect.right() <= canvas.width() + 0.01
        assert rect.top() >= -slack
        assert rect.bottom() <= canvas.height() + slack


@given(series, choices, sizes, texts)
@example(np.array([-1.0, 1.0]), "auto", (0.5, 0.0), 1.0)
@example(np.array([8e15, 8e15 + 7]), "auto", (0.5, 0.0), 1.0)
@example(np.array([1e300]), "linear", (0.5, 0.0), 1.0)
@example(np.array([1e300]), "auto", (0.0, 0.0), 2.0)
@example(101325 + np.array([0.1, 0.4]), "auto", (0.0, 0.0), 1.0)
@example(np.array([3.0, 97.0]), "linear", (0.0, 0.0), 1.0)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_values_have_two_labels_or_more_whole_and_true(canvas, values, choice, size, text):
    sized(canvas, size, text)
    scale = choose_scale(choice, values)
    room = canvas._theme.px(SYMBOL_ROOM)
    margin = max(MARGIN, room / max(room, canvas.view.height() - 2 * room))
    show_values(canvas, scale, *height_range(scale, scale.heights(values), margin))
    check_value_axis(canvas, scale)


@given(series, choices, sizes, texts, spans)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_zoomed_values_have_two_labels_or_more_whole_and_true(canvas, values, choice, size, text, span):
    sized(canvas, size, text)
    scale = choose_scale(choice, values)
    low, high = height_range(scale, scale.heights(values))
    first, last = (low + share * (high - low) for share in span)
    assume(is_sensible((first, last), (low, high)) and is_resolved((scale.value(first), scale.value(last))))
    show_values(canvas, scale, first, last)
    check_value_axis(canvas, scale)


@given(st.integers(2, 1_000_000), st.floats(0, 1), st.floats(0, 1), sizes, texts)
@example(10_000, 0.0, 1.0, (0.5, 0.5), 1.0)
@example(1_000_000, 0.0, 1.0, (0.0, 0.0), 2.0)
@example(1_000_000, 1.0, 0.0, (0.0, 0.0), 1.0)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_time_has_two_labels_or_more_whole_and_true(canvas, steps, start, share, size, text):
    sized(canvas, size, text)
    length = MIN_TIME + share * steps
    span = within_run((start * steps, start * steps + length), steps) or whole_time(steps)
    canvas.set_time(*span)
    axis = canvas.time_axis
    ticks = axis.ticks()
    labels = axis.labels(ticks)
    assert len(labels) >= 2
    assert len({label.text for label in labels}) == len(labels)
    check_rooms(canvas, axis, labels)
    for one, other in combinations(labels, 2):
        assert not one.rect.intersects(other.rect)
    for label, tick in zip(labels, ticks.ticks, strict=True):
        assert read(label.text) == tick.value == int(tick.value)
        x = canvas.view.width() * (float(tick.value) - span[0]) / (span[1] - span[0])
        assert label.rect.left() - 0.01 <= x <= label.rect.right() + 0.01


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("steps", [10_000, 100_000, 999_999])
def test_last_time_step_is_painted_clear_of_the_edge(canvas, steps, text):
    sized(canvas, (0.5, 0.1), text)
    canvas.set_time(*whole_time(steps))
    canvas.set_heights(0.0, 1.0)
    canvas.paint_later()
    axis = canvas.time_axis
    top = round(axis.mapRectToScene(axis.mapRectFromParent(axis.geometry())).top())
    row = pixels(canvas.viewport().grab().toImage())[top + 2 : -2]
    is_text = ~are(row, canvas._theme.colours.card)
    assert is_text[:, -40:].any()
    assert not is_text[:, -2:].any()


@given(st.integers(9, 1024), sizes, texts)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_units_of_a_heat_map_have_two_labels_or_more(canvas, units, size, text):
    sized(canvas, size, text)
    canvas.set_heights(-0.5, units - 0.5)
    canvas.value_axis.set_scale(None)
    ticks = canvas.value_axis.ticks()
    labels = canvas.value_axis.labels(ticks)
    assert len(labels) >= 2
    check_rooms(canvas, canvas.value_axis, labels)
    assert [read(label.text) for label in labels] == [int(tick.height) for tick in ticks.ticks]


def test_logarithmic_axis_says_so_and_a_linear_one_does_not(canvas):
    sized(canvas, (0.5, 0.5), 1.0)
    for choice, text in (("symlog", "log scale"), ("linear", None)):
        scale = choose_scale(choice, np.array([0.0, 1e9]))
        show_values(canvas, scale, *height_range(scale, scale.heights(np.array([0.0, 1e9]))))
        axis: ValueAxis = canvas.value_axis
        told = axis.told(axis.ticks())
        assert (told and told.text) == text


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_what_is_told_once_makes_way_for_the_playhead(canvas, text):
    """The mark is 11 px wide at 100 %."""
    sized(canvas, (0.5, 0.5), text)
    scale = choose_scale("symlog", np.array([0.0, 1e9]))
    show_values(canvas, scale, *height_range(scale, scale.heights(np.array([0.0, 1e9]))))
    canvas.set_time(0, 100)
    axis: ValueAxis = canvas.value_axis
    places = []
    for t in range(101):
        canvas.move_playhead(t)
        canvas.grab()
        told = in_canvas(axis, axis.told(axis.ticks()).rect)
        places.append(told.left())
        mark = canvas.position_of(t, 0).x()
        assert mark + 5.5 * text <= told.left() or told.right() <= mark - 5.5 * text
        assert told.right() <= canvas.width()
    assert places[0] == places[-1] == min(places)
    canvas.move_playhead(0)


def test_what_values_share_is_told_once(canvas):
    sized(canvas, (0.5, 0.0), 1.0)
    values = 8e15 + np.arange(8)
    scale = choose_scale("auto", values)
    show_values(canvas, scale, *height_range(scale, scale.heights(values)))
    axis = canvas.value_axis
    ticks = axis.ticks()
    assert axis.told(ticks).text == "8·10¹⁵ + …"
    assert [label.text for label in axis.labels(ticks)] == ["+0", "+5"]
