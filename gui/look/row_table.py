"""Tables whose rows are read and chosen as a whole."""

from PyQt6.QtWidgets import QTableView

from gui.look.properties import present


def show_whole_rows(table: QTableView) -> None:
    """Have a table choose one row at a time, without a grid, names of rows, or cells that are edited."""
    table.setSelectionBehavior(table.SelectionBehavior.SelectRows)
    table.setSelectionMode(table.SelectionMode.SingleSelection)
    table.setEditTriggers(table.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)  # Tab leaves the table
    table.setWordWrap(False)
    present(table.verticalHeader()).hide()
    present(table.horizontalHeader()).setHighlightSections(False)
