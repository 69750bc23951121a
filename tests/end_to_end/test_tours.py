"""README's tours, taken in a real window by mouse and keys."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.test_real_display import display

__all__ = ["display"]

PATIENCE = 120  # seconds


@pytest.mark.parametrize("tour", ["find_a_bug", "float32_cliff", "what_if", "saturation", "train_and_branch"])
def test_tour_goes_as_readme_says(display: str, tmp_path: Path, tour: str) -> None:
    own = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.end_to_end.tour_program", tour],
        env={**os.environ, **own, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
