"""A .wav file as a table: a row a sample, a column a channel."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np

from engine.array import Array
from engine.data.array_table import table_of
from engine.data.progress import MOST_CELLS
from engine.data.table import Options, Table
from engine.errors import FileError

PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE  # format tags
MAX_CHANNELS = 64
_NAMES = {1: ("sound",), 2: ("left", "right")}


def read_wav(path: Path, options: Options, most_rows: int | None) -> Table:
    """The table of a .wav file, uncompressed; whole samples as parts of the largest, from -1 to 1.

    Raises FileError without the file's name, OSError.
    """
    with path.open("rb") as file:
        tag, channels, rate, bits, data = _chunks_of(file)
    samples = _samples(tag, bits, data)
    samples = samples[: len(samples) // channels * channels].reshape(-1, channels)
    if not len(samples):
        raise FileError("holds no sample")
    names = _NAMES.get(channels, tuple(f"channel {index + 1}" for index in range(channels)))
    seconds = len(samples) / rate
    told = (f"A sound of {seconds:.6g} s, {rate} samples a second of {bits} bits.",)
    return table_of(samples, names, told, options, most_rows)


def _chunks_of(file: BinaryIO) -> tuple[int, int, int, int, bytes]:
    """(format tag, channels, samples a second, bits of a sample, their bytes)."""
    file.seek(12)
    format = None
    for name, size in _heads(file):
        if name == b"fmt " and 16 <= size <= 1000:
            format = _format(file.read(size))
        elif name == b"data":
            if format is None:
                break
            return *format, _data(file, size, format[3])
        else:
            file.seek(size, 1)
        file.seek(size % 2, 1)
    raise FileError("is damaged: a sound without its format or samples")


def _heads(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """The name and size of each part, a few at most; the file stands behind them."""
    for _ in range(100):
        head = file.read(8)
        if len(head) < 8:
            return
        yield head[:4], struct.unpack("<I", head[4:])[0]


def _format(head: bytes) -> tuple[int, int, int, int]:
    if len(head) < 16:
        raise FileError("is damaged: it ends within its format")
    tag, channels, rate, _, _, bits = struct.unpack("<HHIIHH", head[:16])
    if tag == EXTENSIBLE and len(head) >= 26:
        tag = struct.unpack("<H", head[24:26])[0]
    if (tag, bits) not in _KINDS:
        raise FileError(
            f"is a sound of a kind that cannot be read (format {tag}, {bits} bits); save it as PCM"
        )
    if not 1 <= channels <= MAX_CHANNELS or not rate:
        raise FileError(
            f"is damaged: it tells {channels} as its channels, and {rate} as its samples a second"
        )
    return tag, channels, rate, bits


def _data(file: BinaryIO, size: int, bits: int) -> bytes:
    most = MOST_CELLS * bits // 8
    data = file.read(min(size, most + 1))
    if len(data) > most:
        raise FileError(f"holds too much: at most {MOST_CELLS} samples can be read")
    if len(data) < size and size != 2**32 - 1:  # what a recorder that was never stopped writes
        raise FileError(f"is damaged: {size} bytes of samples are told, and {len(data)} follow")
    return data


def _samples(tag: int, bits: int, data: bytes) -> Array:
    data = data[: len(data) // (bits // 8) * (bits // 8)]
    if bits == 24:
        bytes_ = np.frombuffer(data, dtype=np.uint8).reshape(-1, 3)
        wide = np.zeros((len(bytes_), 4), dtype=np.uint8)
        wide[:, 1:] = bytes_  # shifted by 8 bits, so that the sign is where it belongs
        return wide.view("<i4")[:, 0] / 2.0**31
    samples = np.frombuffer(data, dtype=_KINDS[tag, bits])
    if tag == FLOAT:
        return samples.astype(np.float64)
    return (samples - 128.0) / 128.0 if bits == 8 else samples / 2.0 ** (bits - 1)


_KINDS = {
    (PCM, 8): "u1",
    (PCM, 16): "<i2",
    (PCM, 24): "",
    (PCM, 32): "<i4",
    (FLOAT, 32): "<f4",
    (FLOAT, 64): "<f8",
}
