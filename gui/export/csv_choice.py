"""The lists from which the signs of a CSV file are chosen."""

from PyQt6.QtCore import QCoreApplication
from PyQt6.QtWidgets import QComboBox

from engine.files.csv_style import CsvStyle


class CsvChoice:
    """Two lists from which the style of a CSV file is chosen.

    delimiter: what stands between columns. decimal: what stands before decimals.
    """

    def __init__(self) -> None:
        translate = QCoreApplication.translate
        self.delimiter, self.decimal = QComboBox(), QComboBox()
        for text, sign in (
            (translate("CsvChoice", "comma"), ","),
            (translate("CsvChoice", "semicolon"), ";"),
            (translate("CsvChoice", "tab"), "\t"),
        ):
            self.delimiter.addItem(text, sign)
        for text, sign in ((translate("CsvChoice", "point"), "."), (translate("CsvChoice", "comma"), ",")):
            self.decimal.addItem(text, sign)
        self.delimiter.setToolTip(translate("CsvChoice", "What stands between the columns of the table."))
        self.decimal.setToolTip(
            translate("CsvChoice", "Half of Europe writes 0,5 and has semicolons between its columns.")
        )
        self.decimal.currentIndexChanged.connect(self._part_columns)

    def style(self) -> CsvStyle:
        """What is chosen. Raises ParameterError where one sign would mean both."""
        return CsvStyle.of(self.delimiter.currentData(), self.decimal.currentData())

    def _part_columns(self) -> None:
        """A decimal comma cannot stand beside commas between columns."""
        if self.decimal.currentData() == self.delimiter.currentData() == ",":
            self.delimiter.setCurrentIndex(self.delimiter.findData(";"))
