"""A translation is one file of Qt's own format."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt6.QtCore import QCoreApplication, QObject
from PyQt6.QtWidgets import QApplication

from engine.errors import ParameterError
from gui.language import translation
from gui.language.translation import Translator, choose, install, languages, read_messages, shown, told

FILE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context><name>Card</name>
  <message><source>Close {}</source><translation>{} schließen</translation></message>
  <message><source>Cell</source><translation>Zelle</translation></message>
  <message><source>Later</source><translation type="unfinished">Spät</translation></message>
  <message><source>Gone</source><translation type="vanished">Weg</translation></message>
</context>
<context><name>engine.parameter</name>
  <message>
    <source>must be at least {}, got {}</source><translation>muss ≥ {} sein, nicht {}</translation>
  </message>
</context>
</TS>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "de.ts").write_text(FILE, encoding="utf-8")
    (tmp_path / "template.ts").write_text(FILE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def german(folder: Path, qapp: QApplication) -> Iterator[None]:
    """The application in the language of the file."""
    translators = install(qapp, "de", folder)
    yield
    for translator in translators:
        qapp.removeTranslator(translator)


def test_finished_translations_are_read(folder: Path) -> None:
    assert read_messages(folder / "de.ts") == {
        ("Card", "Close {}"): "{} schließen",
        ("Card", "Cell"): "Zelle",
        ("engine.parameter", "must be at least {}, got {}"): "muss ≥ {} sein, nicht {}",
    }


def test_file_beyond_all_measure_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation, "MAX_BYTES", 100)
    with pytest.raises(ValueError, match="larger than 100 bytes"):
        read_messages(folder / "de.ts")


def test_file_that_is_no_xml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "de.ts").write_text("<TS><context>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"de\.ts is no XML: no element found"):
        read_messages(tmp_path / "de.ts")


@pytest.mark.parametrize("slip", ["{} und {}", "{", "}", "{name}", "{2}", "{0} {}", "{0.real}{x!z}", "{:q}"])
def test_translation_that_takes_other_values_is_none(slip: str) -> None:
    messages = {("Card", "Close {}"): slip, ("Card", "at {:.1f}, {{x}}"): "bei {:.2f}, {{x}}"}
    translator = Translator(messages)
    assert translator.translate("Card", "Close {}") is None
    assert translator.translate("engine", "Close it") is None
    assert translator.translate("Card", "at {:.1f}, {{x}}") == "bei {:.2f}, {{x}}"


def test_every_file_but_the_template_is_a_language(folder: Path) -> None:
    assert languages(folder) == ["de"]


@pytest.mark.parametrize(
    ("wanted", "known", "chosen"),
    [("de", ["de"], "de"), ("pt_BR", ["pt"], "pt"), ("fr", ["de"], "en"), ("en", ["de"], "en")],
)
def test_wanted_language_is_chosen_where_it_is_known(wanted: str, known: list[str], chosen: str) -> None:
    assert choose(wanted, known) == chosen


@pytest.mark.usefixtures("german")
def test_class_asks_in_whatever_name_it_has() -> None:
    class Heir(QObject):
        pass

    assert QCoreApplication.translate("Card", "Cell") == "Zelle"
    assert Heir().tr("Close {}").format("Zelle") == "Zelle schließen"
    assert Heir().tr("Later") == "Later"


@pytest.mark.usefixtures("german")
def test_texts_of_the_engine_are_translated_where_they_are_shown() -> None:
    assert shown("Cell") == "Zelle"
    assert told(ParameterError("units", "must be at least 1, got 0")) == "units muss ≥ 1 sein, nicht 0"


@pytest.mark.usefixtures("german")
def test_qt_speaks_the_same_language() -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_without_a_translation_texts_are_shown_as_they_are(qapp: QApplication) -> None:
    assert install(qapp, "en") == []
    assert shown("Cell") == "Cell"
    assert shown("a\udc80.json does not exist") == "a\udc80.json does not exist"


def test_translator_of_nothing_need_not_be_asked() -> None:
    assert Translator({}).isEmpty()
