"""The window's help: manual, keys, words and What is this?, and where their links lead."""

from collections.abc import Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, QPoint, QRect
from PyQt6.QtWidgets import QWidget

from engine.manual.glossary import GlossaryWord, find_word, glossary
from engine.manual.pages import ManualPage, manual_pages
from engine.notation.number_name import name_of
from gui.language.translation import shown
from gui.look.flash import flash
from gui.look.properties import present
from gui.manual.keys import key_groups, keys_markdown
from gui.manual.what_is_this import WhatIsThis, escaped
from gui.manual.word_links import WordLinks
from gui.palette.entry import PaletteEntry
from gui.panels.base import Panel
from gui.panels.card import Card
from gui.window_parts import WindowParts
from resources.library import experiment_path

if TYPE_CHECKING:
    from gui.manual.help_card import HelpCard
    from gui.manual.keys_dialog import KeysDialog
    from gui.manual.manual_window import ManualWindow


class HelpDesk(QObject):
    """What the commands of the Help menu do. Manual and keys are built when they are first wanted."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self.what = WhatIsThis(
            parts.window, lambda text, about: self.card.show_text(text, about), self._pointed
        )
        self.words = WordLinks(parts.theme, self._tell_word, self)
        self.words.add(parts.plots.cards)
        for card in parts.cards:
            card.once_built(partial(self._link_words, card))
        self.manual: ManualWindow | None = None

    @cached_property
    def card(self) -> "HelpCard":
        """Where words and What is this? are told."""
        from gui.manual.help_card import HelpCard  # late: see ARCHITECTURE.md

        card = HelpCard(self._parts.window, self._parts.theme)
        card.link_wanted.connect(self.follow)
        return card

    def open_manual(self, address: str = "window") -> None:
        """Show a page of the manual."""
        from gui.manual.manual_window import ManualWindow  # late: see ARCHITECTURE.md

        if self.manual is None:
            self.manual = ManualWindow(self._parts.theme, self._pages, self._parts.window)
            self.manual.link_wanted.connect(self.follow)
        self.manual.open(address)

    def show_keys(self) -> "KeysDialog":
        """List all keys by subject."""
        from gui.manual.keys_dialog import KeysDialog  # late: see ARCHITECTURE.md

        dialog = KeysDialog(
            key_groups(present(self._parts.window.menuBar())), self._parts.theme, self._parts.window
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def follow(self, address: str) -> None:
        """Go where a link of the help leads: a page, a word, a panel, a plot, a lesson, an experiment."""
        kind, _, name = address.partition(":")
        match kind:
            case "page":
                self.open_manual(name)
            case "word":
                self.open_manual(f"glossary#{name}")
            case "panel" | "plot":
                self._show_part(kind, name)
            case "lesson":
                self._parts.context.lessons.open_named(name)
            case "experiment":
                self._parts.files.open_ready_made(experiment_path(name))

    def entries(self) -> Iterator[PaletteEntry]:
        """The glossary's words and the manual's pages, for the palette."""
        tr = self.tr
        for word in glossary():
            also = ", ".join(word.also)
            yield PaletteEntry(
                word.name, tr("Glossary"), partial(self.follow, f"word:{word.address}"), help=also
            )
        for page in self._pages():
            yield PaletteEntry(page.title, tr("Manual"), partial(self.open_manual, page.name))

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    def _pages(self) -> tuple[ManualPage, ...]:
        return manual_pages(keys_markdown(key_groups(present(self._parts.window.menuBar()))))

    def _show_part(self, kind: str, name: str) -> None:
        parts = self._parts
        parts.window.activateWindow()
        if kind == "plot":
            part: QWidget = next(card for card in parts.plots.cards if card.plot.name == name)
            part.show()
        else:
            part = parts.card(name)
            part.show()
            part.raise_()
        flash(part, parts.theme)

    def _link_words(self, card: Card, content: Panel) -> None:
        self.words.add([card])

    def _tell_word(self, word: GlossaryWord, label: QWidget) -> None:
        window, tr = self._parts.window, self.tr
        see = f"\n\n{tr('See')} {word.see}." if word.see else ""
        more = f"[{tr('All words')}](word:{word.address})"
        corner = window.mapFromGlobal(label.mapToGlobal(QPoint()))
        self.card.show_text(f"### {word.name}\n\n{word.text}{see}\n\n{more}", QRect(corner, label.size()))

    def _pointed(self) -> str:
        """What the number that is pointed at means, in Markdown."""
        highlight, plan = self._parts.context.highlight, self._parts.context.client.plan
        number = highlight.number
        if number is None or plan is None:
            return ""
        quantity, layer = number.name.quantity, number.name.layer
        cell = None if layer is None else plan.job.experiment.model.layers[layer]
        helps = {one.name: shown(one.help) for one in cell.quantities} if cell is not None else {}
        word = find_word(quantity)
        meaning = helps.get(quantity) or (word.text if word is not None else "")
        name = escaped(shown(name_of(plan, number)))
        return f"**{name}**: {meaning}" if meaning else f"**{name}**"
