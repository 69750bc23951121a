"""The JSON Schema of a lesson, for editors and for programs that make lessons."""

import json
from typing import Any

from engine.lesson.lesson import LessonFile

DIALECT = "2020-12"
DESCRIPTION = (
    "A lesson of RNN Explorer as data: its head, and its pages with their texts and questions in order. "
    "In a lesson's own file the state and the questions are TOML in fenced blocks, whose first line says "
    "the kind; FORMAT.md tells how."
)


def schema() -> dict[str, Any]:
    """The schema as plain JSON data."""
    return {
        **LessonFile.model_json_schema(),
        "title": "Lesson",
        "description": DESCRIPTION,
        "$comment": f"JSON Schema {DIALECT}",
    }


def schema_text() -> str:
    """The schema as the text of its file, resources/lessons/schema.json."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
