"""The six kinds of questions: judged rightly, and refused where they make no sense."""

import math
import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ParameterError
from engine.experiment import plain
from engine.lesson.error import LessonError
from engine.lesson.lesson import QUESTIONS
from engine.lesson.questions.base import Question, shuffled
from engine.lesson.state import Scene, first_scene
from engine.run.name import Name, X, Y
from tests.engine.lesson_texts import asked, block, lesson

FACTS = first_scene().facts
EXACT = 'experiment = "exact-two-units"'
ZOO = 'specimen = "transposed_recurrent_kernel"'
SUM_ZOO = 'specimen = "bias_twice"'
SOLVED = [
    "sequence.weight=1",
    "sequence.bias=0",
    "sequence.mem_len=0",
    "model.layers[0].kernel=[[1]]",
    "model.layers[0].recurrent_kernel=[[0]]",
    "model.layers[0].bias=[0]",
]
PAIRS = '{term = "$xW$", value = "xW at 4"}, {term = "$hU$", value = "hU at 4"}, {term = "c", text = "d"}'
EXAMPLES = {
    "predict": 'answer = "y at 4"',
    "choose": 'options = [{text = "a", right = true, say = "Yes."}, {text = "b", say = "No."}, {text = "c"}]',
    "match": f"pairs = [{PAIRS}]",
    "order": 'items = ["a", "b", "c"]',
    "find": 'condition = "abs(error) > 100"',
    "goal": f'condition = "mae < 1"\nsolution = {SOLVED}',
}
WRONG = {
    "predict": [0, -1.5, 10**400, math.inf, math.nan],
    "choose": [1, 2],
    "match": [[1, 0, 2], [2, 1, 0]],
    "order": [[0, 2, 1], [2, 1, 0], [1, 2, 0]],
    "find": [0, 8],
    "goal": [plain(first_scene().experiment)],
}
NONE = [
    None,
    "text",
    True,
    [],
    {},
    [[0]],
    {"a": 1},
    -1,
    3,
    [0, 1],
    [0, 0, 0],
    [0, 1, True],
    [0, 1, 9],
    1e300,
    "1",
]
"""Answers that are none to some kind of question, or wrong."""


def one(kind: str, fields: str, state: str = "") -> tuple[Question, Scene]:
    """A question on a page of its own, and the page's scene."""
    made = lesson(*([block("state", state)] if state else []), asked(kind, fields))
    return made.questions["1.1"]


def refusal(kind: str, fields: str, state: str = "") -> str:
    with pytest.raises(LessonError) as caught:
        one(kind, fields, state)
    line = 10 if state else 6
    sentence = str(caught.value)
    assert sentence.startswith(f"page 1 “A page”, {kind} in line ")
    assert str(line + state.count("\n")) in sentence if state else f"line {line}:" in sentence
    return sentence


def test_there_is_an_example_of_every_kind() -> None:
    assert {kind.model_fields["kind"].default for kind in QUESTIONS} == set(EXAMPLES)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_right_answer_is_right_and_wrong_ones_are_wrong(kind: str) -> None:
    question, scene = one(kind, EXAMPLES[kind])
    assert question.judge(question.right_answer(scene), scene).is_right
    assert question.right_text(scene)
    for answer in WRONG[kind]:
        assert not question.judge(answer, scene).is_right


@pytest.mark.parametrize("kind", EXAMPLES)
@pytest.mark.parametrize("answer", NONE, ids=repr)
def test_answer_that_is_none_is_wrong_or_refused(kind: str, answer: object) -> None:
    question, scene = one(kind, EXAMPLES[kind])
    if answer == question.right_answer(scene):
        return
    try:
        assert not question.judge(answer, scene).is_right
    except ParameterError as error:
        assert str(error)


