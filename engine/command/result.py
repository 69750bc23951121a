"""What came of a run, as JSON: measures, final states and ending, with all digits."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from engine.array import Array, is_finite_number
from engine.files.file_format import text_of
from engine.implementations.every import implementation
from engine.keras.report import KerasReport
from engine.run.excerpt import Excerpt
from engine.run.free_run import Horizon
from engine.run.name import Name
from engine.run.plan import Ending

FORMAT, VERSION = "rnn-explorer-result", 1
NO_HORIZONS: Mapping[str, Horizon] = {}


def result_text(
    excerpt: Excerpt,
    ending: Ending | None,
    keras: KerasReport | None,
    horizons: Mapping[str, Horizon] = NO_HORIZONS,
) -> str:
    """The result as the text of a JSON file. Numbers that are not finite are texts: "inf", "-inf", "nan".

    horizons: of a run that reads its own outputs, by implementation; they then stand under "free_run".
    """
    found = result_of(excerpt, ending, keras)
    if excerpt.plan.job.free_from is not None:
        found["free_run"] = {name: _horizon(one) for name, one in horizons.items()}
    return text_of(FORMAT, VERSION, found)


def result_of(excerpt: Excerpt, ending: Ending | None, keras: KerasReport | None) -> dict[str, Any]:
    """The result as plain JSON data.

    implementations: by name, each with its precision, mse and mae of the row (null where no step counts,
    or outputs and targets differ in size), and final_states, one object of states for each layer.
    keras_evaluate: over every whole row, as Keras reports them; null without Keras. rounded_target: the
    first target that float64 does not hold: t, what is meant, and what is held and compared instead.
    """
    plan, measures = excerpt.plan, excerpt.measures
    evaluate = None if keras is None else {"mse": _plain(keras.mse), "mae": _plain(keras.mae)}
    return {
        "name": plan.job.experiment.name,
        "row": plan.job.row,
        "steps": excerpt.steps,
        "steps_that_count": measures.counting,
        "implementations": {name: _of(excerpt, name) for name in plan.job.implementations},
        "keras_evaluate": evaluate,
        "first_difference": measures.first_difference,
        "rounded_target": None if plan.rounded_target is None else asdict(plan.rounded_target),
        "ending": None if ending is None else _ending(ending),
    }


def _of(excerpt: Excerpt, name: str) -> dict[str, Any]:
    experiment = excerpt.plan.job.experiment
    return {
        "precision": implementation(name).precision(experiment),
        "mse": _plain(excerpt.measures.mse(name)),
        "mae": _plain(excerpt.measures.mae(name)),
        "final_states": _final_states(excerpt, name) if excerpt.steps else None,
    }


def _final_states(excerpt: Excerpt, implementation: str) -> list[dict[str, list[Any]]]:
    layers = excerpt.plan.job.experiment.model.layers
    return [
        {state: _final(excerpt, Name(state, index, implementation)) for state in cell.states}
        for index, cell in enumerate(layers)
    ]


def _final(excerpt: Excerpt, name: Name) -> list[Any]:
    row: Array = excerpt.last[name][-1]
    return [_plain(number) for number in row.tolist()]


def _horizon(horizon: Horizon) -> dict[str, Any]:
    return asdict(horizon) | {"sentence": horizon.sentence}


def _ending(ending: Ending) -> dict[str, Any]:
    return {
        "kind": ending.kind,
        "t": ending.t,
        "implementation": ending.implementation,
        "quantity": ending.quantity,
        "sentence": ending.sentence(),
    }


def _plain(number: float | None) -> float | str | None:
    """A number as JSON has it, which knows none that is not finite."""
    return number if number is None or is_finite_number(number) else repr(number)
