"""Class lists from spreadsheets, and from whoever means harm."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import FileError
from engine.worksheet.class_list import MOST_STUDENTS, class_of, read_class
from engine.worksheet.student import ClassEntry, students_of

NAMES = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=20)

MUST_CALL = "one column must be called name"
A_SEED = "a seed must be a whole number from 0 to 9223372036854775807"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_spreadsheets_of_every_country_are_read(separator: str) -> None:
    text = f"name{separator}seed\r\nAda{separator}5\r\nBob{separator}\r\n"
    assert class_of(text).entries == (ClassEntry("Ada", 5), ClassEntry("Bob"))


def test_columns_are_found_by_their_heading_in_any_order() -> None:
    assert class_of("Class;Seed;NAME\n7b;3;Ada\n").entries == (ClassEntry("Ada", 3),)


def test_list_without_heading_begins_with_the_first_name() -> None:
    assert class_of("Ada\n\n  Bob  \n").entries == (ClassEntry("Ada"), ClassEntry("Bob"))


def test_first_line_that_may_be_a_heading_is_told() -> None:
    (remark,) = class_of("\nHoomaka\nAda\n").remarks
    assert remark == "no column is called name, so Hoomaka in line 2 is a student, too"
    assert class_of("name\nAda\n").remarks == ()


@pytest.mark.parametrize("content", ["Zoë\n".encode("cp1252"), b"PK\x03\x04\xff"])
def test_list_that_is_no_text_says_how_to_save_it(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "7b.csv").write_bytes(content)
    with pytest.raises(
        FileError, match=r"^7b\.csv is not a text file in UTF-8; a spreadsheet saves one as CSV"
    ):
        read_class(tmp_path / "7b.csv")


def test_names_in_quotes_may_hold_the_separator() -> None:
    assert class_of('"Lovelace, Ada"\n"Curie, Marie"\n').entries == (
        ClassEntry("Lovelace, Ada"),
        ClassEntry("Curie, Marie"),
    )


def test_mark_in_front_that_editors_put_there_is_no_part_of_a_name(tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_bytes("\ufeffname\nZoë\n".encode())
    assert read_class(path).entries == (ClassEntry("Zoë"),)


def test_double_names_are_told_with_their_lines_and_get_different_sheets() -> None:
    found = class_of("name\nMax\nAda\nMax\n")
    assert found.remarks == ("Max stands in lines 2, 4: are these different students?",)
    assert len({student.seed for student in students_of(found.entries, 0)}) == 3


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "names no student"),
        ("name;seed\n", "names no student below its heading"),
        ("name,name\nAda,Bob\n", "line 1: two columns are called name"),
        ("name;seed\nAda;x\n", "line 2, column 2: a seed must be a whole number from 0 to"),
        ("name\nLovelace, Ada\n", "line 2, column 2: there is no such column; a name with a comma"),
        ("student\nAda\n", f"line 1: this looks like a heading, and {MUST_CALL}; it holds 'student'"),
        ("Élèves\nAda\n", f"line 1: this looks like a heading, and {MUST_CALL}; it holds 'Élèves'"),
        ("Vorname;Klasse\nAda;7b\n", f"line 1: this looks like a heading, and {MUST_CALL}"),
        ("names,seed\nAda,5\n", f"line 1: this looks like a heading, and {MUST_CALL}"),
        ("Who,When\nAda,5\n", f"line 1, column 2: {A_SEED}, got 'When'; if this line is a heading, "),
        ("Ada\nBob,x\n", f"line 2, column 2: {A_SEED}, got 'x'"),
        ("Ada,5,7b\n", "line 1, column 3: there is no such column"),
        ("name;seed\nAda;-1\n", "line 2, column 2: a seed must be"),
        ("Lovelace, Ada\n", "line 1, column 2: a seed must be a whole number"),
        ("name;seed\n;4\n", "line 2, column 1: a name is missing"),
        ("name\n" + "a" * 101, "line 2, column 1: a name has at most 100 characters, this one has 101"),
        ("name\nA\x07da\n", "line 2, column 1: a name must be made of printable characters"),
        ("name\nAda\u202efdp.exe\n", "line 2, column 1: a name must be made of printable characters"),
        ("name\nA\0da\n", "is not a text: it holds the character NUL"),
        ('name\n"Ada\n', "line 2: this is no CSV"),
        ('name\n"Ada" Lovelace\n', "line 2: this is no CSV"),
        ("name\n" + "a" * 200_000, "line 2: this is no CSV"),
        ("name\n" + "Ada\n" * (MOST_STUDENTS + 1), "names 501 students, at most 500 are possible"),
        ("name\n" + "\n" * 20_000 + "Ada", "has more than 10000 lines"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(text: str, sentence: str) -> None:
    with pytest.raises(FileError) as caught:
        class_of(text)
    assert str(caught.value).startswith(sentence)


def test_binary_and_huge_files_are_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_bytes(bytes(range(256)))
    with pytest.raises(FileError, match=r"^class\.csv is not a text file in UTF-8; "):
        read_class(path)
    with path.open("wb") as file:
        file.truncate(64 * 2**20)
    with pytest.raises(FileError, match=r"^class\.csv is too large: 64 MiB, at most 16 MiB$"):
        read_class(path)


@given(
    st.lists(st.tuples(NAMES, st.none() | st.integers(0, 2**63 - 1)), min_size=1, max_size=30),
    st.sampled_from(",;\t"),
)
def test_every_class_that_a_spreadsheet_writes_is_read(
    rows: list[tuple[str, int | None]], separator: str
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(["name", "seed"])
    writer.writerows((name, "" if seed is None else seed) for name, seed in rows)
    found = class_of(text.getvalue()).entries
    assert [entry.seed for entry in found] == [seed for _, seed in rows]
    assert len(found) == len(rows)


@given(st.text(max_size=300) | st.binary(max_size=300).map(lambda data: data.decode("latin-1")))
def test_any_text_is_a_class_or_one_sentence(text: str) -> None:
    try:
        found = class_of(text)
    except FileError as error:
        assert "\n" not in str(error).strip()
    else:
        assert all(entry.name.strip() for entry in found.entries)
