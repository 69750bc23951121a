"""The colours of the window, one a role, in light and in dark."""

from dataclasses import dataclass
from typing import Literal

from PyQt6.QtGui import QColor, QPalette

from engine.implementations.every import all_names, implementation

Tone = Literal["light", "dark"]
TEXT = "_text"


@dataclass(frozen=True)
class Colours:
    """One colour a role; the same role has the same colour in plots, table, equation and diagram."""

    tone: Tone
    target: str
    input: str
    error: str
    address: str  # of a link, where a lesson's source is written
    positive: str
    negative: str
    window: str
    card: str
    field: str
    line: str
    grid: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    selection: str
    notice: str
    notice_line: str
    right: str  # of answers, blueish for who sees no red or green; wrong ones have a problem's colour
    units: tuple[str, ...]  # Petroff 2021, six lines; but the second, whose orange is Keras'

    def of(self, role: str) -> str:
        """A role's colour, "#rrggbb". role: a field, an implementation's name, or what `text_role` gives."""
        name = role.removesuffix(TEXT)
        if name not in all_names():
            return str(getattr(self, role))
        style = implementation(name).style
        return str(getattr(style.text if role.endswith(TEXT) else style.colour, self.tone))


def text_role(name: str) -> str:
    """The role of what an implementation has, written as letters."""
    return name + TEXT


LIGHT = Colours(
    tone="light",
    target="#1f2328",
    input="#8a8f98",
    error="#a0186e",
    address="#6a3fb5",
    positive="#2166ac",
    negative="#b2182b",
    window="#f6f7f9",
    card="#ffffff",
    field="#eef0f3",
    line="#d9dde3",
    grid="#eceef1",
    text="#1f2328",
    quiet="#5b6470",
    accent="#0b62c4",
    on_accent="#ffffff",
    selection="#e3edf9",
    notice="#fff4d6",
    notice_line="#e2b93b",
    right="#006b5f",
    units=("#3f6fd9", "#7c9908", "#b01e2d", "#6d6f78", "#7a21dd", "#0f7f8c"),
)
DARK = Colours(
    tone="dark", target="#eef2f6", input="#6d7179", error="#ff3ccd", address="#c4a3ff",
    positive="#6bb1ff", negative="#ff7b72", window="#101216", card="#16181d", field="#1f232a", line="#2b3038",
    grid="#22262d", text="#eef2f6", quiet="#9aa4b2", accent="#68b2ff", on_accent="#101216",
    selection="#1d2c3e", notice="#2b2410", notice_line="#8a6d1d", right="#35cfae",
    units=("#7aa2ff", "#aae650", "#ff6b73", "#a9abb5", "#b98cff", "#5fc9d6"),
)  # fmt: skip


def palette_of(colours: Colours) -> QPalette:
    """The colours of widgets that no style sheet names."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, name in {
        roles.Window: colours.window, roles.Base: colours.card,
        roles.AlternateBase: colours.window, roles.Text: colours.text,
        roles.WindowText: colours.text, roles.ButtonText: colours.text,
        roles.Button: colours.field, roles.Highlight: colours.accent,
        roles.HighlightedText: colours.on_accent, roles.ToolTipBase: colours.text,
        roles.ToolTipText: colours.card, roles.PlaceholderText: colours.quiet,
        roles.Link: colours.accent, roles.Mid: colours.line,
        roles.Dark: colours.line, roles.Light: colours.card,
        roles.Midlight: colours.line, roles.Shadow: colours.line,
        roles.Accent: colours.accent,
    }.items():  # fmt: skip
        palette.setColor(role, QColor(name))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.input))
    return palette
