"""The menu of languages, there once there is another one than English."""

from functools import partial

from PyQt6.QtCore import QLocale
from PyQt6.QtGui import QActionGroup
from PyQt6.QtWidgets import QMenu, QWidget

from gui.language.translation import DESKTOP, ENGLISH, languages
from gui.look.message_bar import MessageBar
from gui.look.properties import present
from gui.open.settings import Settings


class LanguageMenu(QMenu):
    """One entry a language, by its own name, and one for what the desktop says."""

    def __init__(self, settings: Settings, messages: MessageBar, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Language"))
        self._settings, self._messages = settings, messages
        self._group = QActionGroup(self)
        for language in (DESKTOP, ENGLISH, *languages()):
            self._add(language)

    def _add(self, language: str) -> None:
        names = {DESKTOP: self.tr("As the desktop"), ENGLISH: "English"}  # Qt says "American English"
        action = present(self.addAction(names.get(language) or QLocale(language).nativeLanguageName()))
        action.setCheckable(True)
        action.setChecked(self._settings.language == language)
        action.setToolTip(self.tr("The language of the window from its next start on."))
        action.triggered.connect(partial(self._choose, language))
        self._group.addAction(action)

    def _choose(self, language: str) -> None:
        """Texts are made when the window is; another language comes with the next one."""
        self._settings.language = language
        text = self.tr("The window is in this language from its next start on.")
        self._messages.show_message(text, "done", topic="language")
