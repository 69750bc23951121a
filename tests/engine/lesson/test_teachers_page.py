"""What FORMAT.md tells teachers is true, and all of its examples are lessons."""

import re

import pytest

from engine.expression.functions import FUNCTIONS
from engine.lesson import facts, source
from engine.lesson.action import PANELS, PLOTS
from engine.lesson.error import LessonError
from engine.lesson.lesson import QUESTIONS, Head, Lesson, find_lesson, lesson_of, load_lesson
from engine.lesson.questions.base import MAX_TEXT, Question
from engine.lesson.state import State
from engine.lesson.text import MAX_PLACES
from engine.reading.limits import MOST_CELLS, MOST_CHARACTERS, MOST_FORMULAS, MOST_LINKS
from engine.zoo.every import specimens
from resources.library import LESSONS, experiment_names, lesson_names, lesson_path
from tests.engine.lesson_texts import HEAD, asked, block

FORMAT = (LESSONS / "FORMAT.md").read_text("utf-8")
TEMPLATE = LESSONS / "template.md"
EXAMPLES = re.findall(r"^````markdown\n(.*?)^````$", FORMAT, re.M | re.S)


def made(example: str) -> Lesson:
    """The lesson of an example: whole, or one page of it, or some blocks."""
    if example.startswith("+++"):
        return lesson_of(example, "example")
    return lesson_of(HEAD + (example if example.startswith("# ") else f"# Page\n\n{example}"), "example")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.strip().split("\n")[0])
def test_example_is_a_lesson_whose_right_answers_are_right(example: str) -> None:
    for question, scene in made(example).questions.values():
        assert question.judge(question.right_answer(scene), scene).is_right


def test_there_is_an_example_of_every_kind() -> None:
    questions = [question for text in EXAMPLES for question, _ in made(text).questions.values()]
    assert {type(question) for question in questions} == set(QUESTIONS)


def test_template_has_a_question_of_each_kind() -> None:
    lesson = load_lesson(TEMPLATE)
    kinds = [type(question) for question, _ in lesson.questions.values()]
    assert sorted(kinds, key=str) == sorted(QUESTIONS, key=str)
    for question, scene in lesson.questions.values():
        assert question.judge(question.right_answer(scene), scene).is_right


def fields_of(kind: type[Question]) -> list[str]:
    return [name for name in kind.model_fields if name != "kind"]


ADDRESSES = (
    "go:4",
    "go:end",
    "set:sequence.weight=3",
    "reset:",
    "run:",
    "pause:",
    "step:into",
    "light:h",
    "show:error",
)
WORDS = {*PANELS, *PLOTS, *experiment_names(), *State.model_fields, *Head.model_fields, *ADDRESSES}
WORDS |= {name for kind in QUESTIONS for name in fields_of(kind)} | {one.name for one in specimens()}
WORDS |= {"prev", "mae", "mse", "radius", "with", "right", "say", "term"}


@pytest.mark.parametrize("word", sorted(WORDS))
def test_page_explains_every_word(word: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", FORMAT)


def test_page_names_only_functions_that_there_are() -> None:
    (row,) = re.findall(r"^\| (`sqrt`.*?) \|", FORMAT, re.M)
    assert set(re.findall(r"`(\w+)`", row)) <= set(FUNCTIONS)


@pytest.mark.parametrize("term", sorted(set(re.findall(r"`(\{\{.*?\}\})`", FORMAT))))
def test_number_in_a_table_can_be_had(term: str) -> None:
    if "…" in term or "y at 20" in term:
        return
    state = '```state\nexperiment = "exact-two-units"\n```\n' if "[1]" in term else ""
    lesson_of(f"{HEAD}# P\n{state}\n{term}".replace("\\|", "|"), "test")


CONDITIONS = re.findall(
    r"^\| `(.*?)` \|", FORMAT.partition("| example | in words |")[2].partition("## ")[0], re.M
)
SETTINGS = re.findall(
    r"^\| `.*?` \| .*? \| `(.*?)` \|$", FORMAT.partition("### Fields")[2].partition("## ")[0], re.M
)


@pytest.mark.parametrize("setting", SETTINGS)
def test_field_in_a_table_can_be_set(setting: str) -> None:
    others = [
        "model.layers[0].kernel=null",
        "model.layers[0].recurrent_kernel=null",
        "model.layers[0].bias=null",
    ]
    changes = [*others, setting] if "units" in setting else [setting]
    lesson_of(f"{HEAD}# P\n{block('state', f'set = {changes}')}", "test")


@pytest.mark.parametrize("condition", CONDITIONS)
def test_condition_in_a_table_can_be_read(condition: str) -> None:
    lesson_of(f"{HEAD}# P\n{{{{count {condition}}}}}", "test")


SENTENCES = re.findall(r"^\| `(page \d.*?|has a block.*?)` \| ", FORMAT, re.M)
MISTAKES = [
    '```state\nplots = ["loss"]\n```',
    asked("predict", 'answer = "y"'),
    "{{y at 20}}",
    asked("goal", 'condition = "mae < 1"\nsolution = ["seed=1"]'),
    asked("choose", 'options = [{text = "a", right = true}, {text = "b", right = true}]'),
    "```state",
    "```state\npanels = [model]\n```",
]


@pytest.mark.parametrize(("mistake", "sentence"), list(zip(MISTAKES, SENTENCES, strict=True)))
def test_mistake_is_told_as_the_page_says(mistake: str, sentence: str) -> None:
    with pytest.raises(LessonError) as caught:
        lesson_of(f"{HEAD}# P\n{mistake}", "test")
    same = [_without_places(text) for text in (str(caught.value), sentence)]
    assert same[0] == same[1]


def _without_places(sentence: str) -> str:
    return re.sub(r"\d+", "0", re.sub(r"page \d “.*?”", "page", sentence))


def test_page_and_template_are_no_lessons_of_the_course() -> None:
    assert all(name[0].isdigit() for name in lesson_names())
    with pytest.raises(KeyError):
        lesson_path("template")


@pytest.mark.parametrize("name", lesson_names())
def test_lesson_of_the_course_opens(name: str) -> None:
    assert find_lesson(name).questions
    assert find_lesson(name) is find_lesson(name)  # what ships is read once


def test_page_says_the_limits() -> None:
    for limit in (source.MAX_CHARACTERS, MOST_CHARACTERS, MAX_TEXT, facts.MAX_STEPS):
        assert f"{limit:,}" in FORMAT
    for limit in (MOST_LINKS, MOST_FORMULAS, MAX_PLACES, MOST_CELLS, source.MAX_PAGES, source.MAX_PARTS):
        assert f"{limit} " in FORMAT or f"{limit}," in FORMAT
    assert f"{facts.MAX_UNITS} units" in FORMAT
