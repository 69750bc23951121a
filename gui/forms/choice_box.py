"""A box of choices that change with what is shown."""

from collections.abc import Sequence

from PyQt6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """As wide as its widest choice, also when others are offered; hidden where there is one only."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: list[str] = []
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToContents)

    def describe(self, help: str) -> None:
        """Say what is chosen, as tooltip and for screen readers."""
        self.setToolTip(help)
        self.setAccessibleName(help)

    def offer(self, texts: Sequence[str], chosen: int) -> None:
        """Offer these. chosen: the place of the one that is shown."""
        if self._texts != [*texts]:
            self._texts = [*texts]
            self.clear()
            self.addItems(texts)
        self.setCurrentIndex(chosen)
        self.setVisible(len(texts) > 1)
