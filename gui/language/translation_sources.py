"""Every text of the window, collected from the source into the file that translators begin with.

`python -m gui.language.translation_sources` writes resources/translations/template.ts, and brings the file of
every language up to date: what is new is added to it as unfinished, what is gone leaves it.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from gui.language.translation import TEMPLATE, read_messages
from resources import TRANSLATIONS

ROOT = Path(__file__).parents[2]
MARKS = {"tr", "_tr", "translate", "Command"}  # of a Command, the menu
SHOWN = {"title", "help", "noun", "symptom", "explanation"}  # class attributes that the window shows
NOT_SHOWN = {  # what only the command line, a file or a developer sees
    "engine.command.command_line", "engine.run.headless", "engine.command.report", "engine.keras.report",
    "engine.files.plot_file", "engine.files.csv_file", "engine.explain.origin",
    "gui.language.translation_sources",
}  # fmt: skip
EXPLAINED = "engine.breakpoints."  # whose docstrings the window shows
INTERNAL = {"compile", "AssertionError", "NotImplementedError", "simplefilter", "filterwarnings"}
_WORDS = re.compile(r"[A-Za-z]{2}")

SourceText = tuple[str, str]
"""A context, which groups texts for whoever translates them, and the English text."""


def sources(root: Path = ROOT) -> list[SourceText]:
    """Every text to be translated, in the order of files and lines."""
    found: dict[SourceText, None] = {}
    for package, collect in (("gui", _of_window), ("engine", _of_engine)):
        for path in sorted((root / package).rglob("*.py")):
            context = ".".join(path.relative_to(root).with_suffix("").parts)
            if context not in NOT_SHOWN:
                found |= dict.fromkeys(collect(ast.parse(path.read_text(encoding="utf-8")), context))
    return list(found)


def _of_window(tree: ast.AST, context: str) -> Iterator[SourceText]:
    """What is handed to tr, and what classes say of themselves."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.ClassDef(name=name):
                yield from ((name, text) for text in [*_attributes(node), *_labels(node)])
                yield from _of_window(node, name)
                continue
            case ast.Call(args=[ast.Constant(value=str(name)), ast.Constant(value=str(text))]) if _is_mark(
                node
            ):
                yield name, text
            case ast.Call(args=[text, *_]) if _is_mark(node):
                yield from ((context, text) for text in _texts(text))
            case ast.Call() if _called(node.func) == "parameter" or _called(node.func).endswith("Error"):
                yield from ((context, text) for part in node.args for text in _texts(part))
        yield from _of_window(node, context)


def _is_mark(node: ast.Call) -> bool:
    """Whether the first of its arguments, or the second, is a text to be translated."""
    return _called(node.func) in MARKS


def _attributes(node: ast.ClassDef) -> Iterator[str]:
    for statement in node.body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ) if name in SHOWN:
                yield from _texts(value)


def _of_engine(tree: ast.AST, context: str) -> Iterator[SourceText]:
    """Every sentence, with {} for values; of single words, what classes and parameters are called."""
    for node in _parts(tree):
        if isinstance(node, ast.ClassDef):
            yield from ((context, text) for text in [*_attributes(node), *_labels(node)])
            if context.startswith(EXPLAINED) and not context.endswith(".base"):
                yield context, (ast.get_docstring(node, clean=False) or "").strip()
        if not _is_internal(node):
            yield from ((context, text) for text in _texts(node) if " " in text.strip() and "\\" not in text)
            yield from _of_engine(node, context)


def _parts(node: ast.AST) -> list[ast.AST]:
    """What a node is made of, as far as the window may show it."""
    match node:
        case ast.JoinedStr(values=values):  # its words are one text; a choice of words may stand in a hole
            return [part for part in values if isinstance(part, ast.FormattedValue)]
        case ast.Call(func=ast.Name(id="parameter"), args=[_, *others]):  # a default is a value
            return [*others]
    return list(ast.iter_child_nodes(node))


def _labels(node: ast.ClassDef) -> Iterator[str]:
    """The names of parameters, which are the labels of their fields, and the words to choose from."""
    for statement in node.body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Call(func=ast.Name(id="parameter"))):
                yield name
                yield from (text for part in ast.walk(statement.annotation) for text in _texts(part))


def _is_internal(node: ast.AST) -> bool:
    """A docstring, or what is meant for a developer."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    return isinstance(node, ast.Call) and _called(node.func) in INTERNAL


def _texts(node: ast.AST) -> list[str]:
    """The text a node stands for; none where it is no text, or one without a word."""
    match node:
        case ast.Constant(value=str(text)):
            pass
        case ast.JoinedStr(values=values):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in values)
        case _:
            return []
    return [text] if _WORDS.search(text) else []


def _called(node: ast.AST) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def write(path: Path, found: list[SourceText], language: str = "") -> None:
    """Write a .ts file with every source, and the translations that the file has already."""
    known = read_messages(path) if path.exists() else {}
    root = ElementTree.Element("TS", {"version": "2.1", "sourcelanguage": "en"})
    if language:
        root.set("language", language)
    for context in dict.fromkeys(context for context, _ in found):
        part = ElementTree.SubElement(root, "context")
        ElementTree.SubElement(part, "name").text = context
        for text in (text for other, text in found if other == context):
            message = ElementTree.SubElement(part, "message")
            ElementTree.SubElement(message, "source").text = text
            translation = ElementTree.SubElement(message, "translation")
            translation.text = known.get((context, text))
            if translation.text is None:
                translation.set("type", "unfinished")
    ElementTree.indent(root, "    ")
    path.parent.mkdir(exist_ok=True)
    body = ElementTree.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def main() -> None:
    """Write the template and bring every language's file up to date."""
    found = sources()
    write(TRANSLATIONS / f"{TEMPLATE}.ts", found)
    for path in TRANSLATIONS.glob("*.ts"):
        if path.stem != TEMPLATE:
            write(path, found, path.stem)


if __name__ == "__main__":
    main()
