"""Every kind of figure looks as it did when somebody last looked at it.

The golden pictures lie in tests/golden/figures. What differs is written to `failed` beside them:
as it was expected, as it came, and where the two differ. To renew them, once you have looked:

    GLASSNET_RENEW_GOLDEN=1 python3 run.py test tests/gui/figures/test_golden.py
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage

from tests.gui.figures.gallery import ELSEWHERE, KINDS, drawn, order, written
from tests.gui.figures.likeness import TOLERANCE, Pixels, pixels_of, unlike

GOLDEN = Path(__file__).parents[2] / "golden" / "figures"
FAILED = GOLDEN / "failed"
RENEW = bool(os.environ.get("GLASSNET_RENEW_GOLDEN"))
COLORS = 256
FEW = 12
"""Pixels that may differ: numbers of another machine end in another digit now and then."""
FINER = 3
SMOOTHLY = Qt.TransformationMode.SmoothTransformation
SHARE = 0.004
"""The same between programs that draw letters and thin lines each in its own way."""


@pytest.mark.parametrize("name", KINDS)
def test_a_figure_looks_as_it_did(rooms, name):
    run, id = KINDS[name]
    got = drawn(*order(rooms[run], id, "en"))
    file = GOLDEN / f"{name}.png"
    if RENEW:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        file.write_bytes(packed(got))
    compare(name, pixels_of(QImage(str(file))), pixels_of(got), FEW)


@pytest.mark.parametrize("name", ELSEWHERE)
@pytest.mark.parametrize("format", ["svg", "pdf"])
def test_other_programs_draw_the_figure_alike_in_korean(rooms, name, format, tmp_path):
    tool = {"svg": "rsvg-convert", "pdf": "pdftoppm"}[format]
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    run, id = KINDS[name]
    wanted, size = order(rooms[run], id, "ko")
    size *= 2  # letters that are too small for a shape of theirs say nothing
    file = tmp_path / f"figure.{format}"
    file.write_bytes(written(wanted, format))
    got = pixels_of(rasterised(file, size))
    expected = pixels_of(drawn(wanted, size))
    compare(f"{name}-{format}", expected, got, round(SHARE * got.shape[0] * got.shape[1]), 90, 2)


def test_a_label_that_has_moved_is_seen_and_smoothing_is_not(rooms):
    wanted, size = order(rooms["xor"], "curves", "en")
    picture = drawn(wanted, size)
    golden = pixels_of(QImage.fromData(packed(picture)))
    once_more = drawn(wanted, size * 2).scaled(size, mode=SMOOTHLY)
    assert unlike(golden, pixels_of(once_more)).sum() <= FEW
    moved = pixels_of(picture)
    label = moved[110:140, 0:30].copy()  # numbers at the axis
    moved[110:140, 0:30] = np.roll(label, 3, axis=0)
    assert unlike(golden, moved).sum() > 3 * FEW


def packed(picture: QImage) -> bytes:
    """A PNG of few colours, a quarter of the size."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes
    image = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    # This way of choosing them keeps each within the tolerance.
    small = image.quantize(COLORS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    content = io.BytesIO()
    small.save(content, "PNG", optimize=True)
    return content.getvalue()


def rasterised(file: Path, size: QSize) -> QImage:
    """The picture as another program draws it."""
    # Large at first: a thin line is moved to whole pixels by some.
    width, height = str(FINER * size.width()), str(FINER * size.height())
    made = file.with_name("drawn")
    if file.suffix == ".svg":
        command = ["rsvg-convert", "-w", width, "-h", height, str(file), "-o", f"{made}.png"]
    else:
        command = [
            *("pdftoppm", "-png", "-singlefile", "-scale-to-x", width, "-scale-to-y", height),
            *(str(file), str(made)),
        ]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return QImage(f"{made}.png").scaled(size, mode=SMOOTHLY)


def compare(
    name: str, expected: Pixels, got: Pixels, most: int, tolerance: int = TOLERANCE, reach: int = 1
) -> None:
    """Fail where more pixels differ than may, and leave the pictures to be looked at."""
    different = unlike(expected, got, tolerance, reach)
    if different.sum() <= most:
        return
    FAILED.mkdir(parents=True, exist_ok=True)
    difference = np.where(different[:, :, None], [[[220, 0, 0]]], 255 - (255 - got) // 4)
    for what, pixels in (("expected", expected), ("got", got), ("difference", difference)):
        Image.fromarray(pixels.astype(np.uint8)).save(FAILED / f"{name}-{what}.png")
    pytest.fail(f"{name}: {different.sum()} pixels differ, at most {most} may; see {FAILED}")
