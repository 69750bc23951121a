"""Programs of their own that begin with the window imported: forks of one program that has done so.

`python -m` needs most of a second of a processor for its imports. A test of how a program starts has it do
so; one of what a program does after that takes one from here.
"""

import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

ENDING = signal.SIGINT, signal.SIGTERM, signal.SIGHUP
FILES = 2  # standard output and standard error
PATIENCE = 300  # seconds until a program that does not end is made to


class Program:
    """A program that runs, as `subprocess.Popen` would have it."""

    def __init__(self, server: "subprocess.Popen[str]", out: int, errors: Any) -> None:
        assert server.stdout is not None
        self._answers, self._errors = server.stdout, errors
        self.stdout = os.fdopen(out, encoding="utf-8")
        self.pid = int(self._answers.readline())
        self.returncode: int | None = None

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    @contextmanager
    def _killed_at_last(self) -> Iterator[None]:
        timer = threading.Timer(PATIENCE, self.send_signal, [signal.SIGKILL])
        timer.start()
        yield
        timer.cancel()
        timer.join()

    def communicate(self) -> tuple[str, str]:
        """What it has still to print, and all it has said on standard error, once it has ended."""
        with self.stdout, self._errors, self._killed_at_last():
            out = self.stdout.read()
            self.returncode = int(self._answers.readline())
            self._errors.seek(0)
            return out, self._errors.read()


class Programs:
    """Starts one program after another. to: a socket on which their files are handed over."""

    def __init__(self, server: "subprocess.Popen[str]", to: socket.socket) -> None:
        self._server, self._to = server, to

    def start(self, *words: object, environment: Mapping[str, str] | None = None) -> Program:
        """A program that goes on, in this folder: `-c CODE …` or `-m MODULE …`."""
        given = {"words": [*map(str, words)], "environment": dict(environment or os.environ)}
        assert self._server.stdin is not None
        print(json.dumps({**given, "folder": os.getcwd()}), file=self._server.stdin, flush=True)
        ours, its = os.pipe()
        errors = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  Program closes it
        socket.send_fds(self._to, [b"2"], [its, errors.fileno()])
        os.close(its)
        return Program(self._server, ours, errors)

    def run(
        self, *words: object, environment: Mapping[str, str] | None = None
    ) -> tuple[int | None, str, str]:
        """The status of a program that has ended, its standard output and its standard error."""
        program = self.start(*words, environment=environment)
        out, errors = program.communicate()
        return program.returncode, out, errors


@pytest.fixture(scope="session")
def programs() -> Iterator[Programs]:
    """Programs that begin with the window imported."""
    here, there = socket.socketpair()
    words = [sys.executable, "-m", "tests.programs", str(there.fileno())]
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(words, pass_fds=[there.fileno()], **pipes) as server, here:
        there.close()
        yield Programs(server, here)
        assert server.stdin is not None
        server.stdin.close()


def serve(descriptor: int) -> None:
    """Fork for each line; a child leaves the loop, and ends as every program does."""
    import gui.app  # noqa: F401

    with socket.socket(fileno=descriptor) as files:
        for line in iter(sys.stdin.readline, ""):
            _, given, _, _ = socket.recv_fds(files, 1, FILES)
            child = os.fork()
            if child == 0:
                become(given, **json.loads(line))
                return
            for one in given:
                os.close(one)
            print(child, flush=True)
            _, status = os.waitpid(child, 0)
            print(os.waitstatus_to_exitcode(status), flush=True)


def become(files: list[int], words: list[str], environment: dict[str, str], folder: str) -> None:
    """Be the program that was asked for."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for descriptor, file in enumerate([os.open(os.devnull, os.O_RDONLY), *files]):
        os.dup2(file, descriptor)
    for number in ENDING:  # tests that run in the background may have been told to ignore some
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
    how, what, *rest = words
    sys.argv[:] = [how, *rest]
    if how == "-m":
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})


if __name__ == "__main__":
    serve(int(sys.argv[1]))
