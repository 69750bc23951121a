"""The program opens no socket, and misses none: with all networks taken away it does the same."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

PATIENCE = 900  # seconds; on a busy machine the tour takes ten times as long
NAMESPACES = (  # a network of its own without any interface but a loopback that is down
    ("unshare", "--net"),
    ("unshare", "--user", "--map-current-user", "--net"),
)


@cache
def isolation() -> tuple[str, ...]:
    """What to put before a command so that it has no network; nothing where the system forbids it."""
    for words in NAMESPACES:
        try:
            done = subprocess.run([*words, "true"], capture_output=True)
        except FileNotFoundError:
            continue
        if done.returncode == 0:
            return words
    return ()


@pytest.fixture
def own_folders(tmp_path: Path) -> dict[str, str]:
    """An environment whose settings are nobody else's, without a display or a desktop to speak to."""
    own = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    return {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}


def run(words: list[str], environment: dict[str, str]) -> str:
    """What a command prints, which must end well."""
    done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    return done.stdout


def seen_by_program(
    before: tuple[str, ...], folder: Path, environment: dict[str, str], *flags: str
) -> list[str]:
    """The sockets that the window opened or tried to open in all that it did."""
    words = [*before, sys.executable, "-m", "tests.end_to_end.offline_program", str(folder), *flags]
    found = json.loads(run(words, environment).splitlines()[-1])
    assert isinstance(found, list)
    return found


def test_window_opens_no_socket(tmp_path: Path, own_folders: dict[str, str]) -> None:
    assert seen_by_program((), tmp_path, own_folders) == []


def test_window_does_the_same_without_any_network(tmp_path: Path, own_folders: dict[str, str]) -> None:
    """Where the system allows no namespace, whatever asks for a socket is refused it instead.

    Pages that ask for no socket where there is a network miss none here: the first of each lesson will do.
    """
    flags = () if isolation() else ("--refuse",)
    assert seen_by_program(isolation(), tmp_path, own_folders, *flags, "--first-pages") == []


def test_command_line_computes_without_any_network(tmp_path: Path, own_folders: dict[str, str]) -> None:
    words = [sys.executable, "-m", "gui.launch", "run", "notebook"]
    here = run(words, own_folders)
    assert "Keras evaluate: MSE = " in here
    assert run([*isolation(), *words], own_folders) == here


# ── the watch itself is awake ──────────────────────────────────────────────────────────────────


def test_namespace_has_no_interface(own_folders: dict[str, str]) -> None:
    if isolation():
        words = [*isolation(), "sh", "-c", "cat /proc/net/dev"]
        names = [line.split(":")[0].strip() for line in run(words, own_folders).splitlines()[2:]]
        assert set(names) <= {
            "lo",
            "tunl0",
            "sit0",
            "ip6tnl0",
            "gre0",
            "gretap0",
            "erspan0",
            "ip_vti0",
            "ip6_vti0",
            "ip6gre0",
        }


WATCHED = """
import ctypes, json, socket, sys
from tests.end_to_end.network_watch import Watch
watch = Watch(may_open="--refuse" not in sys.argv)
{}
watch.look("it")
print(json.dumps(watch.seen))
"""


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)", "socket.__new__"),
        ("one = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)", "socket.__new__"),
        ("socket.getaddrinfo('127.0.0.1', 80)", "socket.getaddrinfo"),
        (
            "ctypes.CDLL(None).bind(ctypes.CDLL(None).socket(2, 2, 0), bytes([2, 0] + [0] * 14), 16)",
            "udp socket",
        ),
    ],
)
def test_every_way_to_a_network_is_seen(code: str, what: str, own_folders: dict[str, str]) -> None:
    """The last one is what a library such as Qt does, unseen by Python."""
    found = json.loads(run([sys.executable, "-c", WATCHED.format(code)], own_folders))
    assert any(sentence.startswith(what) for sentence in found)


def test_socket_in_the_file_system_is_no_network(own_folders: dict[str, str]) -> None:
    code = "pair = socket.socketpair(); pair[0].sendall(b'x')"
    assert json.loads(run([sys.executable, "-W", "ignore", "-c", WATCHED.format(code)], own_folders)) == []


def test_refusing_watch_refuses(own_folders: dict[str, str]) -> None:
    code = "socket.socket(socket.AF_INET)"
    words = [sys.executable, "-c", WATCHED.format(code), "--refuse"]
    done = subprocess.run(words, env=own_folders, capture_output=True, text=True)
    assert "PermissionError: no network here: socket.__new__" in done.stderr
