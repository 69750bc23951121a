"""A benchmark's rows and how they are printed."""

from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Row:
    """One figure. wanted: the bound in words; is_met: whether it holds here."""

    what: str
    figure: str
    wanted: str = ""
    is_met: bool | None = None


def show(name: str, rows: list[Row]) -> None:
    """Print a benchmark's table."""
    table = Table(title=name, title_justify="left")
    for title in ("what", "figure", "wanted", ""):
        table.add_column(title, justify="right" if title == "figure" else "left")
    for row in rows:
        table.add_row(row.what, row.figure, row.wanted, {True: "yes", False: "NO", None: ""}[row.is_met])
    Console(width=110).print(table)


def percentile(values: list[float], share: float) -> float:
    """The value below which a share of the values lies. share: 0 to 1."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
