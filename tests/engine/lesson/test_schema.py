"""The JSON Schema of lessons is kept true to the program."""

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from engine.lesson.lesson import QUESTIONS
from engine.lesson.schema import schema, schema_text
from engine.lesson.source import read_source, read_toml
from engine.lesson.state import State
from resources.library import LESSONS, lesson_names, lesson_path
from tests.engine.lesson_texts import HEAD

FILES = [*map(lesson_path, lesson_names()), LESSONS / "template.md"]


def as_data(text: str) -> dict[str, Any]:
    """A lesson's text as the data that the schema describes."""
    source = read_source(text)
    pages = []
    for page in source.pages:
        fields: dict[str, Any] = {"title": page.title, "parts": []}
        for part in page.parts:
            if part.kind == "text":
                fields["parts"].append({"text": part.text})
            elif part.kind == "state":
                fields["state"] = read_toml(part.text, 1, "state")
            else:
                fields["parts"].append({"kind": part.kind, **read_toml(part.text, 1, part.kind)})
        pages.append(fields)
    return {"head": source.head, "pages": pages}


def problems(data: object) -> list[str]:
    return [error.message for error in Draft202012Validator(schema()).iter_errors(data)]


def test_file_is_what_the_program_says() -> None:
    assert (LESSONS / "schema.json").read_text("utf-8") == schema_text(), (
        "write it anew: rnn-explorer lesson --schema > resources/lessons/schema.json"
    )


def test_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_lesson_fits_the_schema(path: Path) -> None:
    assert problems(as_data(path.read_text("utf-8"))) == []


def test_question_is_exactly_one_of_the_kinds() -> None:
    question = schema()["$defs"]["PageFile"]["properties"]["parts"]["items"]["anyOf"][1]
    assert question["discriminator"]["propertyName"] == "kind"
    kinds = {str(kind.model_fields["kind"].default): f"#/$defs/{kind.__name__}" for kind in QUESTIONS}
    assert question["discriminator"]["mapping"] == kinds
    assert [one["$ref"] for one in question["oneOf"]] == list(kinds.values())


@pytest.mark.parametrize(
    "change",
    [
        {"head": {"title": "T", "colour": 1}},
        {"head": {}},
        {"pages": []},
        {"pages": [{"title": "P", "parts": [{"kind": "guess", "ask": "?", "explanation": "!"}]}]},
        {"pages": [{"title": "P", "parts": [{"kind": "predict", "ask": "?", "explanation": "!"}]}]},
        {"pages": [{"title": "P", "parts": [{"ask": "?", "explanation": "!", "answer": "y at 1"}]}]},
        {"pages": [{"title": "P", "state": {"t": -1}}]},
        {"pages": [{"title": "P", "state": {"implementations": ["torch"]}}]},
    ],
)
def test_wrong_data_does_not_fit_the_schema(change: dict[str, Any]) -> None:
    assert problems(as_data(HEAD + "# P\n")) == []
    assert problems(as_data(HEAD + "# P\n") | change)


def test_every_field_of_a_state_and_a_question_is_described() -> None:
    for kind in (State, *QUESTIONS):
        fields = schema()["$defs"][kind.__name__]["properties"]
        missing = [name for name, one in fields.items() if name != "kind" and "description" not in one]
        assert missing in ([], ["options"], ["pairs"], ["mistakes"]), kind
