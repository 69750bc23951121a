"""Data files that are damaged, or made to take all memory or time; each the same at every call."""

import io
import random
import struct
import wave
import zipfile
from collections.abc import Callable

import numpy as np
from openpyxl import Workbook


def csv_bytes() -> bytes:
    rows = [f"2020-01-{day:02};{day},5;{1000 * day}" for day in range(1, 29)]
    return ("Datum;Größe;Menge\n" + "\n".join(rows) + "\n").encode()


def npy_bytes() -> bytes:
    file = io.BytesIO()
    np.save(file, np.arange(60.0).reshape(20, 3))
    return file.getvalue()


def npz_bytes() -> bytes:
    file = io.BytesIO()
    np.savez_compressed(file, one=np.arange(60.0).reshape(20, 3))
    return file.getvalue()


def xlsx_bytes(rows: int = 20) -> bytes:
    book = Workbook()
    book.active.append(["a", "b", "note"])
    for row in range(rows):
        book.active.append([row, row / 4, "x"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def wav_bytes() -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((2, 2, 8000, 0, "NONE", ""))
        sound.writeframes(np.arange(200, dtype="<i2").tobytes())
    return file.getvalue()


def npy_head(header: str, data: bytes = b"", version: bytes = b"\x01\x00") -> bytes:
    return b"\x93NUMPY" + version + struct.pack("<H", len(header)) + header.encode() + data


def _zip(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def with_sheet(sheet: str, strings: str = "") -> bytes:
    """A workbook whose only sheet holds this XML."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes(2))) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    parts["xl/worksheets/sheet1.xml"] = f"{head}{sheet}</sheetData></worksheet>".encode()
    if strings:
        parts["xl/sharedStrings.xml"] = strings.encode()
    return _zip(parts)


_LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
_SHAPE = "{{'descr': '{}', 'fortran_order': False, 'shape': {}, }}\n"

TRAPS: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "spaces": lambda: b" \n" * 100_000,
    "endless line": lambda: b"1" * 20_000_000,
    "endless quote": lambda: b'"' + b"1,2\n" * 5_000_000,
    "endless line of cells": lambda: b"1," * 5_000_000,
    "a million columns": lambda: b",".join([b"1"] * 1_000_000) + b"\n",
    "many columns, all open": lambda: (b"1,234 " * 3_900 + b"\n") * 20,
    "all open": lambda: b"1,234 5.678\n" * 200_000,
    "words and numbers": lambda: b"a 1,5 1'234;x\n" * 100_000,
    "zeros": lambda: b"\0" * 1_000_000,
    "zeros behind numbers": lambda: b"1;2\n" * 50_000 + b"\0" * 1_000_000,
    "long digits": lambda: b"\n".join([b"9" * 400] * 20_000),
    "longer digits": lambda: b"9" * 90_000 + b"\n1\n",
    "digits of no script of ours": lambda: "١٢٣\n".encode() * 100_000,
    "half of UTF-16": lambda: "1,2\n3,4".encode("utf-16")[:-1],
    "surrogates": lambda: b"\xff\xfe" + b"\x00\xd8" * 10_000,
    "noise": lambda: random.Random(1).randbytes(200_000),
    "numpy: shape beyond the file": lambda: npy_head(_SHAPE.format("<f8", "(1000000000, 1000)")),
    "numpy: shape beyond all": lambda: npy_head(_SHAPE.format("<f8", (10**30, 10**30))),
    "numpy: many axes": lambda: npy_head(_SHAPE.format("<f8", (1,) * 2000)),
    "numpy: negative shape": lambda: npy_head(_SHAPE.format("<f8", (-1, 8)), bytes(64)),
    "numpy: no columns": lambda: npy_head(_SHAPE.format("<f8", (10**15, 0))),
    "numpy: objects": lambda: npy_head(_SHAPE.format("|O", (1,)), b"\x80\x04cos\nsystem\n"),
    "numpy: texts": lambda: npy_head(_SHAPE.format("<U9999999", (1,))),
    "numpy: code for a header": lambda: npy_head("__import__('os').system('true')\n"),
    "numpy: nested header": lambda: npy_head("(" * 9_000 + "\n"),
    "numpy: long header": lambda: npy_head("{" + " " * 60_000 + "}\n"),
    "numpy: version 9": lambda: npy_head(_SHAPE.format("<f8", (1,)), bytes(8), b"\x09\x00"),
    "numpy: alone its magic": lambda: b"\x93NUMPY",
    "npz: bomb": lambda: _zip({"a.npy": npy_head(_SHAPE.format("<f8", (12_500_000,)), bytes(100_000_000))}),
    "npz: thousand parts": lambda: _zip({f"{n}.npy": npy_bytes() for n in range(1000)}),
    "zip: others": lambda: _zip({"evil.exe": b"MZ"}),
    "zip: nothing": lambda: _zip({}),
    "xlsx: bomb": lambda: _zip({"xl/workbook.xml": b" " * 100_000_000}),
    "xlsx: a cell far away": lambda: with_sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    ),
    "xlsx: a column far away": lambda: with_sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>' * 1000),
    "xlsx: cells in one row": lambda: with_sheet('<row r="1">' + "<c><v>1</v></c>" * 300_000 + "</row>"),
    "xlsx: entities": lambda: _zip(
        {"xl/workbook.xml": f'<!DOCTYPE a [<!ENTITY a0 "ha">{_LAUGHS}]><a>&a9;</a>'.encode()}
    ),
    "xlsx: no date": lambda: with_sheet('<row r="1"><c r="A1" t="d"><v>9999999</v></c></row>'),
    "xlsx: no string": lambda: with_sheet('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'),
    "xlsx: nested": lambda: with_sheet("<a>" * 100_000),
    "wav: alone its magic": lambda: b"RIFF\0\0\0\0WAVE",
    "wav: more samples than there are": lambda: wav_bytes()[:40] + struct.pack("<I", 2**31) + bytes(100),
    "wav: no channels": lambda: wav_bytes()[:22] + b"\0\0" + wav_bytes()[24:],
    "wav: compressed": lambda: wav_bytes()[:20] + b"\x55\0" + wav_bytes()[22:],
    "gzip": lambda: b"\x1f\x8b" + bytes(100),
    "old workbook": lambda: b"\xd0\xcf\x11\xe0" + bytes(1000),
}


def damaged(seed: int) -> bytes:
    """One of the good files, with some bytes changed, cut, doubled or moved."""
    dice = random.Random(seed)
    data = bytearray(GOOD[seed % len(GOOD)])
    for _ in range(dice.choice([1, 1, 2, 5, 30])):
        at = dice.randrange(len(data) + 1)
        match dice.randrange(5):
            case 0 if at < len(data):
                data[at] = dice.randrange(256)
            case 1 if at:
                del data[at:]
            case 2:
                data[at:at] = dice.randbytes(dice.randrange(1, 9))
            case 3:
                data[at : at + 4] = struct.pack("<I", dice.choice([0, 1, 2**16, 2**31, 2**32 - 1]))
            case 4:
                end = at + dice.randrange(200)
                data[at:at] = data[at:end]
    return bytes(data)


GOOD = (csv_bytes(), npy_bytes(), npz_bytes(), xlsx_bytes(), wav_bytes())
