"""Cases that are run as one test fail one by one, and only those are that need their values alone."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.cases import together

Collect = Callable[[str], Sequence[pytest.Function]]


@pytest.fixture
def collect(request: pytest.FixtureRequest, tmp_path: Path) -> Collect:
    """The items that stand for a test with the cases a, b and c."""

    def items(text: str) -> Sequence[pytest.Function]:
        file = tmp_path / "test_written.py"
        file.write_text(f"import pytest\nabc = pytest.mark.parametrize('name', ['a', 'b', 'c'])\n{text}")
        module = pytest.Module.from_parent(request.session, path=file)
        return together([item for item in module.collect() if isinstance(item, pytest.Function)])

    return items


def test_cases_that_need_their_values_alone_are_one_test(collect: Collect) -> None:
    (one,) = collect("@abc\ndef test_it(name): assert name in 'abc'")
    assert one.name == "test_it"
    one.obj()


def test_one_case_that_fails_is_named_and_keeps_its_own_error(collect: Collect) -> None:
    (one,) = collect("@abc\ndef test_it(name): assert name != 'b', 'it is b'")
    with pytest.raises(AssertionError, match="it is b") as caught:
        one.obj()
    assert caught.value.__notes__ == ["case: b"]


def test_every_case_that_fails_is_named_whatever_it_raises(collect: Collect) -> None:
    (one,) = collect("@abc\ndef test_it(name): assert name == 'b' if name < 'c' else pytest.fail('it is c')")
    with pytest.raises(BaseExceptionGroup, match="2 of 3 cases fail: a, c") as caught:
        one.obj()
    assert [error.__notes__ for error in caught.value.exceptions] == [["case: a"], ["case: c"]]


def test_every_combination_of_two_lists_is_a_case(collect: Collect) -> None:
    (one,) = collect(
        "@abc\n@pytest.mark.parametrize('n', [1, 2])\ndef test_it(name, n): assert n + (name > 'a') < 3"
    )
    with pytest.raises(BaseExceptionGroup, match="2 of 6 cases fail: 2-b, 2-c"):
        one.obj()


def test_case_that_skips_is_not_passed_over(collect: Collect) -> None:
    (one,) = collect("@abc\ndef test_it(name): name == 'b' and pytest.skip('not here')")
    with pytest.raises(AssertionError, match="b may skip no more than its fellows"):
        one.obj()


@pytest.mark.parametrize(
    "text",
    [
        "@abc\ndef test_it(name, tmp_path): pass",
        "@abc\n@pytest.mark.usefixtures('tmp_path')\ndef test_it(name): pass",
        "@abc\n@pytest.mark.slow\ndef test_it(name): pass",
        "@pytest.mark.parametrize('name', ['a', 'b', pytest.param('c', marks=pytest.mark.slow)])\n"
        "def test_it(name): pass",
        "@pytest.fixture(autouse=True)\ndef its_own(): yield\n@abc\ndef test_it(name): pass",
        "@pytest.fixture\ndef name(request): return request.param\n"
        "@pytest.mark.parametrize('name', ['a', 'b', 'c'], indirect=True)\ndef test_it(name): pass",
        "@pytest.fixture(params=['a', 'b', 'c'])\ndef name(request): return request.param\n"
        "def test_it(name): pass",
        "from hypothesis import given, strategies as st\n@abc\n@given(st.none())\ndef test_it(name, x): pass",
    ],
    ids=["fixture", "used", "slow", "marked", "autouse", "indirect", "made", "hypothesis"],
)
def test_cases_with_something_of_their_own_stay_tests(collect: Collect, text: str) -> None:
    assert len(collect(text)) == 3
