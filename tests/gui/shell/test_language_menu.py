"""The language is chosen in a menu, and kept for the next start."""

import pytest
from pytestqt.qtbot import QtBot

from gui.look.message_bar import MessageBar
from gui.look.theme import Theme
from gui.open.settings import Settings
from gui.shell import language_menu
from gui.shell.language_menu import LanguageMenu


def test_chosen_language_is_kept_for_the_next_start(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_menu, "languages", lambda: ["de"])
    settings = Settings()
    messages = MessageBar(Theme("light"))
    qtbot.addWidget(messages)
    menu = LanguageMenu(settings, messages, messages)
    assert [action.text() for action in menu.actions()] == ["As the desktop", "English", "Deutsch"]
    assert [action.isChecked() for action in menu.actions()] == [True, False, False]
    menu.actions()[2].trigger()
    assert settings.language == "de"
    settings.save()
    assert Settings().language == "de"
    assert "next start" in messages.text


def test_language_is_the_desktop_s_at_first() -> None:
    assert Settings().language == ""
