"""What the program ships with: ready-made experiments, icons, fonts, translations."""

from pathlib import Path

FOLDER = Path(__file__).parent
FONTS = FOLDER / "fonts"
ICONS = FOLDER / "icons"
TRANSLATIONS = FOLDER / "translations"
