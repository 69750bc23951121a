"""Somebody's numbers read from files and texts of every kind."""

import wave
from pathlib import Path

import numpy as np
import pytest

from engine.data.table import LeftOpen
from engine.errors import FileError, ParameterError
from engine.theirs.given import given_of, given_of_text, read_given
from engine.theirs.inputs import read_inputs

Y = np.array([[1.25, -2], [3, 4.5], [-5, 6]])


def test_an_npy_is_one_array_of_any_axes(tmp_path: Path) -> None:
    path = tmp_path / "y.npy"
    np.save(path, Y.reshape(3, 1, 2).astype(np.float32))
    (array,) = read_given(path).arrays
    assert array.name == ""
    np.testing.assert_array_equal(array.values, Y.reshape(3, 1, 2))
    assert not array.missing.any()


def test_an_npz_is_every_array_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "all.npz"
    np.savez(path, **{"y": Y, "0.h": Y[:, :1], "steps": np.int64(3)})
    assert {one.name: one.values.shape for one in read_given(path).arrays} == {
        "y": (3, 2), "0.h": (3, 1), "steps": ()
    }  # fmt: skip


def test_objects_are_never_unpickled(tmp_path: Path) -> None:
    path = tmp_path / "bad.npz"
    np.savez(path, y=np.array([{}], dtype=object))
    with pytest.raises(FileError, match=r"bad\.npz holds object, no plain numbers"):
        read_given(path)


def test_our_own_table_is_read_by_its_heads(tmp_path: Path) -> None:
    path = tmp_path / "run.csv"
    head = "t,x[0],target[0],keras.y[0],keras.y[1],keras.0.h[0]\n"
    path.write_text(head + "".join(f"{t},9,8,{a!r},{b!r},{a!r}\n" for t, (a, b) in enumerate(Y.tolist())))
    arrays = {one.name: one.values for one in read_given(path).arrays}
    assert set(arrays) == {"t", "x", "target", "keras.y", "keras.0.h"}
    np.testing.assert_array_equal(arrays["keras.y"], Y)


def test_of_two_implementations_one_must_be_named(tmp_path: Path) -> None:
    path = tmp_path / "run.csv"
    path.write_text("numpy.y[0],keras.y[0]\n1,2\n3,4\n")
    with pytest.raises(FileError, match="holds numbers of numpy and keras; leave out all but those"):
        read_given(path)
    (array,) = read_given(path, who="keras").arrays
    assert array.values.tolist() == [[2], [4]]


def test_of_two_implementations_among_arrays_one_must_be_named(tmp_path: Path) -> None:
    path = tmp_path / "run.npz"
    np.savez(path, **{"x": Y, "numpy.y": Y, "keras.y": Y + 1, "keras.0.h": Y})
    with pytest.raises(FileError, match="holds numbers of numpy and keras; leave out all but those"):
        read_given(path)
    arrays = {one.name: one.values for one in read_given(path, who="keras").arrays}
    assert set(arrays) == {"x", "keras.y", "keras.0.h"}
    np.testing.assert_array_equal(arrays["keras.y"], Y + 1)


def test_numbers_of_somebody_who_has_none_there_are_refused(tmp_path: Path) -> None:
    (tmp_path / "plain.csv").write_text("h0,h1\n1,2\n3,4\n")
    np.save(tmp_path / "plain.npy", Y)
    for name in ("plain.csv", "plain.npy"):
        with pytest.raises(FileError, match="no numbers of keras; it does not say whose its numbers are"):
            read_given(tmp_path / name, who="keras")
    np.savez(tmp_path / "run.npz", **{"numpy.y": Y})
    with pytest.raises(FileError, match="holds no numbers of keras; it holds those of numpy"):
        read_given(tmp_path / "run.npz", who="keras")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("y[0];y[1]\n1,5;2\n3;4\n", {"y": 2}),
        ("h0\th1\n1\t2\n3\t4\n", {"h": 2}),
        ("y\n1\n2\n", {"y": 1}),
        ("temperature\twind\n1\t2\n3\t4\n", {"": 2}),
        ("a\tb\tc\td\n1\t2\t5\t6\n3\t4\t7\t8\n", {"": 4}),
        ("h\tc\n1\t2\n3\t4\n", {"h": 1, "c": 1}),
        ("1\t2\n3\t4\n", {"": 2}),
        ("date\ty\n2020-01-01\t2\n2020-01-02\t4\n", {"y": 1}),
    ],
)
def test_heads_of_a_pasted_table_say_what_stands_together(text: str, names: dict[str, int]) -> None:
    assert {one.name: one.values.shape[1] for one in given_of_text(text).arrays} == names


def test_what_a_text_leaves_open_is_asked() -> None:
    with pytest.raises(LeftOpen):
        given_of_text("1,2\n3,4\n")


def test_what_a_file_leaves_open_is_asked_and_read_as_it_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "open.csv"
    path.write_text("1,2\n3,4\n", encoding="utf-8")
    with pytest.raises(LeftOpen) as asked:
        read_given(path)
    with pytest.raises(LeftOpen):
        read_inputs(path, 1)
    shapes = [read_given(path, one.options).arrays[0].values.shape for one in asked.value.question.choices]
    assert sorted(shapes) == [(2, 1), (2, 2)]


def test_an_empty_cell_is_missing_and_nan_is_a_number() -> None:
    (array,) = given_of_text("y[0]\ty[1]\n1\t\nnan\tinf\n-inf\t4\n").arrays
    np.testing.assert_array_equal(array.values, [[1, np.nan], [np.nan, np.inf], [-np.inf, 4]])
    assert array.missing.tolist() == [[False, True], [False, False], [False, False]]


def test_empty_lines_part_the_rows_of_a_batch() -> None:
    (array,) = given_of_text("1\t2\n3\t4\n\n5\t6\n7\t8\n").arrays
    assert array.values.tolist() == [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]
    with pytest.raises(ParameterError, match="rows of different lengths between its empty lines: 1, 2"):
        given_of_text("1\t2\n\n5\t6\n7\t8\n")


def test_the_numbers_of_rows_and_columns_of_a_data_frame_are_left_out() -> None:
    given = given_of_text(",0,1\n0,0.5,1.5\n1,2.5,3.5\n2,4.5,5.5\n")
    assert given.arrays[0].values.tolist() == [[0.5, 1.5], [2.5, 3.5], [4.5, 5.5]]
    assert given.told[-1].startswith("Left out, as they number rows and columns")


def test_a_sound_is_a_column_a_channel(tmp_path: Path) -> None:
    path = tmp_path / "y.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, 8000, 0, "NONE", ""))
        file.writeframes(np.array([[0, 16384], [-32768, 8192]], dtype="<i2").tobytes())
    (array,) = read_given(path).arrays
    assert array.values.tolist() == [[0, 0.5], [-1, 0.25]]


def test_no_numbers_are_refused_by_name() -> None:
    with pytest.raises(ParameterError, match="the array 'y' holds complex128, no plain numbers"):
        given_of({"y": np.array([1j])})
