"""File names made of students' names."""

import os
from pathlib import PureWindowsPath

from hypothesis import given
from hypothesis import strategies as st

from engine.worksheet.student import Student, sheet_names

RESERVED = {"con", "prn", "aux", "nul", "clock$"}


def names(*students: str) -> list[str]:
    return sheet_names([Student(name, "0") for name in students])


def test_name_is_readable_in_the_file_name() -> None:
    assert names("Ada Lovelace", "Zoë", "") == [
        "worksheet-01-ada-lovelace.pdf", "worksheet-02-zoë.pdf", "worksheet-03.pdf",
    ]  # fmt: skip


def test_letters_with_signs_of_their_own_stay_whole() -> None:
    assert names("अनीता") == ["worksheet-01-अनीता.pdf"]


AWKWARD = ["../../etc/passwd", "CON", "nul.txt", ".", "..", "a/b", "a\\b", "A", "a", "ß", "SS"]


@given(st.lists(st.sampled_from(AWKWARD) | st.text(max_size=120), min_size=1, max_size=12))
def test_every_name_makes_a_safe_file_name_of_its_own(students: list[str]) -> None:
    found = names(*students)
    assert len({name.casefold() for name in found}) == len(students)
    for name in found:
        assert os.path.basename(name) == name == PureWindowsPath(name).name
        assert name.partition(".")[0] not in RESERVED
        assert not set(name) & set('/\\:*?"<>|\0')
        assert name.endswith(".pdf")
        assert ".." not in name
        assert len(name.encode()) < 255
