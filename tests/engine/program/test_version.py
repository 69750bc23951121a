"""The versions of all parts."""

import subprocess
import sys

import numpy as np

from engine.program.version import MISSING, _version, versions


def test_versions_name_every_part_in_order() -> None:
    assert list(versions()) == ["RNN Explorer", "Python", "TensorFlow", "Keras", "NumPy", "Qt", "pyqtgraph"]


def test_version_of_a_part_is_its_own() -> None:
    assert versions()["NumPy"] == np.__version__


def test_missing_part_is_said_to_be_missing() -> None:
    assert _version(("no-such-distribution",)) == MISSING


def test_versions_are_told_without_importing_the_parts() -> None:
    code = (
        "import sys; from engine.program.version import versions; versions(); "
        "assert not {'tensorflow', 'keras', 'PyQt6'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
