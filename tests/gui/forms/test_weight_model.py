"""The model of a weight table: what it asks for, and that large matrices are not made anew for one number."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.parameter import Matrix
from gui.forms.weight_model import WeightModel, WeightRows
from gui.look.theme import Theme


@pytest.fixture
def model(qtbot: QtBot) -> WeightModel:
    return WeightModel(Theme("light"))


def show(model: WeightModel, rows: WeightRows) -> None:
    model.show_rows(rows, True, [""] * len(rows), [""] * len(rows[0]))


def edited(model: WeightModel, place: tuple[int, int], block: Matrix) -> Matrix:
    """What it asks for when a block is written from a place on; it is shown then."""
    asked: list[Matrix] = []
    model.edited.connect(asked.append)
    model.set_numbers(model.index(*place), block)
    show(model, asked[0])
    return asked[0]


def test_rows_without_a_change_stay_the_same_objects(model: WeightModel) -> None:
    rows = ((1, 2), (3, 4), (5, 6))
    show(model, rows)
    found = edited(model, (1, 1), ((0.5,),))
    assert found == ((1, 2), (3, 0.5), (5, 6))
    assert (found[0], found[2]) == (rows[0], rows[2])
    assert found[0] is rows[0]
    assert found[2] is rows[2]


@pytest.mark.parametrize("place", [(0, 0), (1, 1), (2, 1)])
def test_no_number_is_cut_off_at_the_edge(model: WeightModel, place: tuple[int, int]) -> None:
    show(model, ((1, 2), (3, 4), (5, 6)))
    with pytest.raises(AssertionError):
        edited(model, place, ((7, 8, 9),) * 9)
    found = edited(model, place, ((7,),))
    assert found[place[0]][place[1]] == 7
    assert [len(row) for row in found] == [2, 2, 2]


def test_numbers_of_the_seed_become_numbers_of_pythons_own(model: WeightModel) -> None:
    show(model, np.array([[0.25, 0.5], [1.0, 2.0]]))
    found = edited(model, (0, 0), ((3,),))
    assert found == ((3, 0.5), (1.0, 2.0))
    assert {type(number) for row in found for number in row} == {int, float}


def test_tints_go_by_the_largest_number_after_every_edit(model: WeightModel) -> None:
    def strength() -> int:
        tint = model._tint(1.0)
        assert tint is not None
        return tint.alpha()

    show(model, ((1, -2), (0, 0)))
    half = strength()
    edited(model, (0, 1), ((1,),))
    assert strength() > half
    edited(model, (1, 1), ((-2.0,),))
    assert strength() == half
    show(model, np.array([[1.0, -2.0]]))
    assert strength() == half
