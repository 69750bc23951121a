"""Change the text of a lesson for whoever writes it: which page a line is on, and that page's state."""

import re

from engine.errors import ParameterError
from engine.experiment import Experiment, plain
from engine.files.experiment_file import load
from engine.lesson.error import LessonError
from engine.lesson.lock import FREE_TEXTS, leaves
from engine.lesson.source import SourcePage, read_source
from engine.lesson.state import Scene
from engine.lesson.toml_text import inline
from engine.parameter import Value
from engine.setting import with_settings
from resources.library import experiment_names, experiment_path

FENCE = "```"
LOCK = re.compile(r"\s*lock\s*=")
MOST_CHANGES = 12  # beyond which the whole experiment reads better than its differences from another


def page_at(text: str, line: int) -> int:
    """The number of the page that a line is on, both from 1; the first where it is before it.

    Raises LessonError where the text cannot be cut into pages.
    """
    pages = read_source(text).pages
    return max((number for number, page in enumerate(pages, start=1) if page.line <= line), default=1)


def body_line(text: str) -> int:
    """The line, from 1, on which the first page's own text begins; its title's where it has none.

    The first line where the text cannot be cut into pages.
    """
    try:
        page = read_source(text).pages[0]
    except LessonError:
        return 1
    return next((part.line for part in page.parts if part.kind == "text"), page.line)


def with_state(text: str, line: int, state: str) -> tuple[str, int]:
    """The text with another state for the page that a line is on, and where it begins. Raises LessonError.

    state: what stands between the fences.
    """
    page = read_source(text).pages[page_at(text, line) - 1]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    block = [f"{FENCE}state", *state.strip("\n").split("\n"), FENCE]
    begin, end = _place_of_state(page, lines)
    if begin == end:  # there was none
        block = ["", *block]
    return "\n".join([*lines[:begin], *block, *lines[end:]]), begin + 1


def with_lock(text: str, line: int, locked: tuple[str, ...]) -> tuple[str, int]:
    """The text with other locked fields for the page of a line, and its state's line. Raises LessonError."""
    page = read_source(text).pages[page_at(text, line) - 1]
    state = next((part.text for part in page.parts if part.kind == "state"), "")
    field = f"lock = {inline(locked)}"
    lines = [one for one in state.split("\n") if one.strip()]
    places = [index for index, one in enumerate(lines) if LOCK.match(one)]
    if places and lines[places[0]].rstrip().endswith("]"):
        lines[places[0]] = field
    else:  # a list over several lines stays for its writer to change; two fields of one name are told
        lines.append(field)
    return with_state(text, line, "\n".join(lines))


def state_text(scene: Scene) -> str:
    """A state block's fields that set the window to a scene, whatever the page before was."""
    fields: dict[str, object] = {}
    if scene.specimen is not None:
        fields["specimen"] = scene.specimen
    else:
        fields |= _experiment_fields(scene.experiment)
    fields |= {"row": scene.row} if scene.row else {}
    fields["t"] = scene.t
    fields |= {"inside": scene.inside} if scene.inside is not None else {}
    fields |= {name: getattr(scene, name) for name in ("layer", "unit") if getattr(scene, name)}
    fields |= {"panels": scene.panels, "plots": scene.plots, "implementations": scene.implementations}
    fields |= {"watches": scene.watches, "lock": scene.locks.locked}
    fields |= {"free": scene.locks.free} if scene.locks.free else {}
    fields["hide"] = scene.locks.hidden
    return "\n".join(f"{name} = {inline(value)}" for name, value in fields.items())


def _place_of_state(page: SourcePage, lines: list[str]) -> tuple[int, int]:
    """The range of lines of the page's state block; an empty one behind the title where there is none."""
    for part in page.parts:
        if part.kind == "state":
            return part.line - 1, part.line + part.text.count("\n") + 2 if part.text else part.line + 1
    return page.line, page.line


def _experiment_fields(experiment: Experiment) -> dict[str, object]:
    """As a ready-made experiment and a few changes, where that is possible; else with all its fields."""
    found: list[tuple[int, str, list[str]]] = []
    for name in experiment_names():
        changes = _changes(load(experiment_path(name)), experiment)
        if changes is not None and len(changes) <= MOST_CHANGES:
            found.append((len(changes), name, changes))
    if not found:
        return {"experiment": _without_none(plain(experiment))}
    _, name, changes = min(found, key=lambda one: (one[0], one[1] != "notebook"))
    return {"experiment": name, "set": changes} if changes else {"experiment": name}


def _changes(base: Experiment, wanted: Experiment) -> list[str] | None:
    """The settings that make one experiment of another, their texts aside; None where none do."""
    before, after = leaves(base.model_dump(mode="json")), leaves(wanted.model_dump(mode="json"))
    if not before.keys() >= after.keys():
        return None
    changed = [path for path in after if before[path] != after[path] and path not in FREE_TEXTS]
    settings = [f"{path}={_value(after[path])}" for path in changed]
    try:
        made = with_settings(base, settings) if settings else base
    except ParameterError:
        return None
    is_same = _without_texts(made) == _without_texts(wanted)
    return settings if is_same else None


def _without_texts(experiment: Experiment) -> Value:
    return experiment.replace(name="", description="")


def _value(value: object) -> str:
    """As `set` reads it: JSON, and words without quotes."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else str(value).replace("None", "null").replace(" ", "")


def _without_none(value: object) -> object:
    """Plain data without what is null, which TOML cannot write; left out, it is its default."""
    if isinstance(value, dict):
        return {name: _without_none(one) for name, one in value.items() if one is not None}
    return [_without_none(one) for one in value] if isinstance(value, list) else value
