"""Sentences that count: one thing is told in the singular."""

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.command.command_line import main
from engine.data.read_text import read_table
from engine.errors import ExplorerError
from engine.experiment import Experiment
from engine.run.free_run import Horizon
from engine.sequences.data import Data
from engine.sequences.values import Values
from engine.takeaway.run_code import measures_part
from engine.train.data import check_trainable

PAIRS = Values(values=[[[1], [2], [3]]], targets=[[[1, 2], [2, 3], [3, 4]]])  # for a network with one output


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(ExplorerError) as caught:
        do()
    return str(caught.value)


SENTENCES: dict[str, Callable[[], str]] = {
    "the network has 1 output, the targets have 2": (
        lambda: refused(lambda: check_trainable(Experiment(sequence=PAIRS), "float64"))
    ),
    "has 1 output, the targets have 2.": lambda: measures_part(Experiment(sequence=PAIRS)).text,
    "1 output follows the target; at t = 4 one is": lambda: Horizon(3, 4, 1, 0.1).sentence,
    "every output stays within": lambda: Horizon(3, None, 1, 0.1).sentence,
    "horizon: 1 step": lambda: Horizon(3, 4, 1, 0.1).label,
    "Left out as comments: 1 line.": lambda: " ".join(read_table("# mine\nx\n1\n2\n").understood),
    "Left out as titles: 1 line at": lambda: " ".join(read_table("Prices\n\na;b\n1;2\n3;4\n").understood),
    "must have at least one entry, got 0": lambda: refused(lambda: Data().replace(inputs=())),
}


@pytest.mark.parametrize("words", SENTENCES)
def test_one_thing_is_told_in_the_singular(words: str) -> None:
    sentence = SENTENCES[words]()
    assert words in sentence
    assert not re.search(r"\b1 (?!is|has)\w+s\b", sentence)


def test_one_number_is_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    np.save(tmp_path / "y.npy", np.zeros((1, 1)))
    assert main(["compare", "notebook", "--theirs", str(tmp_path / "y.npy")]) == 1
    assert capsys.readouterr().out.startswith("Different: 1 number, largest difference ")
