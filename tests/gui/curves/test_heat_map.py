"""Preparing tables for a heat map."""

import math

import numpy as np
import pyqtgraph as pg
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from gui.curves.heat_map import HOLE, MIDDLE, ColourBar, HeatMap, prepare_image
from gui.look.theme import Theme

tables = arrays(np.float64, array_shapes(min_dims=2, max_dims=2, max_side=40))
choices = st.sampled_from(["auto", "linear", "symlog"])


@given(tables, st.integers(1, 60), choices)
def test_holes_are_where_no_finite_number_is(table, columns, choice):
    image = prepare_image(table, -0.5, len(table) - 0.5, columns, choice)
    drawn = table[image.first :: image.stride].T
    np.testing.assert_array_equal(image.indices == HOLE, ~np.isfinite(drawn))


@given(tables, st.integers(1, 60), choices)
@example(np.array([[5e-324]]), 1, "symlog")
def test_colours_tell_the_sign(table, columns, choice):
    image = prepare_image(table, -0.5, len(table) - 0.5, columns, choice)
    drawn = table[image.first :: image.stride].T
    shown = image.indices != HOLE
    assert (image.indices[shown & (drawn >= 0)] >= MIDDLE).all()
    assert (image.indices[shown & (drawn <= 0)] <= MIDDLE).all()


@given(st.integers(1, 5000), st.integers(1, 300))
def test_columns_are_no_more_than_there_is_room_for(steps, columns):
    image = prepare_image(np.zeros((steps, 3)), -0.5, steps - 0.5, columns)
    assert image.indices.shape[1] <= columns + 1


def test_limits_have_the_full_colours():
    image = prepare_image(np.array([[-4.0, 0.0, 4.0]]), -0.5, 0.5, 10)
    assert image.indices.ravel().tolist() == [0, MIDDLE, 2 * MIDDLE]
    assert image.limit == 4


def test_columns_stay_in_their_places_while_a_table_grows():
    table = np.random.default_rng(0).normal(size=(1000, 2))
    short, long = (prepare_image(table[:steps], -0.5, 999.5, 100) for steps in (500, 1000))
    assert short.stride == long.stride
    assert short.first == long.first


def test_infinite_values_are_told():
    table = np.array([[0.0], [1.0], [math.inf]])
    assert prepare_image(table, -0.5, 2.5, 10).oddity.text() == "infinite from t = 2"


def test_python_integers_beyond_float64_are_drawn_at_the_limit():
    image = prepare_image(np.array([[10**400, -(10**400)]], dtype=object), -0.5, 0.5, 10)
    assert image.indices.ravel().tolist() == [2 * MIDDLE, 0]


def test_colour_bar_says_that_it_is_logarithmic(qtbot):
    bar = ColourBar(Theme("light"))
    qtbot.addWidget(bar)
    bar.show_image(prepare_image(np.array([[1.0, 2.0], [3.0, 1e9]]), 0, 2, 10))
    assert bar.ends == ("−1000000000", "1000000000 log")
    assert "logarithmic" in bar.toolTip()
    bar.show_image(prepare_image(np.array([[1.0, 2.0], [3.0, 4.0]]), 0, 2, 10))
    assert bar.ends == ("−4", "4")
    assert "logarithmic" not in bar.toolTip()


def test_nothing_is_drawn_where_the_window_lies_behind_what_is_recorded(qtbot):
    view = pg.ViewBox()
    view.resize(100, 40)  # a step has room for a column of its own
    heat_map = HeatMap(view, Theme("light"))
    for window, is_drawn in (((-0.5, 4.5), True), ((20, 30), False), ((3, 12), True)):
        heat_map.draw(np.ones((5, 3)), window, "auto")
        assert heat_map.item.isVisible() == is_drawn
