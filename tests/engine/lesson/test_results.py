"""What a student hands in: it comes back whole, and any change of its file is told."""

import hashlib
import json
import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ExplorerError, FileError, ParameterError
from engine.lesson.progress import AnswerRecord, Progress
from engine.lesson.results import (
    MAX_BYTES,
    LessonResult,
    Results,
    checksum_of,
    from_json,
    load,
    save,
    to_json,
)

texts = st.text(st.characters(codec="utf-8"), max_size=20)
numbers = st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)
answers = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=8,
)
records = st.lists(
    st.builds(
        AnswerRecord, question=st.from_regex(r"\A[1-9]\.[1-9]\Z"), answer=answers, tries=st.integers(0, 9)
    ),
    unique_by=lambda record: record.question,
    max_size=5,
)


def example(**others: Any) -> Results:
    progress = Progress(
        lesson="01-sequence",
        digest="ab",
        answers=(AnswerRecord(question="1.1", answer=7, is_right=True, tries=1),),
    )
    lesson = LessonResult(title="What memory_sum makes", progress=progress, started="2026-09-01")
    return Results(**{"student": "Ada Łovelace", "group": "9b", "lessons": (lesson,), **others})


def rewritten(change: dict[str, Any], **others: Any) -> str:
    """The text of a file in which fields were changed, and the checksum made anew."""
    data = json.loads(to_json(example())) | change
    fields = {name: value for name, value in data.items() if name not in ("format", "version", "checksum")}
    return json.dumps({**data, "checksum": checksum_of(fields), **others})


def test_results_come_back_from_their_file(tmp_path: Path) -> None:
    save(tmp_path / "a.results.json", example())
    assert load(tmp_path / "a.results.json") == example()


@given(records, st.text(st.characters(codec="utf-8"), max_size=30))
def test_any_results_survive_json(made: list[AnswerRecord], group: str) -> None:
    progress = Progress(lesson="a", digest="b", answers=tuple(made))
    results = example(group=group, lessons=(LessonResult(progress=progress),))
    assert from_json(to_json(results)) == results


def test_checksum_is_that_of_the_canonical_text() -> None:
    data = json.loads(to_json(example()))
    found = data.pop("checksum")
    del data["format"], data["version"]
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert found == hashlib.sha256(text.encode()).hexdigest()


def test_spaces_and_order_of_fields_do_not_matter() -> None:
    data = json.loads(to_json(example()))
    assert from_json(json.dumps(dict(reversed(data.items())), indent=7)) == example()


@given(st.data())
def test_any_changed_letter_is_told(data: st.DataObject) -> None:
    text = to_json(example())
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(codec="utf-8"))
    try:
        read = from_json(text[:place] + other + text[place + 1 :])
    except ExplorerError as error:
        assert str(error)
    else:
        assert read == example()  # a space was changed for a space


@pytest.mark.parametrize(
    ("old", "new"),
    [("Ada", "Eva"), ('"is_right": true', '"is_right": false'), ('"answer": 7', '"answer": 8')],
)
def test_file_edited_by_hand_is_told_so(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "a.results.json"
    text = to_json(example())
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(FileError, match=r"^a\.results\.json was changed after it was saved"):
        load(path)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"student": ""}, "student"),
        ({"student": " \u200b "}, "student is missing"),
        ({"student": "a" * 101}, "student must have at most 100 characters"),
        ({"student": 3}, "student must be a text, got 3"),
        ({"colour": 3}, "colour is not a field that this version knows"),
        ({"lessons": 3}, "lessons must be a list, got 3"),
        (
            {"lessons": [{"progress": {"lesson": "a", "digest": "b"}}] * 101},
            "lessons must have at most 100 entries, got 101",
        ),
        ({"lessons": [{"title": "T"}]}, "lessons[0].progress is missing"),
        ({"lessons": [{"progress": {"lesson": "a", "digest": "b"}}] * 2}, "lessons[1] is the same lesson"),
        (
            {"lessons": [{"progress": {"lesson": "a", "digest": "b", "page": 0}}]},
            "page must be at least 1, got 0",
        ),
        (
            {"lessons": [{"progress": {"lesson": "a", "digest": "b"}, "ended": "2026-13-01"}]},
            "lessons[0].ended must be a day such as 2026-09-01, got '2026-13-01'",
        ),
        (
            {"lessons": [{"progress": {"lesson": "a", "digest": "b", "answers": [{"question": "1.1"}] * 2}}]},
            "answers[1].question stands there twice: '1.1'",
        ),
        (
            {
                "lessons": [
                    {"progress": {"lesson": "a", "digest": "b", "answers": [{"question": "1", "tries": -1}]}}
                ]
            },
            "tries must be at least 0, got -1",
        ),
    ],
)
def test_wrong_field_is_told_although_the_checksum_is_right(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ExplorerError) as caught:
        from_json(rewritten(change))
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{}", "is not an RNN Explorer file"),
        ("[]", "is not an RNN Explorer file"),
        ("{", "is not valid JSON"),
        (
            '{"format": "rnn-explorer-results", "version": 1}',
            "has no checksum, so it was not saved by this program",
        ),
        ('{"format": "rnn-explorer-results", "version": 1, "checksum": 3}', "was changed after it was saved"),
        (
            '{"format": "rnn-explorer-results", "version": 2}',
            "is of version 2; this program reads up to version 1",
        ),
        ('{"format": "rnn-explorer-results", "version": 1, "checksum": "", "a": 1e999}', "cannot be written"),
        (
            '{"format": "rnn-explorer-results", "version": 1, "checksum": "", "a": "\\ud800"}',
            "cannot be written",
        ),
        (
            '{"format": "rnn-explorer-results", "version": 1, "checksum": "", "a": NaN}',
            "numbers must be finite",
        ),
        ('{"a": ' + "[" * 100_000, "is nested too deeply"),
        ('{"a": ' + "9" * 5000 + "}", "holds a number of more than 4300 digits"),
        ('{"student": "a", "student": "b"}', "says 'student' twice in one object"),
    ],
)
def test_other_text_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(FileError) as caught:
        from_json(text)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("depth", [100, 900])
