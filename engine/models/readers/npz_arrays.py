"""NumPy's `.npz` with weights by PyTorch's, Keras' or another convention's names."""

from typing import ClassVar

from engine.errors import FileError
from engine.files.npz_file import read_npz
from engine.models.archive import MAX_ARRAYS, members_of, names_of
from engine.models.named_arrays import FileArray, convention_of, stack_of_arrays
from engine.models.opened import OpenedModel, opened
from engine.models.readers.base import ModelFile, ModelReader


class NpzArrays(ModelReader):
    """Written by `numpy.savez`."""

    title: ClassVar[str] = "weights (NumPy)"
    asks_convention: ClassVar[bool] = True
    endings = (".npz",)

    def may_read(self, file: ModelFile) -> bool:
        return any(name.endswith(".npy") for name in names_of(file.data))

    def is_sure(self, file: ModelFile) -> bool:
        """Whether its arrays have names of weights; others are data."""
        try:
            return bool(convention_of([name.removesuffix(".npy") for name in names_of(file.data)]))
        except FileError:
            return False

    def read(self, file: ModelFile) -> OpenedModel:
        members_of(file.data, MAX_ARRAYS)  # refuses an archive that is a trap
        arrays = read_npz(file.data)
        for name, array in arrays.items():
            if array.dtype.kind not in "fi":
                raise FileError(f"holds {name[:40]!r} of type {array.dtype}; weights are numbers")
        return opened_arrays([FileArray(name, array) for name, array in arrays.items()], file)


def opened_arrays(arrays: list[FileArray], file: ModelFile) -> OpenedModel:
    """The model of arrays by the names, or by the convention that somebody says."""
    if not arrays:
        raise FileError("holds no array")
    stack = stack_of_arrays(arrays, file.convention)
    is_numbered = all(one.name.startswith("arr_") for one in arrays)
    chosen = file.convention
    if chosen is None:
        return opened(stack, "Keras" if is_numbered else convention_of([one.name for one in arrays]).name)
    return opened(stack, chosen.name)
