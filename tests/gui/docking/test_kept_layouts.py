"""Layouts are kept apart by workspace, size of text and folding, and come back from JSON data."""

import json

import pytest
from PyQt6.QtCore import QByteArray

from gui.docking.kept_layouts import KeptLayouts, is_whole
from gui.workspaces.base import Arrangement, PanelColumn, PanelStack

WIDE = Arrangement(left=PanelColumn(300, (PanelStack(("cell",)),)), plots=("prediction", "error"))
SIZES = {"hidden": ["error"], "sizes": [200, 100]}


@pytest.fixture
def kept() -> KeptLayouts:
    kept = KeptLayouts()
    for key in ("1|cell", "1.5|cell", "1|cell+steps"):
        kept.keep_docks("debug", key, QByteArray(key.encode()))
    kept.keep_docks("teach", "1|lesson", QByteArray(b"a lesson's page"))
    kept.keep_plots("debug", WIDE, SIZES)
    return kept


def test_all_comes_back_from_json(kept: KeptLayouts) -> None:
    other = KeptLayouts()
    other.restore_state(json.loads(json.dumps(kept.saved_state(without="teach"))))
    assert other.docks("debug", "1.5|cell") == QByteArray(b"1.5|cell")
    assert other.docks("teach", "1|lesson") is None
    assert other.plots("debug", WIDE) == SIZES
    assert other.plots("explore", WIDE) is None


def test_layouts_of_the_same_folding_are_forgotten_but_for_one(kept: KeptLayouts) -> None:
    kept.forget_others("debug", "1|cell")
    assert kept.docks("debug", "1|cell") is not None
    assert kept.docks("debug", "1.5|cell") is None
    assert kept.docks("debug", "1|cell+steps") is not None


def test_a_workspace_is_forgotten_with_its_plots(kept: KeptLayouts) -> None:
    kept.forget("debug")
    assert kept.docks("debug", "1|cell") is None
    assert kept.plots("debug", WIDE) is None
    assert kept.docks("teach", "1|lesson") is not None


@pytest.mark.parametrize(
    "state",
    [
        {"layouts": {"debug": {"1|cell": "no Base64!"}}},
        {"layouts": 3},
        {"plots": {"debug:": {"sizes": ["x"]}}},
    ],
)
def test_what_makes_no_sense_is_raised_and_nothing_is_taken(
    kept: KeptLayouts, state: dict[str, object]
) -> None:
    with pytest.raises((ValueError, TypeError, AttributeError)):
        kept.restore_state(state)
    assert kept.docks("debug", "1|cell") is not None


def test_a_layout_knows_the_panels_that_qt_has_written_in_it() -> None:
    assert is_whole(QByteArray("…cell…".encode("utf-16-be")), WIDE)
    assert not is_whole(QByteArray("…steps…".encode("utf-16-be")), WIDE)
