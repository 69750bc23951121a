"""Saving and copying plots."""

import csv
import math
import os
import xml.etree.ElementTree as ElementTree

import numpy as np
import pypdf
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QGuiApplication, QImage
from PyQt6.QtPdf import QPdfDocument

from engine.errors import FileError
from engine.run.name import TARGET, X, Y
from gui.curves.saving import (
    SAVERS,
    copy_picture,
    copy_values,
    picture_size,
    save_csv,
    save_pdf,
    save_png,
    save_svg,
)
from tests.pixels import are, pixels

every_saver = pytest.mark.parametrize("save", SAVERS.values(), ids=SAVERS)


def count(picture: QImage, colour: str, area: tuple[int, int, int, int]) -> int:
    """How many pixels of an area are of a colour."""
    left, top, right, bottom = area
    return np.count_nonzero(are(pixels(picture)[top:bottom, left:right], colour))


def test_png_has_twice_the_size_and_the_curve_s_colours(plot, context, tmp_path):
    save_png(plot, tmp_path / "plot.png")
    picture = QImage(str(tmp_path / "plot.png"))
    assert picture.size() == 2 * picture_size(plot)
    everywhere = (0, 70, picture.width(), picture.height())
    assert count(picture, context.theme.colours.of("numpy"), everywhere) > 200
    assert count(picture, context.theme.colours.target, everywhere) > 200


def test_picture_names_its_curves(plot, context, tmp_path):
    save_png(plot, tmp_path / "plot.png")
    picture = QImage(str(tmp_path / "plot.png"))
    head = (picture.width() // 2, 0, picture.width(), 60)
    assert count(picture, context.theme.colours.of("numpy"), head) > 20


def test_picture_leaves_the_playhead_out_and_puts_it_back(plot, tmp_path):
    save_svg(plot, tmp_path / "plot.svg")
    assert plot.canvas.playhead.isVisible()


def test_svg_is_a_drawing_with_title_and_texts(plot, tmp_path):
    save_svg(plot, tmp_path / "plot.svg")
    root = ElementTree.parse(tmp_path / "plot.svg").getroot()
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Prediction", "NumPy", "target", "10\u2009000"} <= set(texts)


def test_svg_draws_as_many_marks_as_there_are_targets(plot, tmp_path):
    save_svg(plot, tmp_path / "plot.svg")
    text = (tmp_path / "plot.svg").read_text()
    assert "<image" not in text
    assert "<polyline" in text or "<path" in text


def test_pdf_is_one_page_of_the_picture_s_size_with_title_legend_and_axes(plot, tmp_path):
    save_pdf(plot, tmp_path / "plot.pdf")
    (page,) = pypdf.PdfReader(tmp_path / "plot.pdf").pages
    size = picture_size(plot)
    inches = [float(page.mediabox.width) / 72, float(page.mediabox.height) / 72]
    assert inches == pytest.approx(
        [side / plot.logicalDpiX() for side in (size.width(), size.height())], 0.01
    )
    words = page.extract_text().split()
    assert {"Prediction", "NumPy", "target", "input", "time", "step", "t", "0", "8"} <= set(words)
    assert "10\u2009000" in page.extract_text()


def test_pdf_embeds_its_fonts_and_holds_no_picture(plot, tmp_path):
    save_pdf(plot, tmp_path / "plot.pdf")
    (page,) = pypdf.PdfReader(tmp_path / "plot.pdf").pages
    assert not page["/Resources"].get("/XObject")
    for font in page["/Resources"]["/Font"].values():
        (face,) = font.get_object()["/DescendantFonts"]
        descriptor = face.get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor.get_object())


def rasterised(path, size) -> QImage:
    document = QPdfDocument(None)
    assert document.load(str(path)) == QPdfDocument.Error.None_
    picture = document.render(0, size)
    document.close()
    return picture.convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_pdf_has_curves_and_axes_where_the_png_has_them(plot, context, tmp_path, mode):
    context.theme.set_mode(mode)
    save_png(plot, tmp_path / "plot.png")
    save_pdf(plot, tmp_path / "plot.pdf")
    png = QImage(str(tmp_path / "plot.png"))
    page = QPdfDocument(None)
    page.load(str(tmp_path / "plot.pdf"))
    size = (page.pagePointSize(0) * 2 * plot.logicalDpiX() / 72).toSize()
    page.close()
    pdf = rasterised(tmp_path / "plot.pdf", size)
    for name, within in (("target", 5), ("numpy", 20)):  # the edges of a thin line are blends
        there, here = (boxes(picture, context.theme.colours, name) for picture in (png, pdf))
        assert here == pytest.approx(there, abs=within)
    assert pdf.pixelColor(pdf.width() - 1, pdf.height() - 1).name() == context.theme.colours.card


