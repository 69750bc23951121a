"""The window in another language: one file of Qt's own format, from which Qt and `shown` take every text."""

from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

from PyQt6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from engine.errors import ParameterError, told_name
from gui.language.phrase_book import PhraseBook
from resources import TRANSLATIONS

TEMPLATE = "template"  # the name of the file with every text, and no translation
DESKTOP, ENGLISH = "", "en"
MAX_BYTES = 4 * 2**20
ENGINE = "engine"  # the context of texts that are looked up where they are shown

Messages = dict[tuple[str, str], str]
"""Translations by context and English text."""


class Translator(QTranslator):
    """Answers Qt from a file's messages.

    A class that inherits a method asks in its own name, so what has no translation in a context is
    looked up in all of them. Texts of the engine may have their values filled in already. A translation
    into which the values of its source cannot be filled is none.
    """

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        messages = {place: text for place, text in messages.items() if _fits(place[1], text)}
        self._messages = messages
        anywhere: dict[str, str] = {}
        for (_, source), translation in messages.items():
            anywhere.setdefault(source, translation)
        self._anywhere = anywhere
        self._book = PhraseBook(anywhere)

    def isEmpty(self) -> bool:
        """Whether Qt need not ask."""
        return not self._messages

    def translate(  # type: ignore[override]  # None is Qt's null string
        self, context: str | None, source: str | None, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The translation of a text; None where there is none, and English is shown."""
        if not source:
            return None
        if context == ENGINE:
            return self._book.find(source)
        return self._messages.get((context or "", source)) or self._anywhere.get(source)


def shown(text: str) -> str:
    """A text of the engine or of a class, in the language of the window."""
    try:
        return QCoreApplication.translate(ENGINE, text) if text else text
    except UnicodeEncodeError:  # half a character, as in the name of a file from another system
        return text


def told(error: Exception) -> str:
    """What a known problem says, in the language of the window."""
    if isinstance(error, ParameterError):
        return f"{shown(error.field)} {shown(error.message)}".strip()
    return shown(str(error))


def read_messages(path: Path) -> Messages:
    """The finished translations in a .ts file, as Qt Linguist writes it. Raises ValueError, OSError."""
    if path.stat().st_size > MAX_BYTES:
        raise ValueError(f"{told_name(path)} is larger than {MAX_BYTES} bytes")
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise ValueError(f"{told_name(path)} is no XML: {error}") from None
    messages: Messages = {}
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.text and not translation.get("type"):
                messages[name, message.findtext("source", "")] = translation.text
    return messages


def _fits(source: str, translation: str) -> bool:
    """Whether a translation takes all values that its source does: a slip in its braces breaks nothing."""
    try:
        values = [1.0 for _, hole, _, _ in Formatter().parse(source) if hole is not None]
        source.format(*values)
    except (ValueError, LookupError):  # braces that are part of the text: nothing is filled in
        return True
    try:
        translation.format(*values)
    except (ValueError, LookupError, AttributeError):
        return False
    return True


def languages(folder: Path = TRANSLATIONS) -> list[str]:
    """The languages there is a file for, beside English, as "de" or "pt_BR"."""
    return sorted(path.stem for path in folder.glob("*.ts") if path.stem != TEMPLATE)


def choose(wanted: str, known: list[str]) -> str:
    """The language to speak: the wanted one, or the first that the desktop asks for; else English."""
    asked = [wanted] if wanted != DESKTOP else [name.replace("-", "_") for name in QLocale().uiLanguages()]
    for name in asked:
        if name.partition("_")[0] == ENGLISH:
            return ENGLISH
        for candidate in (name, name.partition("_")[0]):
            if candidate in known:
                return candidate
    return ENGLISH


def install(app: QCoreApplication, wanted: str, folder: Path = TRANSLATIONS) -> list[QTranslator]:
    """Have an application speak a language; before its window is built. Returns what must be kept alive."""
    language = choose(wanted, languages(folder))
    if language == ENGLISH:
        return []
    qt = QTranslator()
    qt.load(QLocale(language), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    translators = [qt, Translator(read_messages(folder / f"{language}.ts"))]
    for translator in translators:
        app.installTranslator(translator)
    return translators
