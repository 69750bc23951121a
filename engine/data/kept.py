"""Tables that are still referred to, by the content of their files: none is read or held twice."""

from collections.abc import Iterable
from weakref import WeakValueDictionary

from engine.data.table import Options, Table

_tables: WeakValueDictionary[tuple[str, Options], Table] = WeakValueDictionary()


def keep(content: str, options: Options, table: Table) -> Table:
    """Let a table be found again while somebody holds it. Returns the one to hold, maybe an equal one.

    content: tells the file's bytes from all others, as a digest does. options: how it was read.
    """
    held = kept(content, options, table.number_columns)
    if held is not None:
        return held
    _tables[content, options] = table
    return table


def kept(content: str, options: Options, names: Iterable[str]) -> Table | None:
    """The table of a file that was read so, if somebody still holds it and it has columns of these names."""
    table = _tables.get((content, options))
    return table if table is not None and set(names) <= set(table.number_columns) else None
