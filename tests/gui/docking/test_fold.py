"""Less room makes fewer places of the same panels, never fewer panels."""

from collections import Counter

import pytest

from gui.docking.fold import CHROME, PLOT, PLOTS, folded, width_of
from gui.workspaces.base import Arrangement, PanelColumn, PanelStack
from gui.workspaces.every import workspaces
from gui.workspaces.train import Train

WANTED = Arrangement(
    left=PanelColumn(300, (PanelStack(("a", "b"), 200, 150), PanelStack(("c",), 200, 150))),
    right=PanelColumn(400, (PanelStack(("d",), 200, 200), PanelStack(("e",), 200, 200))),
    below=PanelStack(("f",), 250, 180),
)
SIZES = [(width, height) for width in (632, 843, 1264, 1904, 3824) for height in (376, 501, 752, 1032, 2112)]


def test_arrangement_stays_as_it_is_where_there_is_room() -> None:
    assert folded(WANTED, 1280, 800) == WANTED


def test_two_columns_become_one_where_the_plots_would_get_too_little() -> None:
    found = folded(WANTED, 300 + 400 + PLOTS - 1, 2000)
    assert found.left.stacks == ()
    assert found.right.panels == ("d", "e", "a", "b", "c")


def test_stacks_share_a_place_where_the_column_is_too_low() -> None:
    found = folded(WANTED, 1280, CHROME + 399)
    assert [stack.panels for stack in found.right.stacks] == [("d", "e")]


def test_a_strip_stays_one() -> None:
    column = PanelColumn(300, (*WANTED.left.stacks, PanelStack(("strip",), least=0)))
    found = folded(Arrangement(left=column), 1280, CHROME + 200)
    assert [stack.panels for stack in found.left.stacks] == [("a", "b", "c"), ("strip",)]


def test_what_stands_below_becomes_a_tab_where_no_plot_would_fit_above() -> None:
    found = folded(WANTED, 1280, CHROME + 200)
    assert found.below is None
    assert "f" in found.right.panels


def test_first_of_what_stands_below_may_stay_there_alone() -> None:
    wanted = Arrangement(left=WANTED.left, below=PanelStack(("f", "g"), 250, 180, alone=90), plots=("p",))
    found = folded(wanted, 1280, CHROME + PLOT + 90)
    assert found.below is not None
    assert found.below.panels == ("f",)
    assert "g" in found.left.panels
    lower = folded(wanted, 1280, CHROME + PLOT + 89)
    assert lower.below is None
    assert lower.left.panels[-2:] == ("f", "g")


@pytest.mark.parametrize(
    "wanted", [one for space in workspaces() for one in (space.usual, space.wide) if one]
)
@pytest.mark.parametrize("size", SIZES)
def test_no_panel_is_lost_and_the_plots_keep_their_least_width(
    wanted: Arrangement, size: tuple[int, int]
) -> None:
    found = folded(wanted, *size)
    assert Counter(found.panels) == Counter(wanted.panels)
    columns = [column for column in (found.left, found.right) if column.stacks]
    assert sum(width_of(column, size[0]) for column in columns) <= size[0] - PLOTS


@pytest.mark.parametrize(("left", "first"), [(340, "a"), (400, "a"), (399, "d")])
def test_the_wider_column_leads_where_both_become_one(left: int, first: str) -> None:
    """Of equal ones the left, as one reads; and as they are asked for, not as they are cut."""
    right = 340 if left == 340 else 400
    wanted = Arrangement(
        left=PanelColumn(left, (PanelStack(("a",)),)), right=PanelColumn(right, (PanelStack(("d",)),))
    )
    found = folded(wanted, 640, 500)
    assert (found.left.panels + found.right.panels)[0] == first


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_train_keeps_the_loss_below_the_curves_on_a_small_screen(scale: float) -> None:
    """Of 1280 × 800 px a frame takes some; nine panels shared one bar of tabs."""
    found = folded(Train.usual, 1264 / scale, 752 / scale)
    assert found.below is not None
    assert found.below.panels[0] == "loss"
    assert "loss" not in found.left.panels
