"""A training in Keras: its own layers and optimizer, and a loop around a tape."""

from collections.abc import Iterator

from engine.errors import ParameterError
from engine.implementations.keras import Keras
from engine.optimizers.base import CLIPS
from engine.train.code.script import ScriptParts, code_name


def keras_lines(parts: ScriptParts) -> Iterator[str]:
    """The script below its head. Raises ParameterError where Keras has no layer, or another convention."""
    experiment = parts.experiment
    if refusal := Keras().refusal(experiment):
        raise ParameterError("", refusal)
    if experiment.training.convention != "keras":
        raise ParameterError("training.convention", "must be 'keras' for a script of Keras")
    yield from ("", "import keras", "import tensorflow as tf", "")
    yield from parts.weight_lines()
    yield from _layers(parts)
    yield f"optimizer = {_optimizer(parts)}"
    yield from ("", "", "def outputs(x):", '    """(rows, steps, features) to (rows, steps, outputs)."""')
    for index, cell in enumerate(experiment.model.layers):
        rows = [f"[{parts.state(index, state)}]" for state in cell.states]
        states = [f"tf.tile(tf.constant({row}, precision), (len(x), 1))" for row in rows]
        yield f"    x = layers[{index}](x, initial_state=[{', '.join(states)}])"
    yield "    return layers[-1](x)" if experiment.model.readout is not None else "    return x"
    yield from LOOP.format(loss=experiment.training.loss).splitlines()


LOOP = """

variables = [variable for layer in layers for variable in layer.trainable_variables]


@tf.function
def loss_and_gradients(x, target, counts):
    with tf.GradientTape() as tape:
        each = keras.losses.get("{loss}")(target, outputs(x))
        loss = tf.reduce_sum(tf.where(counts, each, 0)) / tf.reduce_sum(tf.cast(counts, precision))
    return loss, tape.gradient(loss, [variable.value for variable in variables])


for n, rows in enumerate(batches):
    batch = (tf.constant(one[rows]) for one in (x_train, targets, counts_train))
    loss, gradients = loss_and_gradients(*batch)
    print(repr(float(loss)))
    if n < updates:
        optimizer.apply(gradients, variables)"""


def _layers(parts: ScriptParts) -> Iterator[str]:
    model, names = parts.experiment.model, list(parts.weights)
    yield "layers = ["
    for cell in model.layers:
        settings = "".join(f", {name}={getattr(cell, name)!r}" for name in cell.keras_settings)
        settings = f"{cell.units}, return_sequences=True, dtype=precision{settings}"
        yield f"    keras.layers.{cell.keras_layer}({settings}),"
    if model.readout is not None:
        settings = f"{model.outputs}, activation={model.readout.activation!r}, dtype=precision"
        yield f"    keras.layers.Dense({settings}),"
    yield "]"
    features = parts.experiment.sequence.features
    for index in range(len(model.layers) + (model.readout is not None)):
        own = [name for name in names if name.layer == (index if index < len(model.layers) else None)]
        yield f"layers[{index}].build((None, None, {features}))"
        yield f"layers[{index}].set_weights([{', '.join(map(code_name, own))}])"
        features = model.layers[index].units if index < len(model.layers) else 0


def _optimizer(parts: ScriptParts) -> str:
    training = parts.experiment.training
    given = {"learning_rate": float(training.learning_rate)}
    given |= {name: getattr(training, name) for name in training.keras_settings}
    given |= {name: getattr(training, name) for name in CLIPS if getattr(training, name)}
    given = {name: value if isinstance(value, bool) else float(value) for name, value in given.items()}
    settings = ", ".join(f"{name}={value!r}" for name, value in given.items())
    return f"keras.optimizers.{training.keras_optimizer}({settings})"
