"""The command `rnn-explorer`: the window, a picture of it, or the engine's own command line."""

import sys

USAGE_WINDOW = "usage: rnn-explorer [FILE] | run FILE … | screenshot FILE OUT.png … | --version"


def main(arguments: list[str] | None = None) -> int:
    """Start what the arguments ask for. Returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    match arguments:
        case ["run" | "--version" | "-h" | "--help", *_]:
            from engine.command_line import main as run_engine

            return run_engine(arguments)
        case ["screenshot", *rest]:
            from gui.screenshot import main as take_screenshot

            return take_screenshot(rest)
        case [] | [_]:
            from gui.app import open_window

            return open_window(arguments[0] if arguments else None)
        case _:
            print(f"error: {USAGE_WINDOW}", file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main())
