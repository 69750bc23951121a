"""Names of files that no file system minds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.files.plain_name import LONGEST, RESERVED, plain_name


@pytest.mark.parametrize(
    ("name", "plain"), [("CON", "con-1"), ("Com1", "com1-1"), ("COM¹", "com¹-1"), ("nul.", "nul-1")]
)
def test_what_windows_reserves_gets_a_number(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize("name", ["constant", "com10", "my-con", "auxiliary"])
def test_other_names_stay(name: str) -> None:
    assert plain_name(name) == name


@given(st.text())
def test_whatever_the_name_no_file_system_minds_it(name: str) -> None:
    plain = plain_name(name)
    assert len(plain.encode()) <= LONGEST + 2
    assert not RESERVED.fullmatch(plain)
    assert not set(plain) & set('/\\:*?"<>|. \0')
