"""How pages set the window, inherit, and are refused."""

import pytest

from engine.files.experiment_file import load
from engine.lesson.error import LessonError
from engine.lesson.lesson import Page, lesson_of
from engine.zoo.every import specimens
from resources.library import experiment_names, experiment_path
from tests.engine.lesson_texts import HEAD, block, lesson, page


def pages(*states: str) -> tuple[Page, ...]:
    """A page a state."""
    return lesson_of(HEAD + "".join(page(block("state", state)) for state in states), "test").pages


def refusal(state: str, *before: str) -> str:
    with pytest.raises(LessonError) as caught:
        pages(*before, state)
    assert str(caught.value).startswith(f"page {len(before) + 1} “A page”, state in line ")
    return str(caught.value)


def test_first_page_shows_the_notebook() -> None:
    scene = lesson("Text.").pages[0].scene
    assert scene.experiment == load(experiment_path("notebook"))
    assert (scene.row, scene.t, scene.specimen) == (0, 0, None)


def test_page_without_a_state_is_as_the_one_before() -> None:
    text = HEAD + page(block("state", "t = 3")) + page("Text.")
    one, two = lesson_of(text, "test").pages
    assert one.scene == two.scene


def test_left_out_fields_stay() -> None:
    one, two = pages(
        't = 3\npanels = ["model"]\nwatches = ["x"]\nset = ["sequence.weight=7"]\nlock = ["all"]',
        'plots = ["error"]\nset = ["sequence.bias=5"]',
    )
    assert (two.scene.t, two.scene.panels, two.scene.watches) == (3, ("model",), ("x",))
    assert two.scene.plots == ("error",)
    assert (two.scene.experiment.sequence.weight, two.scene.experiment.sequence.bias) == (7, 5)
    assert two.scene.locks == one.scene.locks


def test_another_experiment_begins_anew_but_keeps_what_is_seen() -> None:
    _, two = pages('t = 3\npanels = ["model"]', 'experiment = "fibonacci"')
    assert (two.scene.t, two.scene.panels) == (0, ("model",))


def test_free_alone_leaves_what_is_locked() -> None:
    _, two = pages('lock = ["sequence"]', 'free = ["sequence.weight"]')
    assert two.scene.locks.is_locked("sequence.bias")
    assert not two.scene.locks.is_locked("sequence.weight")


def test_new_lock_forgets_what_was_free() -> None:
    _, two = pages('lock = ["all"]\nfree = ["sequence"]', 'lock = ["sequence"]')
    assert two.scene.locks.is_locked("sequence.weight")


def test_inside_is_forgotten_where_a_page_goes_to_another_step() -> None:
    _, two = pages("t = 1\ninside = 2", "t = 2")
    assert two.scene.inside is None


def test_own_experiment_may_stand_in_the_state() -> None:
    (one,) = pages(
        '[experiment]\nname = "Mine"\n[experiment.sequence]\nkind = "values"\nvalues = [[1], [2], [3]]'
    )
    assert one.scene.facts.steps == 2


@pytest.mark.parametrize("name", experiment_names())
def test_every_ready_made_experiment_may_be_named(name: str) -> None:
    assert pages(f'experiment = "{name}"')[0].scene.facts.steps > 0


@pytest.mark.parametrize("name", [specimen.name for specimen in specimens()])
def test_every_specimen_may_be_named(name: str) -> None:
    scene = pages(f'specimen = "{name}"')[0].scene
    assert scene.specimen == name
    assert scene.facts.steps > 0


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ('experiment = "nothing"', "experiment must be one of notebook, adding-problem"),
        ("experiment = 3", "experiment must be a name, or an object of fields, got 3"),
        ("experiment = {a = 2020-01-01}", "experiment must be a name, or an object of fields"),
        ("experiment = {a = 1}", "experiment.a is not a field that this version knows"),
        ("experiment = {seed = -1}", "experiment.seed must be at least 0, got -1"),
        ('specimen = "cat"', "specimen must be one of the bug zoo, got 'cat'"),
        ('panels = ["graph"]', "panels must be of sequence, model"),
        ('plots = ["loss"]', "plots must be of prediction, error, hidden_state; got 'loss'"),
        ('implementations = ["torch"]', "implementations[0] must be 'numpy' or 'keras', got 'torch'"),
        ("implementations = []", "implementations must have at least one entry"),
        ('set = ["sequence.weight"]', "set is not right: a change must be FIELD=VALUE"),
        ('set = ["sequence.colour=2"]', "set is not right: sequence.colour is not a field"),
        ('set = ["sequence.weight=1e999"]', "sequence.weight must be a finite number"),
        ('set = ["model.layers[0].cell=GRU9"]', "is of an unknown kind 'GRU9'"),
        ('set = ["sequence.seq_len=9999"]', "sequence must have at most 5000 steps in a lesson"),
        ("row = 1", "row must be from 0 to 0, got 1"),
        ("t = 9", "t must be from 0 to 8, got 9"),
        ("t = -1", "t must be at least 0, got -1"),
        ("t = true", "t must be a whole number, got true"),
        ("t = 1.0", "t must be a whole number, got 1.0"),
        ("t = 1979-05-27", "t must be a whole number"),
        ("t = 0x" + "f" * 4000, "t must be at most 10000"),
        ("unit = 1", "unit must be from 0 to 0, got 1"),
        ("layer = 1", "layer must be from 0 to 0, got 1"),
        ("inside = 4", "inside must be from 0 to 3, got 4"),
        ('watches = ["hh"]', "watches[0] cannot be read: unknown name 'hh'"),
        ('watches = ["x", "h[4]"]', "watches[1] cannot be read: there is no unit 4"),
        ('watches = ["9**9**9"]', "watches[0] cannot be read"),
        ('implementations = ["numpy"]\nwatches = ["keras.h"]', "watches[0] cannot be read: 'keras.h' is not"),
        ('lock = ["colour"]', "lock names 'colour', which is no field of this experiment"),
        ('free = ["model.layers[1]"]', "free names 'model.layers[1]', which is no field"),
        ("colour = 1", "colour is not a field that this version knows"),
        ("[[t]]", "t must be a whole number"),
    ],
)
def test_state_that_cannot_be_is_refused_when_the_lesson_is_opened(state: str, sentence: str) -> None:
    assert sentence in refusal(state)


def test_a_step_that_the_next_page_no_longer_has_is_refused() -> None:
    assert "page 2 “A page”, state" in refusal('set = ["sequence.seq_len=3"]', "t = 8")


def test_keras_may_be_watched_where_it_runs() -> None:
    assert pages('implementations = ["keras"]\nwatches = ["keras.h"]')


def test_same_experiment_is_the_same_object_so_that_it_runs_once() -> None:
    one, two = pages('set = ["sequence.weight=7"]', "t = 1")
    assert one.scene.facts is two.scene.facts
