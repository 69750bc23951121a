import io
import itertools
import zipfile
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from engine.errors import FileError
from engine.files.npz_file import MAX_BYTES, read_npz, write_npz

any_array = st.sampled_from([np.float32, np.float64, np.int64, np.uint8]).flatmap(
    lambda dtype: arrays(dtype, array_shapes(min_dims=0, max_dims=3))
)


def written(**tables: np.ndarray) -> bytes:
    file = io.BytesIO()
    write_npz(file, tables)
    return file.getvalue()


@given(st.dictionaries(st.sampled_from(["x", "numpy.0.h", "keras.y"]), any_array, max_size=3))
def test_arrays_read_back_to_the_same_bits_here_and_in_numpy(tables: dict) -> None:
    data = written(**tables)
    for found in (read_npz(data), dict(np.load(io.BytesIO(data), allow_pickle=False))):
        assert {name: (one.dtype, one.shape, one.tobytes()) for name, one in found.items()} == {
            name: (one.dtype, one.shape, one.tobytes()) for name, one in tables.items()
        }


@pytest.mark.parametrize(
    "numbers", [[1, -(2**63)], [2**63], [10**200, 3], [0.5, 3], [0.5, 2**60 + 1], [float("inf"), 1]]
)
def test_python_integers_lose_no_digit_and_are_not_pickled(numbers: list) -> None:
    found = read_npz(written(h=np.array(numbers, dtype=object)))["h"]
    again = [int(word) if word.lstrip("-").isdigit() else float(word) for word in map(str, found.tolist())]
    assert again == numbers


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04 nothing more", "damaged"),
        (written(a=np.zeros(3))[:-20], "damaged"),
    ],
)
def test_what_is_no_npz_is_told(data: bytes, told: str) -> None:
    with pytest.raises(FileError, match=told):
        read_npz(data)


def zipped(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(f"{name}.npy", data)
    return file.getvalue()


def npy(header: str) -> bytes:
    text = header.encode() + b" " * (118 - len(header)) + b"\n"
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text


def test_pickled_objects_and_false_shapes_are_refused() -> None:
    pickled = io.BytesIO()
    np.save(pickled, np.array([{}], dtype=object), allow_pickle=True)
    longer = io.BytesIO()
    np.save(longer, np.zeros(1, dtype=np.longdouble))
    huge = npy("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999, 9), }")
    negative = npy("{'descr': '<f8', 'fortran_order': False, 'shape': (-1, 0), }")
    for data, told in (
        (zipped(a=pickled.getvalue()), "no real numbers"),
        (zipped(a=longer.getvalue()), "no real numbers of at most 64 bits"),
        (zipped(a=huge), "do not fill its shape"),
        (zipped(a=negative), "do not fill its shape"),
        (zipped(a=b"hello"), "no array of NumPy's"),
        (zipped(a=b"\x00" * (MAX_BYTES + 1)), "more than"),
        (zipped(**{f"a{index}": b"" for index in range(2000)}), "2000 arrays"),
    ):
        with pytest.raises(FileError, match=told):
            read_npz(data)


def test_each_damaged_byte_is_read_or_told_in_a_sentence() -> None:
    whole = written(x=np.arange(2.0))
    for place, given_byte in itertools.product(range(len(whole)), (0, 2, 255)):
        damaged = bytearray(whole)
        damaged[place] = given_byte
        with suppress(FileError):
            read_npz(bytes(damaged))


@pytest.mark.slow
@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_damaged_file_is_read_or_told_in_a_sentence(data: st.DataObject) -> None:
    whole = bytearray(written(x=np.arange(6.0).reshape(2, 3), y=np.arange(3)))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=4)):
        whole[place] = data.draw(st.integers(0, 255))
    try:
        read_npz(bytes(whole))
    except FileError as error:
        assert "\n" not in str(error)
