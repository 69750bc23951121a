"""A few hundred of the damaged files; thousands are read by hand (tests/engine/models/mutated.py)."""

from pathlib import Path

import pytest

from tests.engine.models.mutated import read_damaged


@pytest.mark.slow
@pytest.mark.usefixtures("in_process")
def test_damaged_files_are_told_in_sentences(tmp_path: Path) -> None:
    found = read_damaged(350, 1, tmp_path)
    assert found["opened"] + found["refused"] == 350
    assert found["refused"] > 100
