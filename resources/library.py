"""The ready-made experiments and lessons, which stay the same as long as the program runs."""

import json
from functools import cache
from pathlib import Path

EXPERIMENTS = Path(__file__).parent / "experiments"
DATA = Path(__file__).parent / "data"
THEIRS = Path(__file__).parent / "theirs"
MANUAL = Path(__file__).parent / "manual"
GLOSSARY = MANUAL / "glossary.toml"
LESSONS = Path(__file__).parent / "lessons"
LESSON_ENDING = ".md"
PANEL_NAMES = Path(__file__).parent / "panels.json"


@cache
def experiment_names() -> tuple[str, ...]:
    """The names of all ready-made experiments, the notebook first, as it is the default."""
    names = sorted(path.stem for path in EXPERIMENTS.glob("*.json"))
    return tuple(sorted(names, key=lambda name: name != "notebook"))


def experiment_path(name: str) -> Path:
    """The file of a ready-made experiment. Raises KeyError for an unknown name."""
    if name not in experiment_names():
        raise KeyError(name)
    return EXPERIMENTS / f"{name}.json"


@cache
def lesson_names() -> tuple[str, ...]:
    """The names of all built-in lessons, in the order of the course: their files begin with a number."""
    return tuple(sorted(path.stem for path in LESSONS.glob(f"[0-9]*{LESSON_ENDING}")))


def lesson_path(name: str) -> Path:
    """The file of a built-in lesson. Raises KeyError for an unknown name."""
    if name not in lesson_names():
        raise KeyError(name)
    return LESSONS / f"{name}{LESSON_ENDING}"


@cache
def data_names() -> tuple[str, ...]:
    """The names of the files of the ready-made data sets."""
    return tuple(sorted(path.name for path in DATA.glob("*.csv")))


@cache
def their_names() -> tuple[str, ...]:
    """The names of the files of somebody's numbers that ready-made experiments carry."""
    return tuple(sorted(path.name for path in THEIRS.glob("*.csv")))


def data_path(name: str) -> Path:
    """The file of a ready-made data set, or of somebody's numbers. Raises KeyError for an unknown name."""
    if name in their_names():
        return THEIRS / name
    if name not in data_names():
        raise KeyError(name)
    return DATA / name


@cache
def panel_names() -> tuple[str, ...]:
    """The names of the window's panels, as the window has written them down."""
    return tuple(json.loads(PANEL_NAMES.read_text(encoding="utf-8")))


def manual_paths() -> tuple[Path, ...]:
    """The pages of the manual, in their order: their names begin with a number."""
    return tuple(sorted(MANUAL.glob("[0-9]*.md")))
