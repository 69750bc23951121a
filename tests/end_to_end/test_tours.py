"""README's tours, taken in a real window by mouse and keys."""

import os
from pathlib import Path

import pytest

from tests.end_to_end.test_real_display import display
from tests.programs import Programs

__all__ = ["display"]


@pytest.mark.parametrize("tour", ["find_a_bug", "float32_cliff", "what_if", "saturation", "train_and_branch"])
def test_tour_goes_as_readme_says(display: str, programs: Programs, tmp_path: Path, tour: str) -> None:
    own = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    environment = {**os.environ, **own, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    status, _, errors = programs.run("-m", "tests.end_to_end.tour_program", tour, environment=environment)
    assert status == 0, errors
    assert "Traceback" not in errors