@pytest.mark.parametrize("kind", EXAMPLES)
@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ('say = "x"', "say is not a field that this version knows"),
        ('hints = ["{{y at 99}}"]', "hints is not right: {{y at 99}}: t must be from 0 to 8"),
        ('hints = ["a", "[b](nowhere)"]', "hints[1] is not right: a link must act on the window"),
        ("hints = []\nhold = -1", "hold must be at least 0, got -1"),
        ("hold = 9", None),
        ("hints = " + str(["a"] * 9), "hints must have at most 8 entries, got 9"),
        ('hints = [""]', "hints[0] must not be empty"),
        ("hints = [1]", "hints[0] must be a text, got 1"),
    ],
)
def test_fields_of_every_kind_are_checked(kind: str, fields: str, sentence: str | None) -> None:
    found = refusal(kind, f"{fields}\n{EXAMPLES[kind]}")
    assert (sentence or "hold ") in found


@pytest.mark.parametrize(
    ("kind", "fields", "sentence"),
    [
        ("predict", "", "answer is missing"),
        ("predict", 'answer = "y"', "answer is not right: 'y' must say at which step"),
        ("predict", 'answer = "mae"', "hold is missing: from which t on nothing is shown"),
        ("predict", 'answer = "y at end"', "hold is missing"),
        ("predict", 'answer = "first error > 9"', "hold is missing"),
        ("predict", 'answer = "y at 99"', "t must be from 0 to 8"),
        ("predict", 'answer = "y > 3 at 2"', "answer must be one number, 'y > 3 at 2' is none"),
        ("predict", 'answer = "x from 0 to 3"\nhold = 0', "answer must be one number"),
        ("predict", 'answer = "nan at 2"', "answer is not a number on this page"),
        ("predict", 'answer = "keras.y at 2"', "names Keras"),
        ("predict", 'answer = "y at 2"\ntolerance = -1', "tolerance must be at least 0, got -1"),
        ("predict", 'answer = "y at 2"\ntolerance = inf', "tolerance must be a finite number"),
        ("predict", 'answer = "y at 2"\ndrag = "error"', 'drag must be "prediction" or "hidden_state"'),
        ("predict", 'answer = "mae"\nhold = 1\ndrag = "prediction"', "drag needs an answer at one step"),
        ("predict", 'answer = "h at 2"\ndrag = "prediction"', "a point is dragged to y or target"),
        (
            "predict",
            'answer = "y at 2"\n[[mistakes]]\nanswer = "y + 0 at 2"\nsay = "x"',
            "mistakes[0].answer is the right answer on this page",
        ),
        (
            "predict",
            'answer = "y at 2"\n[[mistakes]]\nanswer = "q at 2"\nsay = "x"',
            "mistakes[0].answer is not",
        ),
        (
            "predict",
            'answer = "y at 2"\n[[mistakes]]\nanswer = "x at 2"\nsay = "{{q}}"',
            "mistakes is not right",
        ),
        ("choose", 'options = [{text = "a"}, {text = "b"}]', "exactly one with right = true, got 0"),
        (
            "choose",
            'options = [{text = "a", right = true}, {text = "b", right = true}]',
            "right = true, got 2",
        ),
        ("choose", 'options = [{text = "a", right = true}]', "options must have at least 2 entries, got 1"),
        (
            "choose",
            'options = [{text = "a", right = true}, {text = "a"}]',
            "options[1] is the same as an earlier",
        ),
        ("choose", 'options = [{text = "1", right = true}, {text = "{{x at 0}}"}]', "options[1] is the same"),
        (
            "choose",
            'options = [{text = "a", right = 1}, {text = "b"}]',
            "options[0].right must be true or false",
        ),
        ("choose", 'options = [{text = "{{q}}", right = true}, {text = "b"}]', "options[0] is not right"),
        ("match", 'pairs = [{term = "a", text = "b"}]', "pairs must have at least 2 entries, got 1"),
        (
            "match",
            'pairs = [{term = "a", text = "b"}, {term = "c"}]',
            "pairs[1] must have either a value or a text",
        ),
        (
            "match",
            'pairs = [{term = "a", text = "b"}, {term = "c", text = "d", value = "x at 2"}]',
            "pairs[1] must have either a value or a text",
        ),
        (
            "match",
            'pairs = [{term = "a", text = "b"}, {term = "c", text = "b"}]',
            "pairs[1] has the same value",
        ),
        (
            "match",
            'pairs = [{term = "a", text = "b"}, {term = "a", text = "c"}]',
            "pairs[1] is the same as an",
        ),
        (
            "match",
            'pairs = [{term = "a", text = "b"}, {term = "c", value = "y at 99"}]',
            "pairs[1].value is not",
        ),
        ("match", 'pairs = [{term = "a", text = "b"}, {term = "c", value = "mae"}]', "hold is missing"),
        ("order", 'items = ["a"]', "items must have at least 2 entries, got 1"),
        ("order", 'items = ["a", "b", "a"]', "items[2] is the same as an earlier one: a"),
        ("find", "", "condition is missing; only a page with a specimen can do without"),
        ("find", 'condition = "x < 0"', "condition is not right: 'x < 0' holds at no step of this run"),
        ("find", 'condition = "q > 0"', "condition is not right"),
        ("find", 'condition = "x > 0"\nwhich = "middle"', "which must be 'first', 'last' or 'any'"),
        ("goal", 'condition = "mae < 1"', "solution is missing"),
        ("goal", 'condition = "mae < 1"\nsolution = []', "solution must have at least one entry"),
        (
            "goal",
            'condition = "mae > 1"\nsolution = ["seed=1"]',
            "condition holds before anything is changed",
        ),
        ("goal", 'condition = "mae < 1"\nsolution = ["seed=1"]', "solution does not reach the goal"),
        ("goal", 'condition = "mae < 1"\nsolution = ["sed=1"]', "solution is not right: sed is not a field"),
        ("goal", 'condition = "mae < 1"\nsolution = ["seed"]', "solution is not right: a change must be"),
        ("goal", 'condition = "mea < 1"\nsolution = ["seed=1"]', "condition is not right"),
        ("goal", 'condition = "keras.mae < 1"\nsolution = ["seed=1"]', "condition is not right"),
        ("goal", 'condition = "mae < 1"\nsolution = ["seed=1"]\nhold = 2', "hold has no place here"),
    ],
)
def test_question_that_makes_no_sense_is_refused_when_the_lesson_is_opened(
    kind: str, fields: str, sentence: str
) -> None:
    assert sentence in refusal(kind, fields)


