"""Links in a lesson's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ParameterError
from engine.lesson.action import PANELS, PLOTS, STEPS, Action, read_action
from engine.lesson.error import LessonError
from tests.engine.lesson_texts import block, lesson


@pytest.mark.parametrize(
    ("address", "action"),
    [
        ("set:sequence.weight=3", Action("set", settings=("sequence.weight=3",))),
        ("set:a=1; b=2", Action("set", settings=("a=1", "b=2"))),
        (
            "set:model.layers[0].kernel=%5B%5B2%5D%5D",
            Action("set", settings=("model.layers[0].kernel=[[2]]",)),
        ),
        ("set:a=1;%20b=2", Action("set", settings=("a=1", "b=2"))),
        ("go:4", Action("go", t=4)),
        ("go:end", Action("go")),
        ("light:h[1]@3", Action("light", "h", 3, 1)),
        ("light:xW", Action("light", "xW")),
        ("run:", Action("run")),
        ("pause:", Action("pause")),
        ("reset:", Action("reset")),
        ("train:50", Action("train", updates=50)),
        ("update:0", Action("update", updates=0)),
        *((f"step:{word}", Action("step", word)) for word in STEPS),
        *((f"show:{name}", Action("show", name)) for name in (*PANELS, *PLOTS)),
    ],
)
def test_address_is_read(address: str, action: Action) -> None:
    assert read_action(address) == action


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("", "a link must act on the window"),
        ("run", "a link must act on the window"),
        ("run:now", "a link must act on the window"),
        ("set:weight", "a link must act on the window"),
        ("go:-1", "a link must act on the window"),
        ("go:1234567", "a link must act on the window"),
        ("go:٣", "a link must act on the window"),
        ("GO:4", "a link must act on the window"),
        ("#top", "a link must act on the window"),
        ("http://keras.io", "a link must act on the window"),
        ("%00", "a link must act on the window"),
        ("step:over", "step: knows forward, back, into, out; got 'over'"),
        ("show:losses", "show: knows sequence, model"),
        ("train:", "train: knows a number of updates, from 1 to 1000; got ''"),
        ("train:0", "train: knows a number of updates, from 1 to 1000; got '0'"),
        ("update:1001", "update: knows a number of updates, from 0 to 1000; got '1001'"),
        ("light:foo", "light: knows x"),
        ("light:h[x]", "light: knows x"),
    ],
)  # fmt: skip
def test_other_address_is_refused(address: str, sentence: str) -> None:
    with pytest.raises(ParameterError, match=r".") as caught:
        read_action(address)
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("set:sequence.colour=1", "sequence.colour is not a field of this experiment"),
        ("set:sequence.weight=many", "sequence.weight must be a number, got 'many'"),
        ("set:=", "a change must name a field"),
        ("go:9", "the link to t = 9 leads nowhere: t must be from 0 to 8"),
        ("light:h@9", "the link to t = 9 leads nowhere"),
        ("light:h[1]", "the link light:h[1]: there is no unit 1"),
        ("set:model.layers[0].units=2", "model.layers[0].kernel must have shape (1, 2), got (1, 1)"),
    ],
)
def test_link_that_does_not_fit_the_page_is_refused_when_it_is_opened(link: str, sentence: str) -> None:
    with pytest.raises(LessonError) as caught:
        lesson(f"Text.\n\n[a]({link})")
    assert str(caught.value).startswith("page 1 “A page”, text in line 6: ")
    assert sentence in str(caught.value)


def test_link_that_changes_a_locked_field_is_refused() -> None:
    with pytest.raises(LessonError, match=r"changes sequence\.bias, which the page locks"):
        lesson(block("state", 'lock = ["sequence"]'), "[a](set:sequence.bias=7)")
    lesson(block("state", 'lock = ["sequence"]\nfree = ["sequence.bias"]'), "[a](set:sequence.bias=7)")


@given(st.text(max_size=40) | st.sampled_from(["set:", "go:", "light:", "show:"]).flatmap(
    lambda verb: st.text(max_size=20).map(lambda rest: verb + rest)))  # fmt: skip
def test_any_address_is_read_or_refused(address: str) -> None:
    try:
        assert isinstance(read_action(address), Action)
    except ParameterError as error:
        assert str(error)
