"""Which of the lines that TensorFlow's libraries write to standard error are noise.

Run as a program, it is a filter: standard input goes to standard error without them.
"""

import re
import sys
from collections.abc import Iterable, Iterator

NOISE = re.compile(
    rb"WARNING: All log messages before absl::InitializeLog\(\) is called are written to STDERR"
    rb"|I\d{4} \d\d:\d\d:\d+\.\d+ "  # information, as absl writes it: "I0000 00:00:1795950626.328644 …"
    rb"|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+: I "  # and as TensorFlow does: "2025-01-31 09:00:00.123456: I …"
    rb"|To enable the following instructions: "  # the second line of one of these
)


def without_noise(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines that may tell of an error, in their order."""
    return (line for line in lines if not NOISE.match(line))


def main() -> int:
    """Filter until the input ends."""
    for text in without_noise(sys.stdin.buffer):
        sys.stderr.buffer.write(text)
        sys.stderr.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
