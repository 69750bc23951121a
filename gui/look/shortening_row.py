"""A row of which one part says less where there is too little room for all that it holds."""

from typing import Protocol, runtime_checkable

from PyQt6.QtCore import QEvent, QSize
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QWidget


@runtime_checkable
class Shortened(Protocol):
    """A part that can say less. may_save: how much narrower it then is, px."""

    @property
    def may_save(self) -> int: ...

    def shorten(self, is_short: bool) -> None: ...


class ShorteningRow(QWidget):
    """Has the part `shorter`, where there is one, say in full only what there is room for."""

    shorter: Shortened | None = None
    is_short = False

    @property
    def may_save(self) -> int:
        """How much narrower the row is when the part says less, px."""
        return 0 if self.shorter is None else self.shorter.may_save

    @property
    def is_too_narrow(self) -> bool:
        """Whether there is too little room for the part in full."""
        return self.width() < self.minimumSizeHint().width() + self.may_save

    def minimumSizeHint(self) -> QSize:
        """As narrow as all parts are when they say as little as they can."""
        least = super().minimumSizeHint()
        return least if self.is_short else least - QSize(self.may_save, 0)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Say in full what there is room for."""
        super().resizeEvent(event)
        self._shorten()

    def event(self, event: QEvent | None) -> bool:
        """Look again when a part has become wider or narrower."""
        if event is not None and event.type() == QEvent.Type.LayoutRequest:
            self._shorten()
        return super().event(event)

    def _shorten(self) -> None:
        is_short = self.is_too_narrow
        if self.shorter is not None and is_short != self.is_short:
            self.is_short = is_short
            self.shorter.shorten(is_short)
