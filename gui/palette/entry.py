"""What the palette lists, and in which order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from gui.palette.match import TextMatch, match

MOST = 60  # entries that are listed; who wants another types on
RECENT = 3  # points for what was chosen before, so that of equals it comes first


@dataclass(frozen=True)
class PaletteEntry:
    """A line of the palette. kind: what it is, as "Run" or "Field in Model"; keys: its shortcut.

    refusal: why it cannot be done now, empty where it can.
    """

    title: str
    kind: str
    do: Callable[[], object] = field(compare=False)
    keys: str = ""
    help: str = ""
    refusal: str = ""
    is_checked: bool = False

    @property
    def name(self) -> str:
        """What the entry is remembered by, once it was chosen."""
        return f"{self.kind}/{self.title}"


@dataclass(frozen=True)
class FoundEntry:
    """An entry, and how it fits what was typed."""

    entry: PaletteEntry
    match: TextMatch


def found_entries(entries: Iterable[PaletteEntry], typed: str, recent: Sequence[str]) -> list[FoundEntry]:
    """The entries that fit, best first; where nothing is typed all of them, what was chosen last before.

    recent: names of entries, the latest first.
    """
    found = []
    for entry in entries:
        fits = match(typed, entry.title, f"{entry.kind} {entry.help} {entry.keys}")
        if fits is not None:
            bonus = RECENT if typed.strip() and entry.name in recent else 0
            found.append(FoundEntry(entry, TextMatch(fits.score + bonus, fits.letters)))
    if typed.strip():
        found.sort(key=lambda one: (-one.match.score, bool(one.entry.refusal)))
    else:
        ranks = {name: rank for rank, name in enumerate(recent)}
        found.sort(key=lambda one: ranks.get(one.entry.name, len(ranks)))
    return found[:MOST]
