"""The file that translators begin with holds every text of the program."""

import ast
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PyQt6.lupdate.lupdate import lupdate

from engine.breakpoints.base import Breakpoint
from engine.errors import FileError
from engine.models.read import read_model
from engine.parameter import Value, parameters
from engine.sequences.base import Sequence
from engine.session import load_any
from engine.zoo.every import specimens
from gui.language.phrase_book import PhraseBook
from gui.language.translation import read_messages
from gui.language.translation_sources import ROOT, sources, write
from gui.panels.debug.breakpoints import KINDS
from gui.panels.experiment.sequence import SEQUENCES
from gui.plots import plot_classes
from tests import made_up


@pytest.fixture(scope="module")
def texts() -> set[str]:
    """Every text that is collected, of whichever context."""
    return {text for _, text in made_up.template()}


@pytest.mark.slow
def test_template_holds_every_text() -> None:
    assert set(made_up.template()) == set(sources()), "make translations brings the template up to date"


@pytest.mark.slow
def test_template_holds_what_qt_s_own_tool_finds(tmp_path: Path, texts: set[str]) -> None:
    found = tmp_path / "found.ts"
    lupdate([str(path) for path in sorted((ROOT / "gui").rglob("*.py"))], [str(found)])
    theirs = {element.text for element in ElementTree.parse(found).getroot().iter("source")}
    assert len(theirs) > 300
    assert {text for text in theirs if made_up.WORD.search(text)} <= texts


def test_tr_is_called_with_texts_that_can_be_collected(texts: set[str]) -> None:
    wrong = []
    for path in sorted((ROOT / "gui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
                text = node.args[0]
                if not (isinstance(text, ast.Constant) and _is_collected(text.value, texts)):
                    wrong.append(f"{path.name}:{node.lineno}")
    assert wrong == []


def _is_collected(text: str, texts: set[str]) -> bool:
    return text in texts or not made_up.WORD.search(text)


def test_texts_of_the_engine_are_collected(texts: set[str]) -> None:
    kinds: list[type[Value]] = [*KINDS, *SEQUENCES, *(type(one.layer) for one in specimens())]
    told = {parameter.help for kind in kinds for parameter in parameters(kind)}
    told |= {parameter.name for kind in kinds for parameter in parameters(kind)}
    told |= {text for one in specimens() for text in (one.line, one.symptom, one.explanation)}
    told |= {kind.title for kind in (*KINDS, *SEQUENCES) if issubclass(kind, Breakpoint | Sequence)}
    told |= {text for plot in plot_classes() for text in (plot.title, plot.help)}
    book = PhraseBook({text: text for text in texts})  # values may be filled in, as where the window asks
    assert not {text for text in told - texts if len(text) > 1 and not book.find(text)}


@pytest.mark.parametrize(
    ("name", "content", "read"),
    [
        ("x.csv", b"1,2\n", load_any),
        ("x.md", b"+++\n", load_any),
        ("x.pt", pickle.dumps(1), read_model),
        ("x.pkl", pickle.dumps(1), read_model),
    ],
)
def test_what_a_file_is_can_be_told_in_another_language(
    texts: set[str], tmp_path: Path, name: str, content: bytes, read: Callable[[Path], object]
) -> None:
    """The name of the file in the middle of a sentence hid it."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FileError) as error:
        read(tmp_path / name)
    sentence = str(error.value) if read is load_any else str(error.value).removeprefix(f"{name} ")
    told = PhraseBook({text: text.upper() for text in texts}).find(sentence) or sentence
    assert not re.search("[a-z]{2}", re.sub(r"x\.\w+", "", told))


def test_translations_are_kept_when_texts_come_and_go(tmp_path: Path) -> None:
    path = tmp_path / "de.ts"
    write(path, [("Card", "Cell"), ("Card", "Old")], "de")
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            '<translation type="unfinished" />', "<translation>Zelle</translation>"
        ),
        encoding="utf-8",
    )
    write(path, [("Card", "Cell"), ("Card", "New")], "de")
    assert read_messages(path) == {("Card", "Cell"): "Zelle"}
    assert "New" in path.read_text(encoding="utf-8")
    assert "Old" not in path.read_text(encoding="utf-8")
