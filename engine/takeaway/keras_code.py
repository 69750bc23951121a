"""The same model of Keras' own layers as code, its outputs beside NumPy's."""

from engine.experiment import Experiment
from engine.implementations.keras import Keras
from engine.run.plan import is_jit_compiled
from engine.takeaway.keras_layer_code import KerasLayerCode, layer_groups
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
    found = {found}
    for t, (numpy_y, keras_y) in {pairs}:
        print(f"t = {{t}}  NumPy = {{numpy_y.tolist()}}  Keras = {{keras_y.tolist()}}")"""

_PREDICT = 'model.predict([x[None].astype("{dtype}"), *states], verbose=0)[0] if len(x) else x'
_STRETCHES = """\
[]
    for begin in range(0, len(x), {every}):  # the states are reset, so that each stretch is a call of its own
        part = x[None, begin : begin + {every}].astype("{dtype}")
        found.{take}(model.predict([part, *states], verbose=0)[0])
        states = [np.array([state], dtype="{dtype}") for state in ({states},)]"""
_ALL = "enumerate(zip(outputs, found))"
_LAST = "[(len(outputs) - 1, (outputs[-1], {found}))] if outputs else []"

_NOT_COMPILED = "  # XLA may round the last bits otherwise"


def keras_parts(experiment: Experiment, row: int = 0) -> list[CodePart]:
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
        CodePart("", "", _compare(experiment, row)),
    ]


def _compare(experiment: Experiment, row: int) -> str:
    """What predict puts out, beside NumPy's outputs; of a stretch between two resets a call each."""
    dtype, model = experiment.precision.keras, experiment.model
    every, states = model.reset_every, ", ".join(_states_given(experiment, "initial_state"))
    take = "extend" if model.return_sequences else "append"
    found = _PREDICT.format(dtype=dtype)
    if every is not None:
        found = _STRETCHES.format(every=every, dtype=dtype, take=take, states=states)
    last = _LAST.format(found="found" if every is None else "found[-1]")
    is_carried = model.stateful and row > 0
    first = ", ".join(_states_given(experiment, "carried_state" if is_carried else "initial_state"))
    pairs = _ALL if model.return_sequences else last
    return _COMPARE.format(dtype=dtype, states=first, found=found, pairs=pairs)


def _model(experiment: Experiment) -> str:
    is_compiled = is_jit_compiled(experiment, experiment.sequence.steps)
    layers = [KerasLayerCode(experiment, places) for places in layer_groups(experiment.model)]
    lines, below = list[str](), "inputs"
    for layer in layers:
        lines += layer.lines(below)
        below = layer.output
    weights = [_assignment(*pair, experiment) for layer in layers for pair in layer.weights()]
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
        states=", ".join(state for layer in layers for state in layer.states),
        output=below,
        is_jit_compiled=is_compiled,
        note="" if is_compiled else _NOT_COMPILED,
        weights="\n    ".join(weights),
    )


def _states_given(experiment: Experiment, numbers: str) -> list[str]:
    """The numbers of all states: of a layer with several, its rows. numbers: the variable that holds them."""
    layers = enumerate(experiment.model.layers)
    return [f"{'*' * (len(cell.states) > 1)}{numbers}{suffix(experiment, index)}" for index, cell in layers]


def _assignment(layer: str, names: list[str], experiment: Experiment) -> str:
    dtype = experiment.precision.keras
    return f'{layer}.set_weights([np.array(numbers, dtype="{dtype}") for numbers in ({", ".join(names)})])'
