"""Damaged, hostile and huge lessons: each loads, or is refused by one short line, soon."""

import random
import time
from collections.abc import Callable
from math import ceil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import FileError
from engine.files.text_file import MAX_BYTES
from engine.lesson.error import MAX_SENTENCE
from engine.lesson.facts import MAX_WORK
from engine.lesson.lesson import Lesson, lesson_of, load_lesson
from engine.lesson.source import MAX_CHARACTERS
from resources.library import lesson_names, lesson_path
from tests.engine.lesson_texts import HEAD, asked, block, page

BOUND = 20.0  # seconds of a processor; what is quadratic takes hours
EXAMPLES = {name: lesson_path(name).read_text("utf-8") for name in lesson_names()}
DAMAGED_OF_EACH = ceil(10_000 / len(EXAMPLES))


def loads_or_is_refused(text: str) -> Lesson | None:
    """The lesson, or None where it is refused as it should be."""
    try:
        return lesson_of(text, "test")
    except FileError as error:
        sentence = str(error)
        assert sentence
        assert len(sentence) <= MAX_SENTENCE
        assert sentence.isprintable()
        return None


BOMBS = {
    "nesting": block("state", "experiment = " + "[" * 100_000),
    "nested tables": block("state", "experiment = " + "{a=" * 900 + "1" + "}" * 900),
    "table names": block("state", "[" + "a." * 150_000 + "a]"),
    "quoted names": block("state", '"a".' * 80_000 + "a = 1"),
    "spaced names": block("state", "a . " * 80_000 + "a = 1"),
    "many tables": block("state", "\n".join(f"[t{number}]" for number in range(40_000))),
    "many arrays": block("state", "[[a]]\n" * 60_000),
    "nested arrays": block("state", "\n".join(f"[[{'a.' * depth}a]]" for depth in range(18))),
    "many names": block("state", "\n".join(f"a{number} = 1" for number in range(30_000))),
    "escapes": block("state", 'experiment = "' + "\\n" * 190_000 + '"'),
    "quotes": block("state", 'experiment = """' + '""\\"' * 90_000 + '"""'),
    "comments": block("state", "# comment\n" * 39_000),
    "digits": block("state", "t = " + "9" * 390_000),
    "hex digits": block("state", "t = 0x" + "f" * 390_000),
    "underscores": block("state", "t = " + "1_" * 190_000 + "1"),
    "exponent": block("state", "t = 1e" + "9" * 390_000),
    "point": block("state", "t = 0." + "9" * 390_000),
    "dates": block("state", "panels = [" + "9999-12-31T23:59:59.999999999+23:59," * 9000 + "]"),
    "many panels": block("state", "panels = [" + '"model",' * 40_000 + "]"),
    "many changes": block("state", "set = [" + '"sequence.weight=2",' * 15_000 + "]"),
    "deep change": block("state", "set = ['sequence.weight=" + "[" * 100_000 + "']"),
    "long change": block("state", "set = ['" + "sequence." * 40_000 + "=1']"),
    "long lock": block("state", "lock = ['" + "a" * 300_000 + "']"),
    "matrix": block("state", "set = ['model.layers[0].kernel=[[" + "1," * 100_000 + "1]]']"),
    "batches": block("state", "set = ['sequence.batch_size=5000', 'sequence.seq_len=2000']"),
    "memory": block("state", "set = ['sequence.mem_len=10000', 'sequence.seq_len=5001', 'seed=1']"),
    "exact giants": block("state", f"set = ['precision.numpy=exact', 'sequence.weight={'9' * 300}']"),
    "watches": block("state", "watches = [" + "'9**9**9**9'," * 49 + "]"),
    "powers": "{{9**9**9 at 1}} {{(9**1024)**1024 at 1}}",
    "long numbers": "{{" + "(" * 140 + "x" + ")" * 140 + " at 1}}",
    "spaces before at": "{{x" + " " * 290 + "at}}",
    "with with with": "{{x at 1" + " with a" * 40 + "}}",
    "openings": "{{" * 190_000,
    "links": "[a](" * 90_000,
    "brackets": "[" * 390_000,
    "dollars": "$$ x " * 70_000,
    "backticks of all lengths": " ".join("`" * length for length in range(1, 880)),
    "stretches of backticks": "\n```\n```\n".join([" ".join("`" * n for n in range(1, 190))] * 19),
    "listings": "```\n```\n" * 48_000,
    "open listings": "\n".join("`" * length + " x" for length in range(880, 3, -1)),
    "tildes": "~" * 390_000,
    "long info": "```" + "state" * 70_000 + "\n```",
    "long fence": "`" * 190_000 + "state\n" + "`" * 190_000,
    "fences set in": ("            ```\n" + "            ```\n") * 10_000,
    "marks": "- " * 190_000,
    "blank lines": "\n" * 390_000,
    "spaces": " " * 390_000,
    "pages": "# a\n" * 90_000,
    "empty pages": "#\n" * 190_000,
    "states": (block("state", "t = 1") + "\n") * 20_000,
    "questions": (asked("order", 'items = ["a", "b"]') + "\n") * 4000,
    "turned letters": "# \u202e\u202d" * 50_000,
    "accents": "e" + "\u0301" * 300_000,
    "separators": "\u2028\u2029\x85" * 100_000,
    "controls": "".join(map(chr, range(32))) * 100,
    "zeros": "\0" * 390_000,
    "options": asked("choose", "options = [" + '{text = "a"},' * 20_000 + "]"),
    "hints": asked("order", 'items = ["a", "b"]\nhints = [' + '"h",' * 90_000 + "]"),
    "a long order": asked("order", f'items = ["{"a" * 300_000}", "b"]'),
    "a long condition": asked("find", f'condition = "{"(" * 300_000}"'),
    "condition of spaces": asked("find", f'condition = "x{" " * 290}"'),
    "a long answer": asked("predict", f'answer = "{"x at " * 70_000}"'),
    "a giant tolerance": asked("predict", f'answer = "y at 2"\ntolerance = {"9" * 4000}'),
    "a giant hold": asked("order", f'items = ["a", "b"]\nhold = 0x{"f" * 4000}'),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("body", BOMBS.values(), ids=BOMBS.keys())
def test_bomb_loads_or_is_refused_soon(body: str) -> None:
    text = HEAD + page(body)
    began = time.process_time()
    loads_or_is_refused(text[:MAX_CHARACTERS])
    loads_or_is_refused("+++\n" + body[: MAX_CHARACTERS - 20] + "\n+++\n# P\n")
    assert time.process_time() - began < BOUND


@pytest.mark.slow
def test_lesson_that_computes_too_much_is_refused() -> None:
    runs = [
        f"{{{{y at 0 with sequence.seq_len={4000 + number}; sequence.weight=0}}}}" for number in range(150)
    ]
    began = time.process_time()
    with pytest.raises(FileError, match="computes too much for one lesson"):
        lesson_of(HEAD + page(" ".join(runs)), "test")
    assert time.process_time() - began < BOUND


@pytest.mark.slow
def test_lesson_that_searches_too_much_is_refused() -> None:
    state = block("state", "set = ['sequence.seq_len=5001', 'sequence.weight=1', 'precision.numpy=exact']")
    search = "{{count " + "+".join(["x**64"] * 45) + " > 0}}"
    began = time.process_time()
    with pytest.raises(FileError, match="computes too much for one lesson"):
        lesson_of(HEAD + page(state, f"{search} " * 60), "test")
    assert time.process_time() - began < BOUND


def test_limit_is_far_from_a_lesson_that_is_meant() -> None:
    """A lesson of 40 pages, each with an experiment of its own of 200 steps and two units."""
    units = 'model.layers=[{"cell": "SimpleRNN", "units": 2}]'
    states = (f"set = ['{units}', 'sequence.seq_len={200 + number}']" for number in range(40))
    assert len(lesson_of(HEAD + "".join(page(block("state", one)) for one in states), "test").pages) == 40
    assert MAX_WORK > 40 * 200 * 100


# ── damaged ────────────────────────────────────────────────────────────────────────────────────

Damage = Callable[[random.Random, str], str]
SIGNS = "`~+#[](){}$\"'=,.\\\n\r\t\0\x1b\u202e\u2028\ufeff\ud7ff\U0001f600<>*|@;:-0129ahx é"
VALUES = [
    "0",
    "-1",
    "1.5",
    "true",
    "nan",
    "inf",
    "1e999",
    "9" * 30,
    '""',
    "[]",
    "{}",
    "2020-01-01",
    "07:32:00",
]
VALUES += ['"notebook"', '"y at 4"', '"9**9**9"', '"h[99] at 2"', '"all"', "[[]]", "[1, 'a']", "'''"]


def cut(dice: random.Random, text: str) -> str:
    return text[: dice.randrange(len(text))]


def cut_out(dice: random.Random, text: str) -> str:
    begin = dice.randrange(len(text))
    return text[:begin] + text[begin + dice.randrange(1, 200) :]


def double_line(dice: random.Random, text: str) -> str:
    lines = text.split("\n")
    place = dice.randrange(len(lines))
    return "\n".join(
        [*lines[: place + 1], *lines[place : place + 1] * dice.randrange(1, 4), *lines[place + 1 :]]
    )


def swap_lines(dice: random.Random, text: str) -> str:
    lines = text.split("\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def change_value(dice: random.Random, text: str) -> str:
    lines = text.split("\n")
    places = [index for index, line in enumerate(lines) if " = " in line]
    place = dice.choice(places or [0])
    lines[place] = f"{lines[place].partition(' = ')[0]} = {dice.choice(VALUES)}"
    return "\n".join(lines)


def change_word(dice: random.Random, text: str) -> str:
    words = text.split(" ")
    words[dice.randrange(len(words))] = dice.choice([*VALUES, *words])
    return " ".join(words)


def put_signs(dice: random.Random, text: str) -> str:
    for _ in range(dice.randrange(1, 6)):
        place = dice.randrange(len(text))
        text = (
            text[:place]
            + dice.choice(SIGNS) * dice.choice((1, 1, 1, 3, 50))
            + text[place + dice.randrange(2) :]
        )
    return text


def put_bytes(dice: random.Random, text: str) -> str:
    data = bytearray(text.encode("utf-8", "replace"))
    for _ in range(dice.randrange(1, 9)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return data.decode("utf-8", dice.choice(("replace", "surrogateescape")))


def put_bomb(dice: random.Random, text: str) -> str:
    place = dice.randrange(len(text))
    bomb = dice.choice([*BOMBS.values()])[:2000]
    return text[:place] + bomb + text[place:]


DAMAGES: tuple[Damage, ...] = (
    cut, cut_out, double_line, swap_lines, change_value, change_word, put_signs, put_bytes, put_bomb,
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_ten_thousand_damaged_lessons_load_or_are_refused(name: str) -> None:
    dice = random.Random(f"{name}, damaged")
    slowest, refused = 0.0, 0
    for _ in range(DAMAGED_OF_EACH):
        text = EXAMPLES[name]
        for _ in range(dice.choice((1, 1, 2, 4))):
            text = dice.choice(DAMAGES)(dice, text or "+")
        began = time.process_time()
        refused += loads_or_is_refused(text) is None
        slowest = max(slowest, time.process_time() - began)
    assert slowest < BOUND
    assert refused > DAMAGED_OF_EACH / 4  # the damage is worth its name


@given(st.data())
def test_any_damaged_lesson_loads_or_is_refused(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(list(EXAMPLES.values())))
    dice = data.draw(st.randoms(use_true_random=False))
    for damage in data.draw(st.lists(st.sampled_from(DAMAGES), min_size=1, max_size=3)):
        text = damage(dice, text or "+")
    loads_or_is_refused(text)


@given(st.text(max_size=300))
def test_any_text_as_a_lesson_loads_or_is_refused(body: str) -> None:
    loads_or_is_refused(body)
    loads_or_is_refused(HEAD + page(body))
    loads_or_is_refused(HEAD + page(block("state", body), block("goal", body)))


# ── files ──────────────────────────────────────────────────────────────────────────────────────


def file_refusal(path: Path) -> str:
    with pytest.raises(FileError) as caught:
        load_lesson(path)
    assert str(caught.value).startswith(path.name)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "a.md is empty"),
        (b" \n", "a.md is empty"),
        (b"\xff\xfe\x00", "a.md is not a text file in UTF-8"),
        (b"# P\n", "a.md is not a lesson"),
        (b"+++\ntitle = 1\n+++\n# P\n", "a.md: the head: title must be a text, got 1"),
        (b"+++\ntitle = 'T'\n+++\n", "a.md has no page"),
        (b"\0" * 100, "a.md is not a lesson"),
    ],
)
def test_wrong_file_is_named(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    assert file_refusal(path).startswith(sentence)


def test_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert file_refusal(path) == "a.md is too large: 16 MiB, at most 16 MiB"


def test_long_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(HEAD + "# P\n" + "a" * MAX_CHARACTERS, encoding="utf-8")
    assert f"is too long for a lesson: 400027 characters, at most {MAX_CHARACTERS}" in file_refusal(path)


def test_folder_and_missing_file_are_told(tmp_path: Path) -> None:
    assert "is a folder" in file_refusal(tmp_path)
    assert file_refusal(tmp_path / "none.md") == "none.md does not exist"


def test_byte_order_mark_and_line_ends_change_nothing(tmp_path: Path) -> None:
    text = HEAD + page("Text.", asked("predict", 'answer = "y at 2"'))
    for name, data in (
        ("a.md", text.encode()),
        ("b.md", b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()),
    ):
        (tmp_path / name).write_bytes(data)
    one, other = load_lesson(tmp_path / "a.md"), load_lesson(tmp_path / "b.md")
    assert one.digest == other.digest
    assert list(one.questions) == list(other.questions) == ["1.1"]


def test_long_name_of_a_file_is_cut(tmp_path: Path) -> None:
    path = tmp_path / f"{'n' * 200}.lesson.md"
    path.write_text(HEAD + page("Text."), encoding="utf-8")
    assert load_lesson(path).name == "n" * 99 + "…"
