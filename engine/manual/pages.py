"""The pages of the manual: Markdown files, into which what the code knows better is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.breakpoints.every import KINDS
from engine.experiment import CELLS
from engine.manual.glossary import GlossaryWord, glossary
from engine.manual.watch_language import watch_language
from resources.library import manual_paths


@dataclass(frozen=True)
class ManualPage:
    """A page. name: what links call it."""

    name: str
    title: str
    text: str


def manual_pages(keys: str = "") -> tuple[ManualPage, ...]:
    """Every page in its order. keys: Markdown that lists the window's keys."""
    parts = {
        "keys": keys,
        "glossary": "\n\n".join(map(entry_of, glossary())),
        "watch language": watch_language(),
        "breakpoints": _breakpoints(),
        "cells": _cells(),
    }
    return tuple(
        _page(path.stem.partition("-")[2], path.read_text(encoding="utf-8"), parts) for path in manual_paths()
    )


def _page(name: str, text: str, parts: Mapping[str, str]) -> ManualPage:
    for part, written in parts.items():
        text = text.replace(f"{{{{{part}}}}}", written)
    return ManualPage(name, text.partition("\n")[0].removeprefix("# "), text)


def entry_of(word: GlossaryWord) -> str:
    """A word of the glossary as Markdown, under a heading of its own."""
    see = f"\n\nSee {word.see}." if word.see else ""
    return f"## {word.name}\n\n{word.text}{see}"


def _breakpoints() -> str:
    """What each kind of breakpoint stops at, as it says itself."""
    lines = [f"- *{kind.title}*: {(kind.__doc__ or '').strip().splitlines()[0]}" for kind in KINDS]
    return "\n".join(lines)


def _cells() -> str:
    """Each cell with its quantities, as it declares them."""
    rows = [
        f"| `{cell.__name__}` | {', '.join(f'{one.name}: {one.help}' for one in cell.quantities)} |"
        for cell in CELLS
    ]
    return "\n".join(["| cell | its quantities at each step |", "|---|---|", *rows])
