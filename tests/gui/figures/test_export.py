"""Files that are written can be opened again, and failures leave what was there."""

from __future__ import annotations

import errno
import os
import re
import stat
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from engine.files.figure_recipe import recipe_text_in
from gui.figures import curves, decision_map
from gui.figures.export import (
    ExportError,
    Labels,
    Size,
    csv,
    drawing,
    pdf,
    png,
    svg,
    write_in_place,
)
from gui.theme import load
from tests.gui.figures.scenes import loss_curves, pixels, xor_map

SIZE = Size(480, 360)
LABELS = Labels("XOR & <그림>", "출력 & more", '{"seed": 11, "name": "한글 <&>"}')


@pytest.fixture
def picture():
    return drawing(decision_map.draw, xor_map(title="출력 지도"))


def test_a_png_has_its_size_resolution_and_words(picture, tmp_path):
    path = tmp_path / "그림.png"
    write_in_place(path, png(picture, SIZE, dpi=300, labels=LABELS))
    image = QImage(str(path))
    assert image.size() == QSize(1500, 1125)
    assert image.dotsPerMeterX() == pytest.approx(300 / 0.0254, rel=0.001)
    assert image.text("Title") == LABELS.title
    assert image.text("Description") == LABELS.caption
    assert recipe_text_in(path) == LABELS.recipe


def test_a_png_has_no_ground_when_asked(picture, tmp_path):
    write_in_place(tmp_path / "a.png", png(picture, SIZE, background=None))
    assert QImage(str(tmp_path / "a.png")).pixelColor(1, 1).alpha() == 0
    write_in_place(tmp_path / "b.png", png(picture, SIZE))
    assert not QImage(str(tmp_path / "b.png")).hasAlphaChannel()


def test_an_svg_looks_like_the_png(picture, tmp_path):
    write_in_place(tmp_path / "a.png", png(picture, SIZE, dpi=96))
    write_in_place(tmp_path / "a.svg", svg(picture, SIZE))
    image = QImage(480, 360, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    QSvgRenderer(str(tmp_path / "a.svg")).render(painter)
    painter.end()
    difference = np.abs(pixels(image) - pixels(QImage(str(tmp_path / "a.png"))))
    assert difference.mean() < 3


def test_an_svg_has_outlines_for_text_unless_asked(picture, tmp_path):
    write_in_place(tmp_path / "a.svg", svg(picture, SIZE, labels=LABELS))
    write_in_place(tmp_path / "b.svg", svg(picture, SIZE, text_as_outlines=False))
    space = "{http://www.w3.org/2000/svg}"
    outlined = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert outlined.find(f".//{space}text") is None
    assert outlined.findtext(f"{space}title") == LABELS.title
    assert outlined.findtext(f"{space}desc") == LABELS.caption
    assert recipe_text_in(tmp_path / "a.svg") == LABELS.recipe
    assert recipe_text_in(tmp_path / "b.svg") is None
    words = [e.text for e in ElementTree.parse(tmp_path / "b.svg").iter(f"{space}text")]
    assert any("출력" in (word or "") for word in words)


def test_an_svg_and_a_pdf_have_their_size_in_centimetres(picture, tmp_path):
    size = Size.from_cm(17, 12, zoom=0.5)
    write_in_place(tmp_path / "a.svg", svg(picture, size))
    write_in_place(tmp_path / "a.pdf", pdf(picture, size))
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert float(root.attrib["width"].removesuffix("mm")) == pytest.approx(170, abs=0.3)
    box = re.search(rb"/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+)", (tmp_path / "a.pdf").read_bytes())
    assert box is not None
    assert float(box[1]) == pytest.approx(170 / 25.4 * 72, abs=1)
    assert float(box[2]) == pytest.approx(120 / 25.4 * 72, abs=1)


def test_a_pdf_embeds_its_font_and_its_recipe(picture, tmp_path):
    write_in_place(tmp_path / "a.pdf", pdf(picture, SIZE, labels=LABELS))
    content = (tmp_path / "a.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert re.search(rb"/FontName /[A-Z+]*Pretendard", content)
    assert b"/FontFile" in content
    assert recipe_text_in(content) == LABELS.recipe


def test_every_theme_can_be_exported(tmp_path):
    for name in ("light", "dark", "print"):
        theme = load(name)
        draw = drawing(curves.draw, loss_curves(), theme)
        write_in_place(tmp_path / f"{name}.png", png(draw, SIZE, background=theme.surface))
        corner = QImage(str(tmp_path / f"{name}.png")).pixelColor(2, 2)
        assert corner == theme.surface


def test_a_table_says_that_it_is_utf_8(tmp_path):
    write_in_place(tmp_path / "a.csv", csv("에포크\r\n1\r\n"))
    content = (tmp_path / "a.csv").read_bytes()
    assert content == b"\xef\xbb\xbf" + "에포크\r\n1\r\n".encode()


def test_a_missing_folder_is_named(picture, tmp_path):
    with pytest.raises(ExportError, match="nowhere is none: create it"):
        write_in_place(tmp_path / "nowhere" / "a.png", png(picture, SIZE))


def test_a_folder_in_place_of_the_file_is_refused(tmp_path):
    (tmp_path / "a.png").mkdir()
    with pytest.raises(ExportError):
        write_in_place(tmp_path / "a.png", b"new")
    assert os.listdir(tmp_path) == ["a.png"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "full"), (errno.EACCES, "refused"), (errno.EIO, "could not be written")],
)
def test_the_old_file_survives_a_failure(number, words, tmp_path, monkeypatch):
    path = tmp_path / "a.svg"
    path.write_bytes(b"old")

    def fail(descriptor):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExportError, match=words):
        write_in_place(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.svg"]


def test_replacing_keeps_permissions_and_links(tmp_path):
    path, link = tmp_path / "a.csv", tmp_path / "link.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_in_place(link, b"new")
    assert path.read_bytes() == b"new"
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("side", [13_000, 1e6, 1e12])
def test_a_picture_beyond_memory_is_refused_before_it_is_drawn(tmp_path, side):
    def never(painter, rect):
        raise AssertionError("drawn")

    with pytest.raises(ExportError, match="fit into memory"):
        write_in_place(tmp_path / "a.png", png(never, Size(side, side)))


def test_what_is_no_regular_file_is_left_alone(tmp_path):
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    with pytest.raises(ExportError, match="not a regular file"):
        write_in_place(pipe, b"content")
    assert pipe.is_fifo()


def test_two_threads_may_write_the_same_file(tmp_path):
    path = tmp_path / ("이름" * 40 + ".bin")  # 244 bytes: the file beside it must not be longer
    contents = [bytes([number]) * 300_000 for number in range(8)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda content: write_in_place(path, content), contents))
    assert path.read_bytes() in contents
    assert list(tmp_path.iterdir()) == [path]
