"""The engine: sequences, cells, networks, runs. It knows no window."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("rnn-explorer")
except PackageNotFoundError:  # run from a folder that was never installed
    __version__ = "0 (not installed)"
