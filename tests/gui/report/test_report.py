import io
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pypdf
import pytest

from engine.files.opening import read_file
from engine.files.recipe import Recipe
from engine.files.shared_text import read_shared_text
from engine.lessons.checks import Measured
from engine.lessons.lesson import Published
from engine.training.experiment import Experiment, edit
from engine.training.frame import Observer, Request
from engine.training.image_presets import PRESETS
from engine.training.journal import Entry
from engine.training.replay import replay
from gui import theme
from gui.exportable import Made
from gui.files.drops import is_shared
from gui.lab import Lab
from gui.language import speaking
from gui.panels.curves import CurvesPanel
from gui.report.content import layers_table, report_of, results_table, setup_table, title_of
from gui.report.document import Block, Code, Figure, Heading, Paragraph, Report, Table
from gui.report.html import html
from gui.report.pdf import pdf

CHANGED = edit(Experiment(), "optimizer.learning_rate", 0.1)


@pytest.fixture(scope="module")
def frame():
    trainer = replay(Experiment(), (Entry(48, CHANGED, 2.0),), 120)
    return Observer().frame(trainer, Request(), False, 0.0, None)


@pytest.fixture
def pictures(qapp, qtbot, frame):
    theme.apply(qapp, "light", 1.0)
    lab = Lab.of(Experiment())
    panel = CurvesPanel(lab.document, lab.session)
    qtbot.addWidget(panel)
    panel.show_frame(frame)
    yield [(Made("Curves", panel.figure(theme.load("print"))), (24.0, 10.0))]
    lab.session.close()


@pytest.fixture
def report(frame, pictures):
    return report_of("A < B & C", frame, pictures, notes="First.\n\nSecond.")


class Checked(HTMLParser):
    """Notes what is opened and not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_the_setup_names_every_setting_and_its_value(qapp):
    rows = {name: value for name, value in setup_table(CHANGED).rows}  # noqa: C416
    assert rows["Optimizer"] == "SGD: Learning rate 0.1"
    assert rows["Batch size"] == "10 points"
    assert rows["Features"] == "x₁, x₂"
    assert (rows["Training share"], rows["Data seed"]) == ("0.75", "11")


def test_the_layers_come_to_their_sum(qapp):
    table = layers_table(Experiment())
    counts = [int(row[3]) for row in table.rows]
    assert counts == [0, 18, 28, 5, 51]
    assert layers_table(PRESETS[0].experiment).rows[0][2] == "28 × 28 × 1" or (
        layers_table(PRESETS[0].experiment).rows[0][2].replace("\xa0", " ") == "28 × 28 × 1"
    )


def test_a_report_says_what_was_changed_and_when(report):
    changes = [block for block in report.blocks if isinstance(block, Table)][-1]
    assert [(when, what.replace("\xa0", " ")) for when, what in changes.rows] == [
        ("2.0", "learning rate 0.03 → 0.1")
    ]


def test_the_shared_text_in_a_report_brings_the_run_back(report, frame):
    code = next(block for block in report.blocks if isinstance(block, Code))
    assert read_shared_text(code.text) == Recipe(Experiment(), frame.journal, 120)


def test_published_values_that_are_missed_are_marked(qapp):
    published = Published(
        id="B1", kind="exact", check="x", of="y", expected=(0.5, 2.0), tolerance=0.01
    )
    table = results_table([Measured(published, (0.5, 2.5))])
    assert [row[:3] for row in table.rows] == [("B1 (1)", "0.5", "0.5"), ("B1 (2)", "2", "2.5")]
    assert (set(table.good), set(table.bad)) == ({0}, {1})


def test_html_is_whole_and_fetches_nothing(report):
    text = html(report).decode("utf-8")
    checked = Checked()
    checked.feed(text)
    assert checked.open == []
    assert "<title>A &lt; B &amp; C</title>" in text
    assert not re.search(r'(src|href)="https?:', text)
    assert 'lang="en"' in text
    drawn = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    assert len(drawn) == 1
    ET.fromstring(drawn[0])


def test_ids_of_two_figures_in_one_document_differ(frame, pictures):
    text = html(report_of("Twice", frame, pictures * 2)).decode("utf-8")
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("write", [html, pdf], ids=["html", "pdf"])
def test_a_report_is_opened_as_the_run_that_it_reports(report, frame, tmp_path, write):
    file = tmp_path / "report"
    file.write_bytes(write(report))
    assert read_file(file) == Recipe(Experiment(), frame.journal, 120)


def test_a_pdf_has_pages_text_and_its_recipe(report, frame):
    reader = pypdf.PdfReader(io.BytesIO(pdf(report)))
    assert len(reader.pages) >= 2
    text = " ".join("\n".join(page.extract_text() for page in reader.pages).split()).replace(
        "\xa0", " "
    )
    assert "A < B & C" in text
    assert "learning rate 0.03 → 0.1" in text
    (attached,) = reader.attachments.values()
    assert Recipe.read(attached[0].decode("utf-8")).step == 120


@pytest.mark.parametrize("lines", range(22, 42))
def test_no_heading_stands_alone_at_the_foot_of_a_page(qapp, lines):
    filling = [Paragraph(f"Line {number}") for number in range(lines)]
    blocks: tuple[Block, ...] = (
        *filling,
        Heading("Again"),
        Paragraph("Copy " * 60),
        Code("x" * 2000),
    )
    reader = pypdf.PdfReader(io.BytesIO(pdf(Report("R", "", blocks, "en", ""))))
    (page,) = [text for each in reader.pages if "Again" in (text := each.extract_text())]
    assert "Copy" in page and "xxx" in page


def test_a_report_is_called_after_its_data_and_layers(qapp):
    assert title_of(Experiment()) == "XOR of Gaussians, 6-4"


def test_the_shared_text_can_be_copied_out_of_a_pdf(report, frame):
    reader = pypdf.PdfReader(io.BytesIO(pdf(report)))
    text = "".join(page.extract_text() for page in reader.pages)
    shared = text[text.index("glassnet:") : text.index("Made")]
    assert is_shared(shared)
    assert read_shared_text(shared) == Recipe(Experiment(), frame.journal, 120)


def test_a_report_is_in_the_language_that_is_spoken(frame, pictures):
    with speaking("ko"):
        korean = report_of("보고서", frame, pictures)
    headings = [block.text for block in korean.blocks if isinstance(block, Heading)]
    assert headings[:3] == ["설정", "층", "점수"]
    assert korean.language == "ko"


def test_figures_fit_on_the_sheet(frame, pictures):
    ((made, _),) = pictures
    report = report_of("Tall", frame, [(made, (40.0, 60.0))])
    figure = next(block for block in report.blocks if isinstance(block, Figure))
    assert figure.size.width_mm <= 170.01
    assert figure.size.height_mm <= 200.01
