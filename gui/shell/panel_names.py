"""`python -m gui.shell.panel_names`: writes which panels lessons and the manual may name, for the engine.

The engine checks lessons without a window, and imports none.
"""

import json

from gui.shell.layout import PANELS
from resources.library import PANEL_NAMES

AT_TIMES = ("lesson", "zoo")
"""There only while a lesson or a specimen is open; nobody brings them."""


def nameable() -> list[str]:
    """The names of all panels that can be brought, in their order."""
    return [name for name in PANELS if name not in AT_TIMES]


if __name__ == "__main__":
    PANEL_NAMES.write_text(json.dumps(nameable(), indent=1) + "\n", encoding="utf-8")
