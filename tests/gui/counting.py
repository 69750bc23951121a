"""An experiment some of whose steps do not count, for tests of what the window shows of it."""

from engine.experiment import Experiment

MASK = [False, True, False, True, True]
OUTPUTS = [2, 6, 7, 16, 18]
ERRORS = {1: -2, 3: 6, 4: 7}

COUNTING = Experiment.parse(
    {
        "sequence": {
            "kind": "values",
            "values": [[1, 0], [2, 0], [-1, 3], [4, 1], [0, 2]],
            "targets": [[7], [8], [9], [10], [11]],
            "counts": MASK,
        },
        "model": {
            "layers": [
                {
                    "cell": "SimpleRNN",
                    "units": 1,
                    "activation": "linear",
                    "kernel": [[2], [1]],
                    "recurrent_kernel": [[1]],
                    "bias": [0],
                }
            ]
        },
    }
)
