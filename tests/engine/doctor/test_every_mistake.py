"""What every known mistake promises; a new file in engine/doctor/mistakes is picked up by itself."""

import json
from functools import cache

import numpy as np
import pytest

from engine.doctor.mistake import Details
from engine.doctor.search import mistakes
from tests.engine.doctor import proof

WORDS = {
    "gate_order", "reset_before_product", "update_gate_reversed", "recurrent_bias_missing",
    "biases_swapped", "bias_missing", "bias_twice", "forget_bias_added", "forget_bias_missing",
    "cell_tanh_missing", "activation", "recurrent_activation", "kernel_order", "recurrent_kernel_order",
    "recurrent_kernel_transposed", "recurrence_missing", "state_reset", "state_kept",
    "initial_state_missing", "time_reversed", "time_shifted", "batch_time_swapped", "features_permuted",
    "inputs_scaled", "layers_swapped", "readout_missing", "float16", "int8_weights", "rounding_only",
}  # fmt: skip
LONGEST = 250  # characters of a sentence


@cache
def all_details() -> dict[str, list[Details]]:
    """What may be particular about each mistake, in some networks."""
    rng, found = np.random.default_rng(5), {word: [] for word in WORDS}
    for number in range(30):
        for variant in proof.plantable(proof.random_recipe(rng, number), rng):
            found.setdefault(variant.words[0], []).extend(variant.details)
    found["rounding_only"] = [{"written": "float32"}]
    return found


def test_stable_words_are_all_there() -> None:
    assert {mistake.word for mistake in mistakes()} >= WORDS


@pytest.mark.parametrize("mistake", mistakes(), ids=lambda mistake: mistake.word)
def test_mistake_is_told_in_a_sentence_with_four_cures(mistake: object) -> None:
    assert all_details()[mistake.word]  # type: ignore[attr-defined]
    for details in all_details()[mistake.word]:  # type: ignore[attr-defined]
        json.dumps(details)
        texts = (mistake.sentence(details), *vars(mistake.cures(details)).values())  # type: ignore[attr-defined]
        assert all(text.endswith(".") and "  " not in text and len(text) <= LONGEST for text in texts), texts
