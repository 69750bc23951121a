"""How somebody's arrays lie beside the steps of a run: which quantity each is, and what its axes are."""

from typing import Annotated, Any

from pydantic import Field

from engine.parameter import Value
from engine.theirs.axes import AxesReading, AxisName
from engine.theirs.slot import key_of, words_of

ShortName = Annotated[str, Field(max_length=200)]


class AlignedArray(Value):
    """One array and its place. array: its name, "" of a lone one. shape: as it came.

    quantity, layer: what the numbers are; layer None for the output y. axes: what each axis counts. offset:
    the step of our run that the array's first step is. is_last_only: whether the array holds the last step of
    each row alone. drops: how many first columns are left out, since they count the steps.
    """

    array: ShortName = ""
    quantity: ShortName
    layer: int | None = Field(None, ge=0)
    shape: Annotated[tuple[int, ...], Field(strict=False, max_length=4)]
    axes: Annotated[tuple[AxisName, ...], Field(strict=False, max_length=4)]
    offset: int = 0
    is_last_only: bool = False
    drops: int = Field(0, ge=0, le=1)

    @property
    def key(self) -> str:
        """The quantity as files write it: "0.h", "y"."""
        return key_of(self.quantity, self.layer)

    @property
    def words(self) -> str:
        """The quantity as a sentence has it: "h of layer 0", "the output y"."""
        return words_of(self.quantity, self.layer)

    @property
    def sentence(self) -> str:
        """How the array is read, as a sentence."""
        name = f"{self.array!r} {shown(self.shape)}" if self.array else f"The array {shown(self.shape)}"
        parts = [f"{name} is read as {self.words}, ({', '.join(self.axes)})"]
        if self.drops:
            parts.append("without its first column, which counts the steps")
        if self.is_last_only:
            parts.append("the last step alone")
        if self.offset:
            parts.append(_offset_words(self.offset))
        return "; ".join(parts) + "."


class Alignment(Value):
    """How all arrays of a file or program lie beside a run. notes: sentences on what is not plain."""

    arrays: Annotated[tuple[AlignedArray, ...], Field(strict=False, min_length=1, max_length=64)]
    notes: Annotated[tuple[str, ...], Field(strict=False)] = ()

    @property
    def sentence(self) -> str:
        """How they are read, and what is not plain about it."""
        return " ".join([*(array.sentence for array in self.arrays), *self.notes])

    @property
    def plain(self) -> dict[str, Any]:
        """As JSON data, with its sentence."""
        fields = self.model_dump(mode="json")
        arrays = [
            {**one, "sentence": array.sentence}
            for one, array in zip(fields["arrays"], self.arrays, strict=True)
        ]
        return {"sentence": self.sentence, "arrays": arrays, "notes": list(self.notes)}


def shown(shape: tuple[int, ...]) -> str:
    """A shape as Python writes it."""
    return str(tuple(shape))


def axes_words(reading: AxesReading) -> str:
    """The axes of a reading in parentheses."""
    return f"({', '.join(reading.axes)})"


def _offset_words(offset: int) -> str:
    if offset > 0:
        return f"its first step is our step {offset}"
    return f"its step {-offset} is our step 0"
