"""Every panel of the window is found in its module, which is imported when the panel is wanted."""

import subprocess
import sys

import pytest

from gui.shell.layout import PANELS, kind_of


@pytest.mark.parametrize("name", PANELS)
def test_every_panel_is_found_in_its_module(name: str) -> None:
    kind = kind_of(name)
    assert kind.title
    assert kind.help


@pytest.mark.slow
def test_panels_are_not_imported_with_the_window() -> None:
    program = (
        "import gui.app, sys; print(*(name for name in sys.modules if name.startswith('gui.panels.train')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