def boxes(picture: QImage, colours, name: str) -> list[int]:
    """Left, top, right and bottom of all that has a colour, below the line of title and legend."""
    rows, columns = np.nonzero(are(pixels(picture)[70:], colours.of(name)))
    return [int(side) for side in (columns.min(), rows.min(), columns.max(), rows.max())]


def test_numbers_of_the_axes_look_on_the_screen_as_before_a_pdf_was_saved(plot, tmp_path):
    before = plot.grab().toImage()
    save_pdf(plot, tmp_path / "plot.pdf")
    assert plot.grab().toImage() == before


def test_csv_gives_every_value_back_bit_for_bit(plot, record, tmp_path):
    values = np.array([[0.1], [1 / 3], [1e30], [math.inf], [math.nan], [-0.0]])
    record({X: values, TARGET: values, Y.of("numpy"): values.astype(np.float32)})
    save_csv(plot, tmp_path / "plot.csv")
    rows = list(csv.reader((tmp_path / "plot.csv").read_text().splitlines()))
    assert rows[0] == ["t", "x[0]", "numpy.y[0]", "target[0]"]
    assert [repr(float(row[3])) for row in rows[1:]] == [repr(value) for value in values[:, 0].tolist()]
    assert [repr(np.float32(row[2])) for row in rows[1:]] == [
        repr(value) for value in values[:, 0].astype(np.float32)
    ]


def test_csv_holds_the_curves_that_are_shown(plot, tmp_path):
    plot.header.legend.set_hidden(frozenset({"x", "numpy"}))
    save_csv(plot, tmp_path / "plot.csv")
    lines = (tmp_path / "plot.csv").read_text().splitlines()
    assert lines[0] == "t,target[0]"
    assert len(lines) == 10


@every_saver
def test_folder_that_has_vanished_is_told_in_a_sentence(plot, tmp_path, save):
    with pytest.raises(FileError, match=r"^plot\.out cannot be written: its folder does not exist$"):
        save(plot, tmp_path / "gone" / "plot.out")


@every_saver
def test_file_that_cannot_be_replaced_stays_whole(plot, tmp_path, save, monkeypatch):
    path = tmp_path / "plot.out"
    path.write_text("old")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(FileError, match="the disk is full"):
        save(plot, path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_menu_tells_what_it_has_saved(plot, qtbot, tmp_path):
    with qtbot.waitSignal(plot.told) as told:
        plot.menu.save_to(tmp_path / "plot.csv", save_csv)
    assert told.args == ["Saved plot.csv."]


def test_menu_tells_what_went_wrong(plot, qtbot, tmp_path):
    with qtbot.waitSignal(plot.failed) as failed:
        plot.menu.save_to(tmp_path / "gone" / "plot.csv", save_csv)
    assert isinstance(failed.args[0], FileError)


def test_values_are_copied_as_spreadsheets_take_them(plot):
    copy_values(plot)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "t\tx[0]\tnumpy.y[0]\ttarget[0]"
    assert [float(cell) for cell in lines[4].split("\t")] == [3, 36, 124, 89]


def test_picture_is_copied(plot):
    copy_picture(plot)
    assert QGuiApplication.clipboard().image().size() == 2 * picture_size(plot)


def test_keys_copy_while_the_plot_has_the_focus(plot, qtbot):
    plot.canvas.setFocus()
    with qtbot.waitSignal(plot.told):
        qtbot.keyClick(plot.canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def test_menu_chooses_the_scale(plot):
    plot.menu.aboutToShow.emit()
    action = next(action for action in plot.menu.actions() if action.text() == "Logarithmic scale")
    action.trigger()
    assert plot.scale == "symlog"
    assert plot.curve_set.scale.kind == "symlog"
