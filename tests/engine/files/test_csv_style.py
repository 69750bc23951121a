import pytest

from engine.errors import ParameterError
from engine.files.csv_style import CsvStyle


def test_a_decimal_comma_brings_semicolons() -> None:
    assert CsvStyle.of(None, None) == CsvStyle(",", ".")
    assert CsvStyle.of(None, ",") == CsvStyle(";", ",")
    assert CsvStyle.of("tab", ",") == CsvStyle("\t", ",")


def test_numbers_are_written_with_all_digits_and_their_mark() -> None:
    style = CsvStyle.of(None, ",")
    assert [style.text(value) for value in (0.1 + 0.2, 1e-7, 10**30, None)] == [
        "0,30000000000000004", "1e-07", "1" + "0" * 30, "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("delimiter", "decimal", "told"),
    [
        (",", ",", "delimiter must be another sign than the decimal comma, such as ;"),
        ("x", None, "delimiter must be one of , ; | or tab, got 'x'"),
        (None, "'", "decimal must be . or a comma"),
    ],
)
def test_styles_that_could_not_be_read_are_refused(
    delimiter: str | None, decimal: str | None, told: str
) -> None:
    with pytest.raises(ParameterError) as caught:
        CsvStyle.of(delimiter, decimal)
    assert told in str(caught.value)