def test_nested_answer_is_refused(depth: int) -> None:
    data = json.loads(to_json(example()))
    data["lessons"][0]["progress"]["answers"][0]["answer"] = json.loads("[" * depth + "]" * depth)
    with pytest.raises(FileError, match="is nested too deeply"):
        from_json(json.dumps(data))


def test_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.results.json"
    path.write_bytes(b" " * (MAX_BYTES + 1))
    with pytest.raises(FileError, match=r"a\.results\.json is too large: 1,048,577 bytes, at most 1,048,576"):
        load(path)


def test_results_too_large_to_be_read_again_are_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.results.json"
    save(path, example())
    records = tuple(AnswerRecord(question=f"1.{number}", answer="a" * 2000) for number in range(900))
    large = example(lessons=(LessonResult(progress=Progress(lesson="a", digest="b", answers=records)),))
    with pytest.raises(FileError, match="would be larger than"):
        save(path, large)
    assert load(path) == example()


def test_what_could_not_be_read_is_not_saved(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="must be a day"):
        save(
            tmp_path / "a",
            example(lessons=(LessonResult(progress=Progress(lesson="a", digest="b"), ended="a" * 10),)),
        )
    progress = Progress(lesson="a", digest="b", answers=(AnswerRecord(question="1.1", answer="\ud800"),))
    with pytest.raises(ExplorerError):
        save(tmp_path / "a", example(lessons=(LessonResult(progress=progress),)))
    assert list(tmp_path.iterdir()) == []


def test_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"a\.results\.json does not exist"):
        load(tmp_path / "a.results.json")
    with pytest.raises(FileError, match="is a folder"):
        load(tmp_path)


VALUES: list[Any] = [
    None,
    True,
    -1,
    1.5,
    1e999,
    10**400,
    "",
    "\ud800",
    "\0\x1b[31m",
    "=1+1",
    [],
    {},
    [[[]]],
    "a" * 3000,
]


def mutated(dice: random.Random, data: Any) -> Any:
    """The data with one of its parts another one."""
    if isinstance(data, dict) and data and dice.random() < 0.9:
        name = dice.choice(list(data))
        return {**data, name: mutated(dice, data[name])}
    if isinstance(data, list) and data and dice.random() < 0.9:
        place = dice.randrange(len(data))
        return [*data[:place], mutated(dice, data[place]), *data[place + 1 :]]
    return dice.choice(VALUES)


def hostile_text(dice: random.Random, text: str) -> str:
    """A results file damaged in its text, or made by somebody who knows how the checksum is made."""
    if dice.random() < 0.4:
        place, length = dice.randrange(len(text)), dice.choice((0, 1, 5, 100, 10_000))
        return (
            text[:place]
            + "".join(dice.choices('[]{}",:0e9-\\u\0 tnN', k=dice.randrange(20)))
            + text[place + length :]
        )
    data = json.loads(text)
    for _ in range(dice.randrange(1, 4)):
        data = mutated(dice, data)
    if isinstance(data, dict):
        fields = {name: one for name, one in data.items() if name not in ("format", "version", "checksum")}
        with suppress(FileError):
            data["checksum"] = checksum_of(fields)
    return json.dumps(data)


@given(st.randoms(use_true_random=False))
def test_any_hostile_text_is_read_or_refused(dice: random.Random) -> None:
    try:
        assert isinstance(from_json(hostile_text(dice, to_json(example()))), Results)
    except ExplorerError as error:
        assert str(error)
