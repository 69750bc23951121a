import os
import subprocess
import sys

import pytest

from engine.thread import tuning
from tests.soak.memory import size_in_memory

pytestmark = pytest.mark.skipif(tuning.TRIM is None, reason="no glibc")

HOLES = """
import os
from engine.thread.tuning import LARGE, tune
from tests.soak.memory import size_in_memory

tune()
bytearray(30_000_000)  # freed at once: from here on glibc would take this for large, and nothing below
blocks, between = [], []
for _ in range(150):
    blocks.append(bytearray(LARGE))
    between.append(bytearray(1000))
held = size_in_memory(os.getpid())
del blocks
print(held - size_in_memory(os.getpid()))
"""


def test_large_blocks_between_small_ones_go_back_at_once() -> None:
    said = subprocess.run([sys.executable, "-c", HOLES], capture_output=True, text=True, check=True)
    assert float(said.stdout) > 60  # of 75


def test_freed_memory_goes_back_to_the_system() -> None:
    blocks = [bytearray(100_000) for _ in range(1000)]
    last = bytearray(100_000)  # at the end of the heap, which could not shrink without it
    held = size_in_memory(os.getpid())
    del blocks
    tuning.give_back()
    assert size_in_memory(os.getpid()) < held - 80
    assert last
