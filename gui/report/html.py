"""A report as one HTML file: figures inside as SVG, nothing fetched from anywhere."""

from __future__ import annotations

import re
from html import escape

from engine.files.figure_recipe import in_html
from gui.background import Progress
from gui.figures import export, page
from gui.language import speaking
from gui.report.document import Block, Code, Figure, Heading, Paragraph, Report, Table
from gui.theme import load

STYLE = """
body { font: 16px/1.55 Pretendard, "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo",
       system-ui, sans-serif; color: #1d1d24; background: #fff; max-width: 46rem;
       margin: 3rem auto; padding: 0 1.25rem; word-break: keep-all; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2.4rem 0 .6rem; }
.muted { color: #63636f; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .32rem .9rem .32rem 0;
         border-bottom: 1px solid #e3e3e8; }
th { font-weight: 600; }
td.number, th.number { text-align: right; white-space: nowrap; }
.good td:last-child::after { content: " ✓"; color: #18794e; }
.bad td { color: #b3261e; }
.bad td:last-child::after { content: " ✗"; }
figure { margin: 1.6rem 0; break-inside: avoid; }
figure svg { width: 100%; height: auto; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f5f5f7; padding: .8rem;
      border-radius: 6px; font: .8rem/1.45 "JetBrains Mono", ui-monospace, monospace; }
@media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } }
"""

_NAMED = re.compile(r'((?:\bid="|\bhref="#|\burl\(#))')
"""Where an SVG names a part of itself, or uses it."""
_PROLOGUE = re.compile(r"^.*?(?=<svg)", re.DOTALL)


def html(report: Report, progress: Progress = lambda share: None) -> bytes:
    """The document in UTF-8. Its recipe is inside, where Glassnet finds it."""
    parts = []
    for number, block in enumerate(report.blocks):
        progress(number / len(report.blocks))
        parts.append(_block(block, report.language, number))
    body = "\n".join(parts)
    recipe = f"{in_html(report.recipe)}\n" if report.recipe else ""
    title = escape(report.title)
    return f"""<!doctype html>
<html lang="{report.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Glassnet">
<title>{title}</title>
<style>{STYLE}</style>
{recipe}</head>
<body>
<h1>{title}</h1>
<p class="muted">{escape(report.subtitle)}</p>
{body}
</body>
</html>
""".encode()


def _block(block: Block, language: str, number: int) -> str:
    if isinstance(block, Heading):
        return f"<h2>{escape(block.text)}</h2>"
    if isinstance(block, Paragraph):
        kind = ' class="muted"' if block.muted else ""
        return f"<p{kind}>{escape(block.text)}</p>"
    if isinstance(block, Code):
        return f"<pre>{escape(block.text)}</pre>"
    if isinstance(block, Table):
        return _table(block)
    return _figure(block, language, number)


def _table(table: Table) -> str:
    def row(cells: tuple[str, ...], tag: str, mark: str = "") -> str:
        kinds = (' class="number"' if at in table.numbers else "" for at in range(len(cells)))
        inner = "".join(
            f"<{tag}{kind}>{escape(cell)}</{tag}>" for cell, kind in zip(cells, kinds, strict=True)
        )
        return f"<tr{mark}>{inner}</tr>"

    lines = [row(table.head, "th")] if table.head else []
    for at, cells in enumerate(table.rows):
        mark = ' class="good"' if at in table.good else ' class="bad"' if at in table.bad else ""
        lines.append(row(cells, "td", mark))
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def _figure(figure: Figure, language: str, number: int) -> str:
    """An SVG with ids of its own: several in one document must not share theirs."""
    look = load("print")
    labels = export.Labels(figure.title)
    with speaking(language):
        drawn = export.svg(export.drawing(page.draw, figure.page, look), figure.size, labels=labels)
    text = _PROLOGUE.sub("", drawn.decode("utf-8"), count=1)
    text = _NAMED.sub(rf"\1f{number}-", text)
    return f'<figure role="img" aria-label="{escape(figure.title)}">{text}</figure>'
