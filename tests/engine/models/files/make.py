"""Made the files beside it with Keras 2 (tf_keras 2.21), which the tests do without.

With tf_keras installed: python tests/engine/models/files/make.py FOLDER
"""

import sys
from pathlib import Path

import numpy as np

LENGTH, FEATURES = 7, 3


def main(folder: Path) -> None:
    import tf_keras
    from tf_keras import layers as kl

    rng = np.random.default_rng(3)
    x = np.random.default_rng(7).normal(size=(1, LENGTH, FEATURES)).astype(np.float32)
    first = kl.LSTM(4, return_sequences=True, recurrent_activation="hard_sigmoid")
    stacks = {
        "seq": [first, kl.Dropout(0.1), kl.GRU(3, return_sequences=True), kl.Dense(2)],
        "bi": [kl.Bidirectional(kl.GRU(2, return_sequences=True)), kl.Dense(1)],
    }
    found = {"x": x[0]}
    for name, layers in stacks.items():
        model = tf_keras.Sequential([kl.InputLayer((None, FEATURES)), *layers])
        model.set_weights(
            [rng.normal(0, 0.5, array.shape).astype(np.float32) for array in model.get_weights()]
        )
        found[name] = model.predict(x, verbose=0)[0]
        model.save(folder / f"{name}.h5")
        if name == "seq":
            model.save(folder / "seq.keras")
            model.save_weights(folder / "seq.weights.h5")
            model.save_weights(folder / "seq_weights.h5")
    np.savez(folder / "predicted.npz", **found)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
