"""Files that are recognised and not read, each with what to do instead."""

from typing import ClassVar

from engine.errors import FileError
from engine.models.archive import names_of
from engine.models.opened import OpenedModel
from engine.models.readers.base import ModelFile, ModelReader

PICKLES = tuple(bytes((0x80, protocol)) for protocol in (2, 3, 4, 5))
PYTORCH_ENDINGS = (".pt", ".pth", ".ckpt", ".bin")
MAGIC = (
    b"\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19"  # near the beginning of what PyTorch wrote before it wrote archives
)
PYTORCH = (
    "is a PyTorch file, which runs code when it is loaded and is not opened here; where it was made, write "
    "its weights instead:\n"
    "    import torch, safetensors.torch\n"
    "    weights = torch.load({}, weights_only=True)\n"
    "    safetensors.torch.save_file(weights, {})"
)
OTHER_PICKLE = (
    "is a pickle, which runs code when it is loaded and is not opened here; where it was made, write its "
    "arrays instead: numpy.savez({}, **arrays)"
)
TFLITE = (
    "is a TensorFlow Lite file, whose operations no longer say which layer they were; convert the Keras "
    "model it was made from: model.save('model.keras')"
)
SAVED_MODEL = (
    "is a SavedModel, a program and no plain weights; load it where it was made and write "
    "model.save('model.keras') or model.save_weights('model.weights.h5')"
)
FROZEN = b"\x08\x01\x12"  # how saved_model.pb begins: version 1, then a graph


class ToldApart(ModelReader):
    """PyTorch's pickles, TensorFlow Lite, SavedModel: refused with what would be right."""

    title: ClassVar[str] = "other models"
    endings: ClassVar[tuple[str, ...]] = ()

    def may_read(self, file: ModelFile) -> bool:
        return bool(_sentence(file))

    def read(self, file: ModelFile) -> OpenedModel:
        raise FileError(_sentence(file))


def _sentence(file: ModelFile) -> str:
    data = file.data
    stem = file.name.rsplit(".", 1)[0]
    is_pickle = data.startswith(PICKLES)
    is_named = file.name.lower().endswith(PYTORCH_ENDINGS) or MAGIC in data[:16]
    if (is_pickle and is_named) or any(name.endswith("data.pkl") for name in names_of(data)):
        return PYTORCH.format(repr(file.name), repr(f"{stem}.safetensors"))
    if is_pickle:
        return OTHER_PICKLE.format(repr(f"{stem}.npz"))
    if data[4:8] == b"TFL3":
        return TFLITE
    return SAVED_MODEL if data.startswith(FROZEN) else ""
