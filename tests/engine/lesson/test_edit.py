"""The editor's changes of a lesson's text read back as what they shall say."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.experiment import Experiment, Model
from engine.files.experiment_file import load
from engine.lesson.edit import page_at, state_text, with_lock, with_state
from engine.lesson.lesson import lesson_of
from engine.lesson.lock import Locks
from engine.lesson.source import read_source
from engine.lesson.state import Scene, State, first_scene, scene_of
from engine.lesson.toml_text import inline
from resources.library import experiment_names, experiment_path

TEXT = """+++
title = "Two"
+++

# One

Text.

# Two

```state
t = 3
lock = ["sequence"]
```

More.
"""


def read_back(scene: Scene) -> Scene:
    """The scene that the written state makes of another page."""
    other = scene_of(State.parse({"specimen": "bias_twice", "t": 1, "lock": ["all"]}), first_scene())
    return scene_of(State.parse(tomllib.loads(state_text(scene))), other)


@pytest.mark.parametrize("name", experiment_names())
def test_ready_made_experiment_is_written_by_its_name(name: str) -> None:
    scene = Scene(load(experiment_path(name)), t=2, inside=1, panels=("cell",), watches=("abs(h)",))
    assert f'experiment = "{name}"' in state_text(scene)
    assert read_back(scene) == scene


def test_small_change_is_written_as_that_change() -> None:
    notebook = load(experiment_path("notebook"))
    scene = Scene(notebook.replace(sequence=notebook.sequence.replace(weight=0.25)))
    assert 'set = ["sequence.weight=0.25"]' in state_text(scene)
    assert read_back(scene) == scene


def test_experiment_like_no_other_is_written_whole() -> None:
    layers = [{"cell": "SimpleRNN", "units": 3}, {"cell": "SimpleRNN", "units": 2, "activation": "tanh"}]
    scene = Scene(Experiment(name='A "name"\n', model=Model.parse({"layers": layers})), unit=2)
    assert read_back(scene) == scene


def test_specimen_and_locks_are_written() -> None:
    scene = scene_of(State.parse({"specimen": "state_reset", "t": 4}), first_scene())
    scene = Scene(**{**scene.__dict__, "locks": Locks(("all",), ("sequence.weight",), ("seed",))})
    assert read_back(scene) == scene


@pytest.mark.parametrize(("line", "page"), [(1, 1), (5, 1), (7, 1), (9, 2), (16, 2), (999, 2)])
def test_line_belongs_to_the_page_above_it(line: int, page: int) -> None:
    assert page_at(TEXT, line) == page


def test_state_is_put_behind_the_title_where_there_is_none() -> None:
    text, line = with_state(TEXT, 7, "t = 1")
    assert text.split("\n")[line - 1 : line + 3] == ["", "```state", "t = 1", "```"]
    assert [page.scene.t for page in lesson_of(text, "x").pages] == [1, 3]


def test_state_takes_the_place_of_the_one_that_is_there() -> None:
    text, _ = with_state(TEXT, 12, "t = 7")
    assert [page.scene.t for page in lesson_of(text, "x").pages] == [0, 7]
    assert text.count("```state") == 1


def test_empty_state_is_replaced_as_well() -> None:
    text, _ = with_state(TEXT.replace('t = 3\nlock = ["sequence"]\n', ""), 12, "t = 7")
    assert [page.scene.t for page in lesson_of(text, "x").pages] == [0, 7]


def test_lock_changes_only_the_lock() -> None:
    text, _ = with_lock(TEXT, 12, ("sequence", "model"))
    page = lesson_of(text, "x").pages[1]
    assert page.scene.locks.locked == ("sequence", "model")
    assert page.scene.t == 3


def test_lock_of_a_page_without_state_makes_one() -> None:
    text, _ = with_lock(TEXT, 6, ("all",))
    assert lesson_of(text, "x").pages[0].scene.locks.locked == ("all",)


@given(st.sampled_from([5, 7, 9, 11, 14]), st.integers(0, 8))
def test_rest_of_the_text_stays_as_it_is(line: int, t: int) -> None:
    text, _ = with_state(TEXT, line, f"t = {t}")
    before, after = read_source(TEXT), read_source(text)
    assert [page.title for page in after.pages] == [page.title for page in before.pages]
    for one, other in zip(before.pages, after.pages, strict=True):
        texts = [[part.text for part in page.parts if part.kind == "text"] for page in (one, other)]
        assert texts[0] == texts[1]


plain_values = st.recursive(
    st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(plain_values)
def test_inline_value_is_what_toml_reads(value: object) -> None:
    assert tomllib.loads(f"x = {inline(value)}") == {"x": value}


def test_nothing_is_no_toml() -> None:
    with pytest.raises(TypeError, match="None"):
        inline(None)
