"""What a file is that is plainly neither an experiment nor a model, and what can be done with it."""

import codecs
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from engine.errors import FileError, told_name
from engine.files.file_format import is_table
from resources.library import experiment_names

LOOKED_AT = 65_536  # bytes
_AS_DATA = "take it as data: rnn-explorer run EXPERIMENT --data {}"
_WRITTEN = "programs and notebooks are written by rnn-explorer export, and not read"
_SAVED = "an experiment is a text in JSON, as File > Save writes it"


@dataclass(frozen=True)
class OtherFile:
    """what: "a picture". instead: what can be done with it, or what an experiment is; {} is its name."""

    what: str
    instead: str = _SAVED


_PICTURE, _TABLE = OtherFile("a picture"), OtherFile("a table", _AS_DATA)
_MARKS = {
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"%PDF": OtherFile("a PDF file"),
    b"\x93NUMPY": OtherFile("an array", _AS_DATA),
}
_ENDINGS = {
    ".py": OtherFile("a Python program", _WRITTEN),
    ".ipynb": OtherFile("a Jupyter notebook", _WRITTEN),
    ".md": OtherFile("a text in Markdown", "a lesson would begin with +++"),
    ".csv": _TABLE,
    ".tsv": _TABLE,
    ".xlsx": _TABLE,
    ".svg": _PICTURE,
    ".html": OtherFile("a web page"),
}
_RIFF = {b"WAVE": OtherFile("a sound", _AS_DATA), b"WEBP": _PICTURE}
_NOTEBOOK = re.compile(rb'"nbformat"\s*:|\A\{\s*"cells"\s*:')
_NO_LETTER = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_RESULTS = re.compile(rb'"format"\s*:\s*"rnn-explorer-results"')


def other_file(name: str, head: bytes) -> OtherFile | None:
    """What a file is by its name and its first bytes; None where it may be an experiment or a model."""
    for mark, other in _MARKS.items():
        if head.startswith(mark):
            return other
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    ending = Path(name).suffix.lower()
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith((b"{", b"[")):
        return _other_json(text)
    if head.startswith(b"PK"):
        return _TABLE if ending == ".xlsx" else None
    if text.startswith(b"+++"):
        opens = "rnn-explorer {} opens it" if ending == ".md" else "it opens where its name ends in .md"
        return OtherFile("a lesson", opens)
    return _other_text(head, ending) if text and ending != ".json" else None


def _other_json(text: bytes) -> OtherFile | None:
    if _RESULTS.search(text):
        return OtherFile("what a student has handed in", "rnn-explorer grade FOLDER judges all of a folder")
    return _ENDINGS[".ipynb"] if _NOTEBOOK.search(text) else None


def _other_text(head: bytes, ending: str) -> OtherFile | None:
    try:
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(head)  # the last letter may be cut
    except UnicodeDecodeError:
        return None
    if _NO_LETTER.search(text):
        return None
    return _TABLE if is_table(text) else _ENDINGS.get(ending, OtherFile("a text"))


def check_experiment(path: Path) -> None:
    """Raise FileError, beginning with the file's name, where it is plainly something else."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # what a pipe holds can be read but once
            return
        with path.open("rb") as file:
            head = file.read(LOOKED_AT)
    except (OSError, ValueError):  # reading it says what is wrong
        return
    if other := other_file(path.name, head):
        name = told_name(path)
        is_hiding = name in experiment_names() and str(path) == name
        instead = "it hides the ready-made one of that name" if is_hiding else other.instead.format(name)
        raise FileError(f"{name} is {other.what}, and no experiment; {instead}")
