import io
import pickle
import struct
import tracemalloc
import wave
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from openpyxl import Workbook

from engine.data.progress import Cancelled
from engine.data.read_file import digest_of, read_file
from engine.data.table import LeftOpen, Options, Table
from engine.errors import FileError
from tests.engine.data.hostile_files import TRAPS, damaged, with_sheet

TEXT = "Größe;Wert\nKöln;0,5\nBonn;1.234,25\nUlm;–3\n"
MOST_MEMORY = 200 * 2**20  # bytes
OFTEN = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def numbers(table: Table) -> list[list[float]]:
    return [column.numbers.tolist() for column in table.columns if column.numbers is not None]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_of_any_encoding_and_line_end_is_read(tmp_path: Path, encoding: str, end: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TEXT.replace("\n", end).encode(encoding))
    table = read_file(path).settled()
    assert table.names == ("Größe", "Wert")
    assert numbers(table) == [[0.5, 1234.25, -3]]


def test_text_whose_first_foreign_letter_comes_late_is_read_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"x\ty\n" + b"1\ta\n" * 100_000 + "2\tö\n".encode("cp1252"))
    table = read_file(path)
    assert table.rows == 100_001
    assert table.columns[1].texts is not None
    assert table.columns[1].texts[-1] == "ö"
    assert table.understood[0] == "The text is in Windows-1252."


def test_large_file_is_read_in_pieces_to_the_same_bits(tmp_path: Path) -> None:
    dice = np.random.default_rng(1)
    whole, real = dice.integers(-(10**9), 10**9, 150_000), dice.normal(size=150_000) * 1e5
    lines = [f"{n};{repr(x).replace('.', ',')}" for n, x in zip(whole.tolist(), real.tolist(), strict=True)]
    path = tmp_path / "a.csv"
    path.write_text("n;x\n" + "\n".join(lines) + "\n")
    told: list[float] = []
    table = read_file(path, progress=told.append).settled()
    assert len(told) > 1
    assert told == sorted(told)
    assert told[-1] == 1
    assert np.array_equal(table.columns[0].numbers, whole)
    assert np.array_equal(table.columns[1].numbers, real)
    assert [column.is_whole for column in table.columns] == [True, False]
    assert table.lines[[0, -1]].tolist() == [2, 150_001]


def test_last_line_without_an_end_decides_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("5;1\n6;2\n28,7;3")
    assert numbers(read_file(path).settled()) == [[5, 6, 28.7], [1, 2, 3]]


def test_first_rows_are_those_of_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x;y\n" + "".join(f"{n};{n / 4}\n" for n in range(100)))
    table = read_file(path, most_rows=11)
    assert not table.is_whole_file
    assert numbers(table) == [list(range(10)), [n / 4 for n in range(10)]]
    assert read_file(path, most_rows=5000).is_whole_file


