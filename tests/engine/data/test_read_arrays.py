"""Every array of NumPy's files, of more axes than a table has."""

from pathlib import Path

import numpy as np
import pytest

from engine.data.read_file import read_arrays, read_file
from engine.errors import FileError


def test_a_lone_array_keeps_its_axes(tmp_path: Path) -> None:
    values = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
    np.save(tmp_path / "a.npy", values)
    arrays = read_arrays(tmp_path / "a.npy")
    assert arrays is not None
    np.testing.assert_array_equal(arrays[""], values)
    with pytest.raises(FileError, match=r"an array of 3 axes; a table has 1 or 2"):
        read_file(tmp_path / "a.npy")


def test_several_arrays_have_their_names(tmp_path: Path) -> None:
    np.savez_compressed(tmp_path / "a.npz", y=np.arange(3), h=np.ones((2, 2), order="F"))
    arrays = read_arrays(tmp_path / "a.npz")
    assert arrays is not None
    assert {name: array.shape for name, array in arrays.items()} == {"y": (3,), "h": (2, 2)}


def test_too_many_axes_are_refused(tmp_path: Path) -> None:
    np.save(tmp_path / "a.npy", np.zeros((1, 1, 1, 1, 1)))
    with pytest.raises(FileError, match=r"a\.npy holds an array of 5 axes; at most 4 are read"):
        read_arrays(tmp_path / "a.npy")


@pytest.mark.parametrize("shape", [(0,), (0, 1), (3, 0), (0, 0)])
def test_array_without_a_number_is_told(tmp_path: Path, shape: tuple[int, ...]) -> None:
    np.save(tmp_path / "a.npy", np.zeros(shape))
    with pytest.raises(FileError, match=r"a\.npy holds no number: its array has shape \("):
        read_file(tmp_path / "a.npy")


def test_any_other_file_holds_no_arrays(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1\n2\n")
    assert read_arrays(tmp_path / "a.csv") is None


def test_a_missing_or_damaged_file_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"none\.npy does not exist"):
        read_arrays(tmp_path / "none.npy")
    (tmp_path / "a.npz").write_bytes(b"PK\x03\x04damaged")
    with pytest.raises(FileError, match=r"a\.npz is damaged: its archive cannot be read"):
        read_arrays(tmp_path / "a.npz")
