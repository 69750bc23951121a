"""How numbers and columns of a CSV file are written, as spreadsheets of different countries want them."""

from dataclasses import dataclass
from typing import Any, Self

from engine.errors import ParameterError

DELIMITERS = {",": ",", ";": ";", "|": "|", "tab": "\t", "\t": "\t", "\\t": "\t"}
DECIMALS = (".", ",")


@dataclass(frozen=True)
class CsvStyle:
    """delimiter: between columns. decimal: before the decimals, "." or ","."""

    delimiter: str = ","
    decimal: str = "."

    @classmethod
    def of(cls, delimiter: str | None, decimal: str | None) -> Self:
        """What is left out follows from the other: half of Europe writes 1,5;2,5.

        delimiter: one of , ; | or tab. Raises ParameterError, naming the field.
        """
        if decimal is not None and decimal not in DECIMALS:
            raise ParameterError("decimal", f"must be . or a comma, got {decimal!r}")
        if delimiter is not None and delimiter not in DELIMITERS:
            raise ParameterError("delimiter", f"must be one of , ; | or tab, got {delimiter!r}")
        mark = decimal or "."
        sign = (";" if mark == "," else ",") if delimiter is None else DELIMITERS[delimiter]
        if sign == mark:
            raise ParameterError("delimiter", "must be another sign than the decimal comma, such as ;")
        return cls(sign, mark)

    def text(self, value: Any) -> str:
        """A number with all its digits, whole ones without a mark; nothing for None."""
        if value is None:
            return ""
        return repr(value) if self.decimal == "." else repr(value).replace(".", self.decimal)
