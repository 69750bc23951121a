"""Gates bent by another sigmoid."""

from engine.cells.lstm import LSTM
from engine.cells.operand import Activation
from engine.run.network import Network
from engine.run.plan import Plan
from engine.sequences.values import Values
from engine.zoo.base import Specimen
from engine.zoo.planting import AsDeclared, WithCell

STRAIGHT = ("hard_sigmoid", "sparse_sigmoid")


class _Cell(AsDeclared, LSTM):
    def activation_name(self, operand: Activation) -> str:
        name = super().activation_name(operand)
        return "sigmoid" if name in STRAIGHT else name


class OtherSigmoid(Specimen):
    """The sigmoid for one made of straight lines, as defaults changed between versions."""

    number = 17
    symptom = (
        "What comes in is added up, and half of the sum is lost at each step. Keras hits every target. "
        "NumPy's curve looks right, but every output is half a percent too small."
    )
    explanation = (
        "The gates are bent by the sigmoid, where the network was made with a straight line that is cut off "
        "at 0 and 1. Keras 2.3 changed its default from hard_sigmoid to sigmoid, and Keras 3 the slope of "
        "hard_sigmoid from 0.2 to 1/6. Say recurrent_activation, and from which version the weights are."
    )
    report = "tensorflow/tensorflow#47495"
    giveaways = ("sigmoid", "gate", "activation", "default", "version", "slope", "bent")
    sequence = Values.parse(
        {
            "values": [[160], [160], [160], [160], [0], [0], [0], [160]],
            "targets": [[160], [240], [280], [300], [150], [75], [37.5], [178.75]],
        }
    )
    layer = LSTM.parse(
        {
            "activation": "linear",
            "recurrent_activation": "sparse_sigmoid",  # 1/2 at 0, and exactly 1 beyond 1
            "kernel": [[0, 0, 1, 0]],
            "recurrent_kernel": [[0, 0, 0, 0]],
            "bias": [6, 0, 0, 6],
        }
    )

    def make_network(self, plan: Plan) -> Network:
        return WithCell(plan, _Cell)
