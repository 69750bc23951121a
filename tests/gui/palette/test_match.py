"""How well a text fits what was typed."""

import pytest

from gui.palette.match import match


def best_first(typed: str, *texts: str) -> list[str]:
    """The texts that match, best first."""
    matches = {text: match(typed, text) for text in texts}
    found = [text for text, one in matches.items() if one is not None]
    return sorted(found, key=lambda text: -matches[text].score)


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("step", ["Step", "Step back", "Go to step…", "Timesteps"]),
        ("sb", ["Step back"]),
        ("STEP b", ["Step back"]),
        ("back step", ["Step back"]),
    ],
)
def test_better_matches_come_first(typed: str, order: list[str]) -> None:
    assert best_first(typed, "Timesteps", "Go to step…", "Step back", "Step") == order


def test_letters_of_the_match_are_told() -> None:
    found = match("stin", "Step into")
    assert found is not None
    assert "".join("Step into"[place] for place in found.letters) == "Stin"


def test_a_word_may_stand_in_the_help_alone() -> None:
    in_title, in_help = match("undo", "Undo"), match("undo", "Take back", "As undo does.")
    assert in_title is not None
    assert in_help is not None
    assert in_title.score > in_help.score
    assert match("undo", "Take back", "Nothing.") is None


def test_letters_far_apart_are_no_match() -> None:
    assert match("so", "Save the experiment to another file") is None


def test_nothing_typed_matches_everything() -> None:
    assert match("", "Undo") is not None


@pytest.mark.parametrize("text", ["", "İstanbul", "ß", "ﬀ", "𝒉₁", "a" * 5000])
def test_any_text_can_be_searched(text: str) -> None:
    found = match("ss i", text)
    assert found is None or max(found.letters) < len(text)
