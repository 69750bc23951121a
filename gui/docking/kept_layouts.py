"""How each workspace was left: where its docks stood, and what its plots were."""

import base64
from typing import Any

from PyQt6.QtCore import QByteArray

from gui.workspaces.base import Arrangement

MOST_PX = 100_000  # of a plot's height


class KeptLayouts:
    """Layouts by the name of a workspace and a key: the size of the text and the way of folding.

    Of the plots, which are shown and how high they are; kept by a workspace's name and the plots it declares,
    as it may have others where it is wide.
    """

    def __init__(self) -> None:
        self._docks: dict[str, dict[str, QByteArray]] = {}
        self._plots: dict[str, dict[str, Any]] = {}

    def docks(self, name: str, key: str) -> QByteArray | None:
        """Where the docks stood, in Qt's words; None where that is not known."""
        return self._docks.get(name, {}).get(key)

    def keep_docks(self, name: str, key: str, layout: QByteArray) -> None:
        """Remember where the docks stand."""
        self._docks.setdefault(name, {})[key] = layout

    def plots(self, name: str, wanted: Arrangement) -> dict[str, Any] | None:
        """What PlotArea's `arrangement` gave; None where that is not known."""
        return self._plots.get(_plots_key(name, wanted))

    def keep_plots(self, name: str, wanted: Arrangement, arrangement: dict[str, Any]) -> None:
        """Remember what PlotArea's `arrangement` gives."""
        self._plots[_plots_key(name, wanted)] = arrangement

    def forget_docks(self, name: str) -> None:
        """Forget where the docks of a workspace stood."""
        self._docks.pop(name, None)

    def forget(self, name: str) -> None:
        """Forget how a workspace was left."""
        self.forget_docks(name)
        for key in [key for key in self._plots if key.partition(":")[0] == name]:
            del self._plots[key]

    def forget_others(self, name: str, now: str) -> None:
        """Forget where docks stood with text of other sizes, folded as in the key `now`."""
        kept, shape = self._docks.get(name, {}), now.partition("|")[2]
        for key in [key for key in kept if key != now and key.partition("|")[2] == shape]:
            del kept[key]

    # ── as JSON data ───────────────────────────────────────────────────────────────────────────

    def saved_state(self, without: str = "") -> dict[str, Any]:
        """Every layout. without: the name of a workspace whose docks are left out."""
        layouts = {
            name: {key: as_text(layout) for key, layout in kept.items()}
            for name, kept in self._docks.items()
            if name != without
        }
        return {"layouts": layouts, "plots": self._plots}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Take what `saved_state` gave; raises whatever it may where it makes no sense."""
        docks = {
            str(name): {str(key): from_text(text) for key, text in kept.items()}
            for name, kept in state.get("layouts", {}).items()
        }
        plots = {str(name): plots_in(one) for name, one in state.get("plots", {}).items()}
        self._docks, self._plots = docks, plots


def as_text(layout: QByteArray) -> str:
    """A layout as Base64."""
    return base64.b64encode(layout.data()).decode()


def from_text(text: Any) -> QByteArray:
    """A layout from Base64. Raises ValueError or TypeError where it is none."""
    return QByteArray(base64.b64decode(text, validate=True))


def plots_in(state: Any) -> dict[str, Any]:
    """Which plots are hidden and how high they are, of what a file says. Raises where it makes no sense."""
    return {
        "hidden": [str(name) for name in state.get("hidden", [])],
        "sizes": [min(max(0, int(size)), MOST_PX) for size in state.get("sizes", [])],
    }


def is_whole(layout: QByteArray, wanted: Arrangement) -> bool:
    """Whether a layout knows every panel of an arrangement: closed ones, too."""
    return all(knows(layout, name) for name in wanted.panels)


def knows(layout: QByteArray, name: str) -> bool:
    """Whether a panel has its place in a layout; Qt writes names as UTF-16."""
    return name.encode("utf-16-be") in layout.data()


def _plots_key(name: str, wanted: Arrangement) -> str:
    return f"{name}:{','.join(wanted.plots)}"
