"""The same model of Keras' own layers as code, its outputs beside NumPy's."""

from engine.cells.base import Cell
from engine.experiment import Experiment
from engine.explain.origin import OUTPUT
from engine.implementations.keras import Keras
from engine.run.plan import is_jit_compiled
from engine.takeaway.network_code import suffix
from engine.takeaway.part import CodePart

_IMPORT = """\
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # TensorFlow says much that is of no use here
try:
    import keras
except ImportError:
    keras = None
    print("Keras is not installed here, so this part has nothing to show; "
          "pip install tensorflow brings it.")"""

_BUILD = """\
if keras is not None:
    keras.config.set_floatx("{dtype}")  # predict casts what it is given to this, whatever the layers are
    inputs = keras.Input((None, {features}), dtype="{dtype}")
    {layers}
    model = keras.Model([inputs, {states}], {output})
    model.compile(loss="mse", jit_compile={is_jit_compiled}){note}
    {weights}"""

_COMPARE = """\
if keras is not None:
    states = [np.array([state], dtype="{dtype}") for state in ({states},)]
    found = model.predict([x[None].astype("{dtype}"), *states], verbose=0)[0] if len(x) else x
    for t, (numpy_y, keras_y) in enumerate(zip(outputs, found)):
        print(f"t = {{t}}  NumPy = {{numpy_y.tolist()}}  Keras = {{keras_y.tolist()}}")"""

_NOT_COMPILED = "  # XLA may round the last bits otherwise"


def keras_parts(experiment: Experiment) -> list[CodePart]:
    """Import Keras, build the model with the same weights, and print its outputs beside NumPy's."""
    refusal = Keras().refusal(experiment)
    if refusal:
        return [CodePart("The same in Keras", refusal, f"print({refusal!r})")]
    dtype = experiment.precision.keras
    text = (
        f"The same network of Keras' own layers, with the same weights, in {dtype}. "
        "Keras rounds otherwise, so the last digits may differ."
    )
    return [
        CodePart("The same in Keras", text, _IMPORT, ("import os",)),
        CodePart("", "", _model(experiment)),
        CodePart("", "", _COMPARE.format(dtype=dtype, states=", ".join(_initial_states(experiment)))),
    ]


def _model(experiment: Experiment) -> str:
    is_compiled = is_jit_compiled(experiment, experiment.sequence.steps)
    lines, below = [], "inputs"
    for index, cell in enumerate(experiment.model.layers):
        i = suffix(experiment, index)
        lines += _layer(cell, i, below, experiment.precision.keras)
        below = f"sequence{i}"
    weights = [_set_weights(experiment, index) for index in range(len(experiment.model.layers))]
    if experiment.model.readout is not None:
        units = experiment.model.outputs
        name = experiment.model.readout.activation
        settings = f"{units}, activation={name!r}" if name != "linear" else f"{units}"
        lines.append(f'readout = keras.layers.Dense({settings}, dtype="{experiment.precision.keras}")')
        below = f"readout({below})"
        weights.append(_assignment("readout", ["readout_kernel", "readout_bias"], experiment))
    return _BUILD.format(
        features=experiment.sequence.features,
        dtype=experiment.precision.keras,
        layers="\n    ".join(lines),
        states=", ".join(
            name
            for index, cell in enumerate(experiment.model.layers)
            for name in _states(cell, suffix(experiment, index))
        ),
        output=below,
        is_jit_compiled=is_compiled,
        note="" if is_compiled else _NOT_COMPILED,
        weights="\n    ".join(weights),
    )


def _layer(cell: Cell, i: str, below: str, dtype: str) -> list[str]:
    settings = "".join(f", {name}={getattr(cell, name)!r}" for name in cell.keras_settings)
    made = f'keras.layers.{cell.keras_layer}({cell.units}{settings}, return_sequences=True, dtype="{dtype}")'
    states = _states(cell, i)
    return [
        f"layer{i} = {made}",
        *(f'{state} = keras.Input(({cell.units},), dtype="{dtype}")' for state in states),
        f"sequence{i} = layer{i}({below}, initial_state=[{', '.join(states)}])",
    ]


def _states(cell: Cell, i: str) -> list[str]:
    """The variables of a layer's states before t = 0."""
    return [f"state{i}" if state == OUTPUT else f"state_{state}{i}" for state in cell.states]


def _initial_states(experiment: Experiment) -> list[str]:
    """The numbers of all states: of a layer with several, its rows."""
    layers = enumerate(experiment.model.layers)
    return [
        f"{'*' * (len(cell.states) > 1)}initial_state{suffix(experiment, index)}" for index, cell in layers
    ]


def _set_weights(experiment: Experiment, index: int) -> str:
    i, cell = suffix(experiment, index), experiment.model.layers[index]
    names = [f"{block.name}{i}" for block in cell.used_blocks()]
    return _assignment(f"layer{i}", names, experiment)


def _assignment(layer: str, names: list[str], experiment: Experiment) -> str:
    dtype = experiment.precision.keras
    return f'{layer}.set_weights([np.array(numbers, dtype="{dtype}") for numbers in ({", ".join(names)})])'
