"""How a data file is to be read, on the command line. What the file leaves open is never guessed."""

import argparse
from pathlib import Path
from typing import Any

from engine.command.terminal import UsageError
from engine.data.encoding import check_encoding
from engine.data.read_file import DataKind, kind_of
from engine.data.table import OpenQuestion, Options
from engine.errors import FileError, ParameterError, told_name

_TEXTS, _PARTED = "texts such as CSV", "workbooks and .npz files"
_ANSWERED = {"--decimal": _TEXTS, "--delimiter": _TEXTS, "--encoding": _TEXTS, "--part": _PARTED}
READING = tuple(_ANSWERED)
_KINDS: dict[DataKind, tuple[str, str]] = {
    "text": (_TEXTS, "a text"),
    "workbook": (_PARTED, "a workbook"),
    "npz": (_PARTED, "an archive of arrays"),
    "npy": ("", "a lone array"),
    "sound": ("", "a sound"),
}
"""Kinds of files: what those are called that have an option in common, and one alone."""
_WORDS = {"tab": "\t", "space": " ", "none": ""}
_DECIMALS = (".", ",")
_DELIMITERS = ("\t", ";", ",", "|", " ", "")


def add_reading(group: Any) -> None:
    """Add the options to a group or a command."""
    group.add_argument("--decimal", metavar="MARK", help="before decimals: . or ,")
    group.add_argument("--delimiter", metavar="SIGN",
                       help='between columns: , ; | tab, space, or none for a lone column')  # fmt: skip
    group.add_argument("--encoding", metavar="NAME", help="of a text file, such as utf-8 or cp1252")
    group.add_argument("--part", metavar="NAME", help="the sheet of a workbook, the array of an .npz file")


def reading_of(options: argparse.Namespace) -> Options:
    """What the options say. Raises ParameterError."""
    delimiter = options.delimiter
    if delimiter is not None:
        delimiter = _WORDS.get(delimiter, delimiter.replace("\\t", "\t"))
        if delimiter not in _DELIMITERS:
            raise ParameterError(
                "--delimiter", f"must be , ; | tab, space or none, got {options.delimiter!r}"
            )
    if options.decimal not in (None, *_DECIMALS):
        raise ParameterError("--decimal", f"must be . or , (a point or a comma), got {options.decimal!r}")
    return Options(delimiter, options.decimal, None, _encoding(options), options.part)


def _encoding(options: argparse.Namespace) -> str | None:
    try:
        return None if options.encoding is None else check_encoding(options.encoding)
    except FileError as error:
        raise ParameterError("--encoding", str(error).removeprefix("encoding ")) from None


def check_reading(options: argparse.Namespace, *files: Path | None) -> None:
    """Raise UsageError for an option that none of the files asks for, such as --part of a CSV file."""
    kinds = {path: kind_of(path) for path in files if path is not None}
    known = {path: _KINDS[kind] for path, kind in kinds.items() if kind is not None}
    if len(known) < len(kinds):  # reading it says what is wrong
        return
    for option, asking in _ANSWERED.items():
        is_given = getattr(options, option.removeprefix("--")) is not None
        if is_given and asking not in (group for group, _ in known.values()):
            what = ", ".join(f"{told_name(path)} is {kind}" for path, (_, kind) in known.items())
            raise UsageError(f"{option} is for {asking}; {what}")


def open_words(question: OpenQuestion) -> str:
    """What a file leaves open, and the options that settle it."""
    ways = [f"{choice.words} ({_options_for(choice.options, question)})" for choice in question.choices]
    names = " and ".join(f"--{name}" for name in question.names)
    return (
        f"can be read in several ways; say which with {names}. {question.text} It may be {', or '.join(ways)}"
    )


def _options_for(options: Options, question: OpenQuestion) -> str:
    words = {value: word for word, value in _WORDS.items()}
    parts = []
    for name in question.names:
        value = getattr(options, name)
        parts.append(f"--{name} {_quoted(words.get(value, value) if name == 'delimiter' else value)}")
    return " ".join(parts)


def _quoted(word: str) -> str:
    """A word as a shell needs it."""
    return word if word.isalnum() or word in (",", ".") else f"'{word}'"
