"""Target off by one."""

from engine.array import Array
from engine.cells.simple_rnn import SimpleRNN
from engine.run.plan import Plan
from engine.sequences.base import Batch
from engine.sequences.memory_sum import MemorySum
from engine.zoo.base import Specimen


class TargetOffByOne(Specimen):
    """The target of a step is its own input, not the next one."""

    difficulty = 60
    line = "Both agree, and both are 2 off"
    symptom = (
        "NumPy and Keras agree to the last digit, and neither is ever right: every output is 2 too large, "
        "from the first to the last."
    )
    explanation = (
        "Both networks are right; what they are compared with is not. The target of a step must be the next "
        "value of the sequence, and here it is the present one, as after a shift too few or in the wrong "
        "direction. Cut targets as values[1:]."
    )
    report = "KIC/pandas-ml-quant#25"
    giveaways = ("target", "shift", "off by one", "late", "early", "lag", "next", "compare", "label")
    sequence = MemorySum(seq_len=10, weight=1, bias=2)
    layer = SimpleRNN.parse(
        {
            "activation": "linear",
            "kernel": [[0.5]],
            "recurrent_kernel": [[0.5]],
            "bias": [2],
            "initial_state": [[1]],
        }
    )

    def make_rows(self, plan: Plan, batch: Batch, x: Array, target: Array) -> tuple[Array, Array]:
        return x, x if x.shape == target.shape else target  # own targets of another size have no such slip
