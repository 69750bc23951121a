"""Start the engine's process. It needs nothing but Python's own library, so that it can be first of all."""

import subprocess

from engine.program.own_part import ENGINE, part_command, part_environment

PYTHON = ["-P", "-m", "engine.thread.own_process.main"]
EngineProgramProcess = subprocess.Popen[bytes]


def start_program() -> EngineProgramProcess:
    """A process that begins to import what it needs. Raises OSError where no process can be started."""
    return subprocess.Popen(
        part_command(ENGINE, PYTHON),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=part_environment(),
        start_new_session=True,  # Ctrl+C in a terminal ends the window, which ends it
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # there is one on Windows alone
    )
