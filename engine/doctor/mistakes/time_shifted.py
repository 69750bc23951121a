"""Steps late or early."""

from collections.abc import Iterator, Sequence

import numpy as np

from engine.array import Array
from engine.doctor.mistake import Cures, Details, Hypothesis, KnownMistake, Patient
from engine.doctor.recipe import RecordedOrder
from engine.doctor.run import run
from engine.doctor.shift import SCANNED, shifts
from engine.doctor.tiles import ROWS

MOST = 8  # steps that are tried in each way
MOST_IN_PAIRS = 2
FURTHEST = 200  # steps that outputs may be away
FEWEST_LEFT = 2  # steps that must be there to compare


class TimeShiftedMistake(KnownMistake):
    """Theirs are k steps late, or −k steps early, because inputs or outputs are."""

    order = 30

    def variants(self, case: Patient) -> Iterator[Hypothesis]:
        most = min(MOST, case.steps - FEWEST_LEFT)
        for k in range(1, most + 1):
            yield from self._late(case, k)
            yield self._early(case, k)
        furthest = MOST_IN_PAIRS if case.is_second else min(case.steps // 2, FURTHEST)
        for k in range(1, furthest + 1):
            yield from (self._outputs(case, k), self._outputs(case, -k))

    def fitted(self, cases: Sequence[Patient]) -> Iterator[tuple[int, Hypothesis]]:
        """On top of others: outputs that are further away, which need no run of their own."""
        seconds = [(index, case) for index, case in enumerate(cases) if case.is_second]
        if not seconds or seconds[0][1].evidence.is_last_only:
            return
        evidence = seconds[0][1].evidence
        made = run([case.recipe for _, case in seconds], evidence.wanted, SCANNED, ROWS)
        for (index, case), numbers in zip(seconds, made, strict=True):
            for k in shifts(numbers, case.recipe, evidence):
                if abs(k) > MOST_IN_PAIRS:
                    yield index, self._outputs(case, k)

    def _outputs(self, case: Patient, k: int) -> Hypothesis:
        order = _earlier(k) if k > 0 else _later(-k)
        return self.one({"k": k, "shifted": "outputs"}, case.recipe.viewed(order))

    def _late(self, case: Patient, k: int) -> Iterator[Hypothesis]:
        x = case.recipe.x
        before = {
            "zeros": np.zeros_like(x[:, :k]),
            "the first step": np.repeat(x[:, :1], k, axis=1),
            "the last steps": x[:, -k:],
        }
        for name, rows in before.items():
            late = case.recipe.replace(x=np.concatenate([rows, x[:, :-k]], axis=1))
            if name == "zeros" or k <= MOST_IN_PAIRS or not case.is_second:
                yield self.one({"k": k, "shifted": "inputs", "filled_with": name}, late)

    def _early(self, case: Patient, k: int) -> Hypothesis:
        early = case.recipe.replace(x=np.concatenate([case.recipe.x[:, k:], case.recipe.x[:, :k]], axis=1))
        return self.one({"k": -k, "shifted": "inputs"}, early.viewed(_without_last(k)))

    def sentence(self, details: Details) -> str:
        k = abs(details["k"])
        steps = "1 step" if k == 1 else f"{k} steps"
        filled = f", with {details['filled_with']} before them" if details.get("filled_with") else ""
        return f"The {details['shifted']} are {steps} {'late' if details['k'] > 0 else 'early'}{filled}."

    def cures(self, details: Details) -> Cures:
        steps = abs(details["k"])
        return Cures(
            f"let the inputs begin at the same step, or shift the compared outputs by {steps}.",
            f"let the inputs begin at the same step, or shift the compared outputs by {steps}.",
            "write the state that step t has made to row t: append after the update, not before it.",
            "write the output after the state of the step is computed, and read the input of the same step.",
        )


def _filled(numbers: Array, k: int) -> Array:
    return np.full_like(numbers[:, :k], np.nan)


def _earlier(k: int) -> RecordedOrder:
    """Recorded k steps late: row t belongs to step t − k."""
    return lambda numbers: np.concatenate([numbers[:, k:], _filled(numbers, k)], axis=1)


def _later(k: int) -> RecordedOrder:
    """Recorded k steps early: row t belongs to step t + k."""
    return lambda numbers: np.concatenate([_filled(numbers, k), numbers[:, :-k]], axis=1)


def _without_last(k: int) -> RecordedOrder:
    """Without the last k steps, whose inputs nobody knows."""
    return lambda numbers: np.concatenate([numbers[:, :-k], _filled(numbers, k)], axis=1)
