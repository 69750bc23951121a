"""Worksheets of a class and their keys as PDF files, made one student at a time."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.errors import FileError, told_name
from engine.experiment import Experiment
from engine.files.atomic_file import check_folder_place, check_no_file, make_folder, replacing
from engine.worksheet.options import WorksheetOptions
from engine.worksheet.student import Student, sheet_names
from engine.worksheet.worksheet import Worksheet, check_worksheet, make_worksheet
from gui.export.worksheet.document import footer, worksheet_document
from gui.paper.pdf import Pages, PdfFile

ALL, ANSWERS = "worksheets.pdf", "answers.pdf"


@dataclass(frozen=True)
class PrintOrder:
    """What is to be printed. is_one_file: all sheets in one file, otherwise one a student."""

    experiment: Experiment
    students: tuple[Student, ...]
    options: WorksheetOptions
    folder: Path
    is_one_file: bool = False


def print_class(order: PrintOrder) -> Iterator[int]:
    """Make the files, yielding how many students are done; all are written together at the end.

    Until then nothing is written, so a caller that stops leaves the folder as it was. Raises ExplorerError.
    """
    check_worksheet(order.experiment, order.options)
    _check_folder(order.folder)
    names, files = sheet_names(order.students), dict[str, bytes]()
    together, answers = PdfFile(order.options.title), PdfFile(f"{order.options.title}: answers")
    try:
        for done, (name, student) in enumerate(zip(names, order.students, strict=True), start=1):
            sheet = make_worksheet(order.experiment, student, order.options)
            pages = pages_of(sheet)
            if order.is_one_file:
                together.add(pages)
            else:
                files[name] = _alone(sheet, pages)
            answers.add(pages_of(sheet, is_key=True))
            yield done
    finally:
        together.close()
        answers.close()
    if order.is_one_file:
        files[ALL] = together.data()
    _write(order.folder, {**files, ANSWERS: answers.data()})


def pages_of(sheet: Worksheet, *, is_key: bool = False) -> Pages:
    """A worksheet, or its key, laid out on paper."""
    return Pages(worksheet_document(sheet, is_key=is_key), footer(sheet, is_key=is_key))


def _alone(sheet: Worksheet, pages: Pages) -> bytes:
    pdf = PdfFile(": ".join(filter(None, (sheet.title, sheet.student.name))))
    pdf.add(pages)
    return pdf.data()


def _check_folder(folder: Path) -> None:
    """Find what is wrong before anything is computed."""
    check_no_file(folder)
    if not os.path.exists(folder) and not os.path.isdir(folder.parent):
        raise FileError(f"the folder {told_name(folder)} cannot be made: {folder.parent} does not exist")
    check_folder_place(folder)


def _write(folder: Path, files: dict[str, bytes]) -> None:
    make_folder(folder)
    for name, data in files.items():
        with replacing(folder / name) as file:
            file.write(data)
