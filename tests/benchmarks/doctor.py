"""The doctor on 32 units and 200 steps: one mistake, and two."""

import time
from collections.abc import Callable

import numpy as np

from engine.array import Array
from engine.doctor.diagnose import diagnose
from engine.doctor.recipe import Recipe, recipe_of
from engine.doctor.run import run
from engine.experiment import Model
from tests.benchmarks.table import Row
from tests.engine.doctor.test_recipe import layer

UNITS, STEPS, FEATURES = 32, 200, 4
BOUNDS = {"one mistake": 1, "two mistakes": 10, "unknown": 10}  # seconds

Wrong = Callable[[Recipe], Recipe]
WRONG: dict[str, Wrong] = {
    "one mistake": lambda recipe: recipe.with_layer(0, activation="relu"),
    "two mistakes": lambda recipe: recipe.with_layer(0, bias=0 * recipe.layers[0].bias).replace(
        x=recipe.x[:, ::-1]
    ),
    "unknown": lambda recipe: recipe.with_layer(0, recurrent_kernel=0.9 * recipe.layers[0].recurrent_kernel),
}


def patient(cell: str) -> tuple[Model, Array]:
    """A model, and inputs, (1, steps, features)."""
    rng = np.random.default_rng(0)
    model = Model.parse({"layers": [layer(rng, cell, FEATURES, UNITS)]})
    return model, rng.normal(0, 1, (1, STEPS, FEATURES))


def measure() -> list[Row]:
    """Seconds until the doctor has an answer."""
    rows = []
    for cell in ("GRU", "LSTM"):
        model, x = patient(cell)
        for what, wrong in WRONG.items():
            (theirs,) = run([wrong(recipe_of(model, x))])
            began = time.perf_counter()
            found = diagnose(model, x, theirs.astype(np.float32), may_be_two=what != "one mistake")
            seconds = time.perf_counter() - began
            named = " and ".join(found.findings[0].mistakes) if found.findings else "nothing"
            bound = BOUNDS[what]
            rows.append(
                Row(f"{cell}, {what}: {named}", f"{seconds:.2f} s", f"at most {bound} s", seconds <= bound)
            )
    return rows
