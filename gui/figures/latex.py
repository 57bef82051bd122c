"""LaTeX: tables as booktabs, to be included, and curves as pgfplots, a document that compiles.

Signs beyond ASCII are written as commands, so that pdfLaTeX sets them; Hangul asks for kotex.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

import numpy as np

from gui.figures.axes import Axis
from gui.figures.curve_figure import Curve, CurvesFigure, curve_look
from gui.figures.smoothing import exponential_smoothing
from gui.numbers import SIGNIFICANT_DIGITS, format_number
from gui.theme import Theme

LONGEST_TABULAR = 40
"""Rows that fit on a page; more become a longtable, which breaks."""
PLAIN = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "\N{MINUS SIGN}": r"\ensuremath{-}",
    "\N{NO-BREAK SPACE}": "~",
    "×": r"\ensuremath{\times}",
    "·": r"\ensuremath{\cdot}",
    "±": r"\ensuremath{\pm}",
    "→": r"\ensuremath{\to}",
    "≤": r"\ensuremath{\leq}",
    "≥": r"\ensuremath{\geq}",
    "∞": r"\ensuremath{\infty}",
    "∇": r"\ensuremath{\nabla}",
    "∂": r"\ensuremath{\partial}",
    "Δ": r"\ensuremath{\Delta}",
    "Σ": r"\ensuremath{\Sigma}",
    "√": r"\ensuremath{\surd}",
    "–": "--",
    "—": "---",
    "…": r"\dots{}",
    "°": r"\ensuremath{^\circ}",
    "‖": r"\ensuremath{\Vert}",
    "’": "'",
    "“": "``",
    "”": "''",
}
GREEK = (
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"),
    *("lambda", "mu", "nu", "xi"),
)
LATER_GREEK = ("pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega")
PLAIN |= {chr(0x3B1 + i): rf"\ensuremath{{\{name}}}" for i, name in enumerate(GREEK)}
PLAIN |= {
    sign: rf"\ensuremath{{\{name}}}" for sign, name in zip("πρστυφχψω", LATER_GREEK, strict=True)
}
RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ", "0123456789-+n", strict=True))
LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉₋₊ₙ", "0123456789-+n", strict=True))
_SCRIPT = re.compile(rf"([{''.join(RAISED)}]+)|([{''.join(LOWERED)}]+)")
MOST_POINTS = 2000
"""Of one curve: TeX has no memory for many more."""
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_NUMBER = re.compile(r"-?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?|nan|-?inf")


def escaped(text: str) -> str:
    """Any text as LaTeX sets it: x₁ lowered, R² raised, & and % as themselves."""

    def script(found: re.Match[str]) -> str:
        raised, lowered = found.groups()
        if raised:
            return "\0^" + "".join(RAISED[sign] for sign in raised) + "\1"
        return "\0_" + "".join(LOWERED[sign] for sign in lowered) + "\1"

    marked = _SCRIPT.sub(script, text)
    parts = re.split("\0([_^])(.*?)\1", marked)
    found = ["".join(PLAIN.get(sign, sign) for sign in parts[0])]
    for kind, inner, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        found.append(rf"\ensuremath{{{kind}{{{inner}}}}}")
        found.append("".join(PLAIN.get(sign, sign) for sign in after))
    return "".join(found)


def needs_hangul(text: str) -> bool:
    return _HANGUL.search(text) is not None


def latex_table(table: str, caption: str = "") -> str:
    """A table (CSV, its first row the head) as booktabs, to be put into a document.

    Numbers are rounded to four significant digits and stand at the right, words at the left.
    """
    rows = [row for row in csv.reader(io.StringIO(table)) if row]
    if not rows:
        return ""
    head, body = rows[0], rows[1:]
    columns = max(map(len, rows))
    body = [[*row, *[""] * (columns - len(row))] for row in body]
    head = [*head, *[""] * (columns - len(head))]
    numeric = [all(_is_number(row[i]) or not row[i] for row in body) for i in range(columns)]
    layout = "".join("r" if each else "l" for each in numeric)
    head_line = " & ".join(escaped(cell) for cell in head) + r" \\"
    lines = [" & ".join(map(_cell, row)) + r" \\" for row in body]
    long = len(body) > LONGEST_TABULAR
    packages = r"\usepackage{booktabs}" + (r"\usepackage{longtable}" if long else "")
    if needs_hangul(table + caption):
        packages += r"\usepackage{kotex}"
    said = escaped(caption)
    if long:
        top = [rf"\caption{{{said}}}\\"] if said else []
        parts = [
            rf"\begin{{longtable}}{{{layout}}}", *top,
            r"\toprule", head_line, r"\midrule", r"\endhead", r"\bottomrule", r"\endfoot",
            *lines, r"\end{longtable}",
        ]  # fmt: skip
    else:
        top = [rf"\caption{{{said}}}"] if said else []
        parts = [
            r"\begin{table}", r"\centering", *top, rf"\begin{{tabular}}{{{layout}}}",
            r"\toprule", head_line, r"\midrule", *lines, r"\bottomrule",
            r"\end{tabular}", r"\end{table}",
        ]  # fmt: skip
    return "\n".join([f"% In the preamble: {packages}", *parts]) + "\n"


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell) is not None


def _cell(cell: str) -> str:
    if not _is_number(cell):
        return escaped(cell)
    value = float(cell)
    if value == int(value) if np.isfinite(value) else False:
        return escaped(format_number(int(value), group=False))
    return escaped(format_number(value, SIGNIFICANT_DIGITS, group=False))


def pgfplots(figures: Sequence[CurvesFigure], look: Theme) -> str:
    """Curves as a LaTeX document of its own, an axis a figure, with all their numbers in it."""
    words = "".join(
        f"{f.title}{f.x_axis.title(True)}{f.y_axis.title(True)}{[c.label for c in f.curves]}"
        for f in figures
    )
    lines = [
        "% Compile with pdflatex, xelatex or lualatex.",
        r"\documentclass[border=4pt]{standalone}",
        *([r"\usepackage{kotex}"] if needs_hangul(words) else []),
        r"\usepackage{pgfplots}",
        r"\pgfplotsset{compat=1.17}",
        *_colors(figures, look),
        r"\begin{document}",
    ]
    for number, figure in enumerate(figures):
        lines += [r"\quad"] if number else []
        lines += _picture(figure, number)
    return "\n".join([*lines, r"\end{document}"]) + "\n"


def _colors(figures: Sequence[CurvesFigure], look: Theme) -> list[str]:
    found = []
    for number, figure in enumerate(figures):
        for place, curve in enumerate(figure.curves):
            color = curve_look(curve, look, True)[0]
            value = color.name()[1:].upper()
            found.append(rf"\definecolor{{{_color(number, place)}}}{{HTML}}{{{value}}}")
    return found


def _color(number: int, place: int) -> str:
    return f"curve{number + 1}-{place + 1}"


def _picture(figure: CurvesFigure, number: int) -> list[str]:
    x, y = figure.x_axis, figure.y_axis
    lines = [
        r"\begin{tikzpicture}",
        r"\begin{axis}[",
        "  width=9cm, height=7cm, axis lines=left, grid=major, grid style={gray!25},",
        "  legend cell align=left, legend columns=-1,",
        "  legend style={draw=none, at={(0.5,-0.2)}, anchor=north, /tikz/every even column/"
        ".append style={column sep=6pt}},",
        rf"  title={{{escaped(figure.title)}}},",
        f"  {_axis('x', x)},",
        f"  {_axis('y', y)},",
        "]",
    ]
    for place, curve in enumerate(figure.curves):
        look = curve_dash(curve)
        values = curve.y
        if figure.smoothing and curve.smooth:
            values = exponential_smoothing(curve.y, figure.smoothing)
            lines += _plot(curve.x, curve.y, f"{_color(number, place)}, opacity=0.35, forget plot")
        lines += _plot(curve.x, values, f"{_color(number, place)}, thick{look}")
        lines.append(rf"\addlegendentry{{{escaped(curve.label)}}}")
    for mark in figure.marks:
        at = f"{mark.x:.6g}"
        lines.append(
            rf"\draw[dashed, gray] ({{axis cs:{at},0}} |- {{rel axis cs:0,0}}) -- "
            rf"({{axis cs:{at},0}} |- {{rel axis cs:0,1}});"
        )
        if mark.text:
            lines[-1] = lines[-1][:-1] + rf" node[left, rotate=90]{{{escaped(mark.text)}}};"
    return [*lines, r"\end{axis}", r"\end{tikzpicture}"]


def curve_dash(curve: Curve) -> str:
    """Dashes for all that is not learnt from: on paper colour alone does not tell them apart."""
    return "" if curve.role.value == "train" else ", dashed"


def _axis(name: str, axis: Axis) -> str:
    log = f"{name}mode=log, " if axis.log else ""
    label = escaped(axis.title(True))
    return f"{log}{name}min={axis.low:.6g}, {name}max={axis.high:.6g}, {name}label={{{label}}}"


def _plot(x: np.ndarray, y: np.ndarray, look: str) -> list[str]:
    """Gaps stay gaps: a coordinate that is not finite ends the line.

    Of very many values every so many-th is written, and the last.
    """
    stride = -(-len(x) // MOST_POINTS)
    if stride > 1:
        x, y = np.append(x[:-1:stride], x[-1]), np.append(y[:-1:stride], y[-1])
    points = [
        f"({a:.7g},{b:.7g})" if np.isfinite(b) else f"({a:.7g},nan)"
        for a, b in zip(x.tolist(), y.tolist(), strict=True)
    ]
    rows = [" ".join(points[start : start + 6]) for start in range(0, len(points), 6)]
    return [
        rf"\addplot[{look}, no markers, unbounded coords=jump] coordinates {{",
        *(f"  {row}" for row in rows),
        "};",
    ]