def test_reading_is_stopped_by_its_progress(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("1;2\n" * 10)

    def stop(part: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_file(path, progress=stop)


@OFTEN
@given(
    array=hnp.arrays(
        st.sampled_from(["<f8", ">f8", "<f4", "<f2", "<i8", "<u8", ">i2", "?"]),
        st.tuples(*[st.integers(1, 5)] * 2),
    ),
    is_fortran=st.booleans(),
)
def test_arrays_are_read_to_the_same_bits(tmp_path: Path, array: np.ndarray, is_fortran: bool) -> None:
    np.save(tmp_path / "a.npy", np.asfortranarray(array) if is_fortran else array)
    np.savez_compressed(tmp_path / "a.npz", a=array)
    for name in ("a.npy", "a.npz"):
        for index, column in enumerate(read_file(tmp_path / name).settled().columns):
            expected = array[:, index].tolist()
            assert column.numbers is not None
            for got, wanted in zip(column.numbers.tolist(), expected, strict=True):
                assert got == wanted or (np.isnan(got) and not np.isfinite(wanted))


def test_archive_of_several_arrays_asks_for_one(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", one=np.arange(3), two=np.arange(4.0))
    (question,) = read_file(tmp_path / "a.npz").questions
    assert [choice.words for choice in question.choices] == ["one", "two"]
    assert numbers(read_file(tmp_path / "a.npz", question.choices[1].options).settled()) == [[0, 1, 2, 3]]
    with pytest.raises(FileError, match="holds no array 'three'; there are 'one', 'two'"):
        read_file(tmp_path / "a.npz", Options(part="three"))


def test_workbook_is_read_by_its_values(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (
        ["Report"],
        [],
        ["day", "wind", "n"],
        ["Mo", 1.1, 2**53 + 2],
        ["Tu", None, 4],
        ["We", 0.25, -5],
    ):
        sheet.append(row)
    book.create_sheet("notes").append(["no number here"])
    book.save(tmp_path / "a.xlsx")
    table = read_file(tmp_path / "a.xlsx").settled()
    assert table.names == ("day", "wind", "n")
    assert np.array_equal(numbers(table)[0], [1.1, np.nan, 0.25], equal_nan=True)
    assert numbers(table)[1] == [2**53 + 2, 4, -5]
    assert table.gap_sentences() == ("row 5, column 'wind': is empty",)


def test_workbook_keeps_every_bit(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(with_sheet('<row r="1"><c r="A1"><v>0.30000000000000004</v></c></row>'))
    assert numbers(read_file(tmp_path / "a.xlsx")) == [[0.1 + 0.2]]


def test_workbook_of_several_sheets_asks_for_one(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append([1, 2])
    book.create_sheet("other").append([3.5, 4])
    book.save(tmp_path / "a.xlsx")
    (question,) = read_file(tmp_path / "a.xlsx").questions
    assert [choice.words for choice in question.choices] == ["Sheet", "other"]
    assert numbers(read_file(tmp_path / "a.xlsx", Options(part="other")).settled()) == [[3.5], [4]]


@pytest.mark.parametrize(("width", "dtype"), [(1, "u1"), (2, "<i2"), (4, "<i4")])
def test_sound_is_read_as_parts_of_the_largest(tmp_path: Path, width: int, dtype: str) -> None:
    samples = np.array([[0, 1], [100, 255], [7, 128]]).astype(dtype)
    with wave.open(str(tmp_path / "a.wav"), "wb") as sound:
        sound.setparams((2, width, 8000, 0, "NONE", ""))
        sound.writeframes(samples.tobytes())
    table = read_file(tmp_path / "a.wav")
    largest, middle = (128, 128) if width == 1 else (2 ** (8 * width - 1), 0)
    assert table.names == ("left", "right")
    assert np.array_equal(np.array(numbers(table)).T, (samples.astype(float) - middle) / largest)


def test_sound_of_24_bits_and_of_floats_is_read(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "a.wav"), "wb") as sound:
        sound.setparams((1, 3, 8000, 0, "NONE", ""))
        sound.writeframes(
            b"".join(n.to_bytes(3, "little", signed=True) for n in (0, 1, -1, 2**23 - 1, -(2**23)))
        )
    assert numbers(read_file(tmp_path / "a.wav")) == [[n / 2**23 for n in (0, 1, -1, 2**23 - 1, -(2**23))]]
    data = np.array([0.5, -0.1], dtype="<f4").tobytes()
    head = (
        b"RIFF"
        + struct.pack("<I", 36 + len(data))
        + b"WAVEfmt "
        + struct.pack("<IHHIIHH", 16, 3, 1, 8000, 32000, 4, 32)
    )
    (tmp_path / "b.wav").write_bytes(head + b"data" + struct.pack("<I", len(data)) + data)
    assert numbers(read_file(tmp_path / "b.wav")) == [[0.5, float(np.float32(-0.1))]]


def test_digest_is_sha256(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")  # FIPS 180-2, appendix B.1
    assert digest_of(tmp_path / "a") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize("name", ["no.csv", "."])
def test_file_that_is_none_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError):
        read_file(tmp_path / name)


READ_ANYWAY = {"many columns, all open", "all open", "longer digits"}


@pytest.mark.slow
@pytest.mark.parametrize("name", TRAPS)
def test_trap_takes_no_memory_and_is_told_in_a_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.data"
    path.write_bytes(TRAPS[name]())
    tracemalloc.start()
    try:
        sentence = told(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MOST_MEMORY
    assert (sentence is None) == (name in READ_ANYWAY)


def told(path: Path) -> str | None:
    """What is said of a file that is not read; None where it is. Fails for anything but one sentence."""
    try:
        table = read_file(path)
    except FileError as error:
        assert str(error).startswith(path.name)
        assert "\n" not in str(error)
        assert len(str(error)) < 500
        return str(error)
    assert table.rows
    assert all(
        len(column.numbers if column.texts is None else column.texts) == table.rows
        for column in table.columns
    )
    return None


@pytest.mark.parametrize("first", [0, pytest.param(500, marks=pytest.mark.slow)])
def test_damaged_file_is_read_or_told_in_a_sentence(tmp_path: Path, first: int) -> None:
    path = tmp_path / "a.data"
    for seed in range(first, 500 if first == 0 else 2_000):
        path.write_bytes(damaged(seed))
        told(path)


def test_member_that_tells_a_wrong_size_is_told(tmp_path: Path) -> None:
    file = io.BytesIO()
    np.savez(file, a=np.arange(100.0))
    data = bytearray(file.getvalue())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)  # the size in the central directory
    (tmp_path / "a.npz").write_bytes(data)
    with pytest.raises(FileError, match="damaged"):
        read_file(tmp_path / "a.npz")


def test_encrypted_archive_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.npz", "w") as archive:
        archive.writestr("a.npy", b"x")
    data = bytearray((tmp_path / "a.npz").read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.npz").write_bytes(data)
    with pytest.raises(FileError, match="encrypted"):
        read_file(tmp_path / "a.npz")


def test_pickled_file_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    np.save(tmp_path / "a.npy", np.array([{}], dtype=object), allow_pickle=True)
    stop: Callable[..., object] = lambda *_, **__: pytest.fail("something was unpickled")  # noqa: E731
    monkeypatch.setattr("pickle.load", stop)
    with pytest.raises(FileError, match="holds object, no plain numbers"):
        read_file(tmp_path / "a.npy")


@pytest.mark.slow
@pytest.mark.parametrize(("late", "value"), [("28,7", 28.7), ("1.234", 1234)])
def test_mark_in_a_later_piece_is_never_taken_silently(tmp_path: Path, late: str, value: float) -> None:
    path = tmp_path / "a.csv"
    path.write_text("555;6\n" * 600_000 + f"1;{late}\n")
    with pytest.raises(LeftOpen) as caught:
        read_file(path)
    point, comma = caught.value.question.choices
    assert numbers(read_file(path, comma.options).settled())[1][-1] == value
    assert read_file(path, point.options).columns[1].gaps == (1 if late == "28,7" else 0)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-16", "UTF-16"),
        ("idna", "idna"),
        ("punycode", "punycode"),
        ("ascii", "ascii"),
        ("utf-8", "UTF-8"),
    ],
)
def test_text_that_is_not_in_the_encoding_that_was_said_is_told(
    tmp_path: Path, encoding: str, name: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"a,b\n1,2\n3,\xb2\n")
    with pytest.raises(FileError, match=rf"table\.csv is no text in {name}; say no encoding"):
        read_file(path, Options(encoding=encoding))


def test_a_pickle_is_refused_with_what_writes_its_numbers(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "y.pt", "w") as archive:
        archive.writestr("y/data.pkl", pickle.dumps([1, 2]))
    (tmp_path / "y.pkl").write_bytes(pickle.dumps([1, 2]))
    for name in ("y.pt", "y.pkl"):
        with pytest.raises(FileError, match=f"^{name} is a pickle, .*numpy.save"):
            read_file(tmp_path / name)
