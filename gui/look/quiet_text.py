"""Text in a quiet colour, over as many lines as it takes."""

from PyQt6.QtWidgets import QLabel


class QuietText(QLabel):
    """A remark, an explanation, or what stands where there is nothing yet."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setProperty("role", "quiet")
        self.setWordWrap(True)