def test_solution_may_not_change_what_is_locked() -> None:
    sentence = refusal("goal", EXAMPLES["goal"], 'lock = ["sequence"]')
    assert "solution changes sequence.weight, which the page locks" in sentence


# ── predict ────────────────────────────────────────────────────────────────────────────────────


@given(st.integers(0, 8), st.floats(0, 1), st.floats(-2, 2))
def test_answer_is_right_within_the_tolerance(t: int, tolerance: float, off: float) -> None:
    question, scene = one("predict", f'answer = "y at {t}"\ntolerance = {tolerance:.6f}')
    exact = float(FACTS.run.trace[Y.of("numpy")][t, 0])
    answer = exact * (1 + off)
    tolerance = float(f"{tolerance:.6f}")
    is_near = abs(Fraction(answer) - Fraction(exact)) <= Fraction(tolerance) * abs(Fraction(exact))
    assert question.judge(answer, scene).is_right == is_near


def test_within_counts_where_the_share_would_be_nothing() -> None:
    question, scene = one("predict", 'answer = "x - x at 3"\nwithin = 0.5')
    assert question.judge(0.5, scene).is_right
    assert not question.judge(0.6, scene).is_right


def test_number_beyond_float64_can_be_asked_for() -> None:
    settings = 'set = ["precision.numpy=exact", "sequence.h_weight=1"]'
    question, scene = one("predict", 'answer = "(x + 2)**300 at 3"', settings)
    right = question.right_answer(scene)
    assert isinstance(right, int)
    assert right > 10**308
    assert question.judge(right, scene).is_right
    assert not question.judge(right * 2, scene).is_right
    assert not question.judge(1e308, scene).is_right


