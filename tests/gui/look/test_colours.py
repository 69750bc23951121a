"""The colours of both themes are seen by everybody."""

from dataclasses import fields

import pytest

from engine.implementations.every import names
from gui.look.colours import DARK, LIGHT, Colours, text_role
from tests.colours import APART, GRAPHIC, SIGHTS, TEXT, contrast, distance, lab

SURFACES = ("card", "window", "field", "selection")
TEXTS = (
    "text",
    "quiet",
    "accent",
    "numpy_text",
    "keras_text",
    "target",
    "error",
    "address",
    "positive",
    "negative",
    "right",
)
GRAPHICS = ("target", "numpy", "keras", "input", "error", "positive", "negative", "quiet", "accent")


@pytest.fixture(params=["light", "dark"])
def colours(request: pytest.FixtureRequest) -> Colours:
    return {"light": LIGHT, "dark": DARK}[request.param]


def test_measures_are_those_of_the_standards() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # WebAIM's example
    assert lab("#ff0000", "full") == pytest.approx([53.24, 80.09, 67.20], abs=0.1)  # Lindbloom's calculator


def test_every_colour_has_a_role_here(colours: Colours) -> None:
    of_implementations = {role for name in names() for role in (name, text_role(name))}
    known = {
        "tone",
        *SURFACES,
        *TEXTS,
        *GRAPHICS,
        "on_accent",
        "line",
        "grid",
        "notice",
        "notice_line",
        "units",
    }
    assert {field.name for field in fields(colours)} | of_implementations == known


def test_every_text_can_be_read(colours: Colours) -> None:
    for role in TEXTS:
        for surface in SURFACES:
            ratio = contrast(colours.of(role), colours.of(surface))
            assert ratio >= TEXT, f"{role} on {surface}: {ratio:.2f}"
    assert contrast(colours.on_accent, colours.accent) >= TEXT
    for role in ("text", "negative"):
        assert contrast(colours.of(role), colours.notice) >= TEXT
    assert contrast(colours.card, colours.text) >= TEXT  # tooltips


def test_the_colour_of_keras_is_of_keras_only(colours: Colours) -> None:
    others = [colours.of(role) for role in (*TEXTS, *GRAPHICS) if not role.startswith("keras")]
    for role in ("keras", "keras_text"):
        for colour in (*others, *colours.units):
            assert distance(colour, colours.of(role), "full") >= APART, f"{colour} is {role}'s"


def test_curves_and_focus_rings_are_seen(colours: Colours) -> None:
    for colour in (*(colours.of(role) for role in GRAPHICS), *colours.units):
        assert contrast(colour, colours.card) >= GRAPHIC
    for surface in SURFACES:
        assert contrast(colours.accent, colours.of(surface)) >= GRAPHIC


@pytest.mark.parametrize("sight", SIGHTS)
def test_right_and_wrong_and_signs_differ_for_everybody(colours: Colours, sight: str) -> None:
    assert distance(colours.positive, colours.negative, sight) >= APART
    assert distance(colours.right, colours.negative, sight) >= APART
