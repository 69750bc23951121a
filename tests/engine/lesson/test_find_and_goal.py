"""Questions that are answered in the window: a step is found, a goal is reached."""

import pytest

from engine.errors import ParameterError
from engine.experiment import plain
from engine.run.name import TARGET, Name, Y
from engine.setting import with_settings
from engine.zoo.every import specimen
from tests.engine.lesson.test_questions import EXACT, EXAMPLES, FACTS, SUM_ZOO, ZOO, one


def test_find_first_last_and_any() -> None:
    error = (FACTS.run.trace[Y.of("numpy")] - FACTS.run.trace[TARGET]).astype(float)[:, 0]
    steps = [t for t in range(9) if abs(error[t]) > 100]
    for which, right in (("first", steps[:1]), ("last", steps[-1:]), ("any", steps)):
        question, scene = one("find", f'condition = "abs(error) > 100"\nwhich = "{which}"')
        assert [t for t in range(9) if question.judge(t, scene).is_right] == right
        assert question.right_answer(scene) in right


def test_any_unit_will_do_where_a_condition_is_of_several() -> None:
    question, scene = one("find", 'condition = "h > 10"\nwhich = "any"', EXACT)
    h = scene.facts.run.trace[Name("h", 0, "numpy")]
    assert [question.judge(t, scene).is_right for t in range(9)] == list((h > 10).any(axis=1))


def test_condition_may_change_fields_first() -> None:
    question, scene = one("find", 'condition = "x > 50 with sequence.weight=1"\nwhich = "any"')
    changed = with_settings(scene.experiment, ["sequence.weight=1"]).sequence.generate()
    right = [bool(number > 50) for number in changed.row(0).inputs[:, 0]]
    assert [question.judge(t, scene).is_right for t in range(9)] == right


def test_wrong_step_says_in_which_direction_to_look() -> None:
    question, scene = one("find", EXAMPLES["find"])
    right = question.right_answer(scene)
    assert question.judge(right - 1, scene).say == "It happens later."
    assert question.judge(right + 1, scene).say == "It happens earlier."


def test_mistake_of_a_specimen_is_found_at_its_number() -> None:
    question, scene = one("find", "", ZOO)
    zoo = specimen("transposed_recurrent_kernel")
    assert question.wants_number
    assert question.judge([zoo.first_t, zoo.culprit, None], scene).is_right
    assert not question.judge([0, "x", None], scene).is_right
    for answer in ([0, "q", None], [99, "x", None], [0, "x", 99], [0, 1, 2], 3, [0, "x"], [True, "x", None]):
        with pytest.raises(ParameterError, match="answer must be"):
            question.judge(answer, scene)


def test_goal_that_changes_a_locked_field_is_told_so() -> None:
    fields = 'condition = "x > 9000"\nsolution = ["sequence.weight=9"]'
    question, scene = one("goal", fields, 'lock = ["all"]\nfree = ["sequence.weight"]')
    cheat = plain(with_settings(scene.experiment, ["sequence.weight=9", "sequence.seq_len=12"]))
    assert question.judge(cheat, scene).say == "sequence.seq_len is to stay as it was."
    assert question.judge(plain(with_settings(scene.experiment, ["sequence.weight=9"])), scene).is_right


@pytest.mark.parametrize(
    "change",
    [
        "sequence.seq_len=100000",
        "sequence.weight=1e200",
        'model.layers=[{"cell": "SimpleRNN", "units": 3}]',
        "sequence.batch_size=10000",
        'sequence={"kind": "values", "values": [[1, 2], [3, 4]]}',
        "model.layers[0].recurrent_kernel=[[1e300]]",
    ],
)
@pytest.mark.parametrize("state", ["", SUM_ZOO, 'experiment = "exact-two-units"'])
def test_goal_judges_any_experiment(change: str, state: str) -> None:
    question, scene = one("goal", 'condition = "x > 12345678"\nsolution = ["sequence.weight=1e6"]', state)
    fields = plain(scene.experiment)
    try:
        changed = plain(with_settings(scene.experiment, [change]))
    except ParameterError:
        return
    assert fields != changed
    verdict = question.judge(changed, scene)
    assert isinstance(verdict.is_right, bool)


def test_goal_on_another_row_takes_an_experiment_without_it() -> None:
    state = 'set = ["sequence.batch_size=3"]\nrow = 2'
    question, scene = one("goal", 'condition = "t < 3"\nsolution = ["sequence.seq_len=4"]', state)
    verdict = question.judge(plain(with_settings(scene.experiment, ["sequence.batch_size=1"])), scene)
    assert not verdict.is_right
    assert "row" in verdict.say
