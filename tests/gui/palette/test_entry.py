"""What the palette lists, and in which order."""

from gui.palette.entry import PaletteEntry, found_entries


def entry(title: str, refusal: str = "") -> PaletteEntry:
    return PaletteEntry(title, "Run", lambda: None, refusal=refusal)


def titles(typed: str, *entries: PaletteEntry, recent: tuple[str, ...] = ()) -> list[str]:
    return [one.entry.title for one in found_entries(entries, typed, recent)]


def test_what_was_chosen_last_comes_first_where_nothing_is_typed() -> None:
    recent = ("Run/Stop", "Run/Step")
    assert titles("", entry("Run"), entry("Step"), entry("Stop"), recent=recent) == ["Stop", "Step", "Run"]


def test_of_equals_the_one_that_was_chosen_before_comes_first() -> None:
    assert titles("st", entry("Stip"), entry("Stop"), recent=("Run/Stop",)) == ["Stop", "Stip"]


def test_of_equals_the_one_that_may_be_done_comes_first() -> None:
    assert titles("st", entry("Stip", "Not now."), entry("Stop")) == ["Stop", "Stip"]