def test_infinity_can_only_be_named_itself() -> None:
    question, scene = one("predict", 'answer = "inf at 2"')
    assert question.judge(math.inf, scene).is_right
    assert not question.judge(1e308, scene).is_right


def test_known_mistake_is_explained() -> None:
    question, scene = one(
        "predict", 'answer = "y at 4"\n[[mistakes]]\nanswer = "x at 4"\nsay = "x is {{x at 4}}."'
    )
    x = float(FACTS.run.trace[X][4, 0])
    assert question.judge(x, scene).say == f"x is {x:.0f}."


@pytest.mark.parametrize(
    ("answer", "held"), [("y at 4", 4), ("target at 4", 4), ("x at 4", 3), ("x at 0", 0), ("h at 2", 2)]
)
def test_asked_step_is_held_by_itself(answer: str, held: int) -> None:
    question, scene = one("predict", f'answer = "{answer}"')
    assert question.held(scene) == held


@pytest.mark.parametrize("drag", ["", 'drag = "prediction"'])
def test_one_of_whole_numbers_must_be_the_right_one(drag: str) -> None:
    question, scene = one("predict", f'answer = "y at 6"\n{drag}')
    right = question.right_answer(scene)
    assert isinstance(right, int | float)
    assert question.judge(right, scene).is_right
    assert not question.judge(right + 1, scene).is_right, "it is within half a percent"
    assert not question.judge(right - 1, scene).is_right
    assert not question.judge(right + 0.5, scene).is_right


def test_one_of_real_numbers_may_be_rounded_where_it_is_dragged() -> None:
    state = 'set = ["model.layers[0].recurrent_kernel=[[0.5]]"]'
    question, scene = one("predict", 'answer = "y at 6"\ndrag = "prediction"', state)
    right = question.right_answer(scene)
    assert isinstance(right, float)
    assert question.judge(right * 1.004, scene).is_right
    assert not question.judge(right * 1.006, scene).is_right


# ── match, order, choose ───────────────────────────────────────────────────────────────────────


def test_match_shows_the_engines_numbers() -> None:
    question, scene = one("match", EXAMPLES["match"])
    numbers = [FACTS.run.trace[Name(name, 0, "numpy")][4, 0] for name in ("xW", "hU")]
    assert question.values(scene) == [f"{number:.0f}" for number in numbers] + ["d"]
    assert question.held(scene) == 4


def test_wrong_match_says_how_many_are_right() -> None:
    question, scene = one("match", EXAMPLES["match"])
    assert question.judge([1, 0, 2], scene).say == "1 of 3 are right."


def test_wrong_order_says_how_far_it_is_right() -> None:
    question, scene = one("order", 'items = ["a", "b", "c"]')
    assert question.judge([0, 2, 1], scene).say == "Right up to number 1."
    assert question.judge([1, 0, 2], scene).say == "The first one comes later."


def test_wrong_choice_is_answered_by_its_own_sentence() -> None:
    question, scene = one("choose", EXAMPLES["choose"])
    assert [question.judge(place, scene).say for place in range(3)] == ["Yes.", "No.", ""]


@given(st.integers(2, 8), st.text(max_size=40))
def test_shuffled_is_a_permutation_and_never_the_right_order(count: int, seed: str) -> None:
    order = shuffled(count, seed)
    assert sorted(order) == list(range(count))
    assert order != list(range(count))
    assert order == shuffled(count, seed)


def test_shuffled_tells_nothing_by_always_being_the_same() -> None:
    assert len({tuple(shuffled(5, f"seed {number}")) for number in range(200)}) > 60


@pytest.mark.slow
def test_shuffled_is_the_same_in_another_process() -> None:
    code = "from engine.lesson.questions.base import shuffled; print(shuffled(8, 'Which → one?'))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == str(shuffled(8, "Which → one?"))
