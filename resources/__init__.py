"""What the program ships with: ready-made experiments, icons, fonts."""

from pathlib import Path

FOLDER = Path(__file__).parent
FONTS = FOLDER / "fonts"
ICONS = FOLDER / "icons"
