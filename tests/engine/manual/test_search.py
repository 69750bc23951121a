"""Search the manual."""

from engine.manual.pages import ManualPage
from engine.manual.search import search_manual

PAGES = (
    ManualPage(
        "a", "First", "# First\n\nIt begins with *ulps*.\n\n## Second part\n\nA [gate](word:gate) opens."
    ),
    ManualPage("b", "Gate", "# Gate\n\nNothing here."),
)


def addresses(typed: str) -> list[str]:
    return [place.address for place in search_manual(PAGES, typed)]


def test_titles_come_before_texts() -> None:
    assert addresses("gate") == ["page:b", "page:a#second-part"]


def test_all_words_must_be_there() -> None:
    assert addresses("gate opens") == ["page:a#second-part"]
    assert addresses("gate nowhere") == []


def test_addresses_of_links_are_not_searched() -> None:
    assert addresses("word:") == []


def test_the_excerpt_is_plain_text() -> None:
    assert [place.excerpt for place in search_manual(PAGES, "ulps")] == ["It begins with ulps ."]


def test_nothing_typed_finds_nothing() -> None:
    assert addresses("  ") == []
