"""See every socket that this process opens: Python's as they are made, all others in the list of open files.

Sockets in the file system, by which a program speaks to its display and its desktop, reach no network
and are not counted.
"""

import os
import re
import socket
import sys
from typing import Any

INODE = 9  # column of most tables
TABLES = dict.fromkeys(("tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6"), INODE)
TABLES["packet"] = 8
LOCAL = getattr(socket, "AF_UNIX", None)
NO_SOCKET = ("socket.gethostname",)  # the machine's own name
_SOCKET = re.compile(r"socket:\[(\d+)\]")


class Watch:
    """Looks on from its making on. seen: what was found, in sentences.

    may_open: False raises an error in whoever opens a socket, or asks for a name on a network.
    """

    def __init__(self, *, may_open: bool = True) -> None:
        self.seen: list[str] = []
        self._may_open = may_open
        sys.addaudithook(self._take)

    def _take(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not event.startswith("socket.") or event in NO_SOCKET or _is_local(event, arguments):
            return
        sentence = f"{event}{arguments[1:]!r}"
        self.seen.append(sentence)
        if not self._may_open:
            raise PermissionError(f"no network here: {sentence}")

    def look(self, moment: str) -> None:
        """Find the network sockets that are open now, whoever opened them: Qt and TensorFlow, too."""
        numbers = _open_sockets()
        for table, column in TABLES.items():
            found = numbers & _numbers(table, column)
            self.seen += [f"{table} socket {number} after {moment}" for number in found]


def _is_local(event: str, arguments: tuple[Any, ...]) -> bool:
    """Whether an audited call is about a socket in the file system; a name look-up has none."""
    if event == "socket.__new__":
        _, family, *_ = arguments
    else:
        family = getattr(arguments[0], "family", None) if arguments else None
    return LOCAL is not None and family == LOCAL


def _open_sockets() -> set[str]:
    """The numbers of all sockets that are open; none where the system has no list."""
    found = set()
    for name in os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else ():
        try:
            match = _SOCKET.fullmatch(os.readlink(f"/proc/self/fd/{name}"))
        except OSError:  # the list's own file, closed meanwhile
            continue
        if match:
            found.add(match[1])
    return found


def _numbers(table: str, column: int) -> set[str]:
    """The numbers of the sockets in one of the system's tables; none where there is no such table."""
    try:
        with open(f"/proc/self/net/{table}", encoding="ascii") as file:
            lines = file.read().splitlines()[1:]
    except FileNotFoundError:
        return set()
    return {line.split()[column] for line in lines}
