"""Tables and curves for LaTeX: every sign escaped, rules of booktabs, curves with their numbers."""

from __future__ import annotations

import shutil
import subprocess

import numpy as np
import pytest

from gui.figures.curve_figure import Curve, Mark
from gui.figures.latex import LONGEST_TABULAR, MOST_POINTS, escaped, latex_table, pgfplots
from gui.theme import load
from tests.gui.figures.scenes import loss_curves


def test_signs_of_tex_stand_for_themselves():
    assert escaped("50 % & #1_a {b} ~^\\") == (
        r"50 \% \& \#1\_a \{b\} \textasciitilde{}\textasciicircum{}\textbackslash{}"
    )


def test_raised_and_lowered_figures_and_greek_become_formulas():
    assert escaped("x₁²") == r"x\ensuremath{_{1}}\ensuremath{^{2}}"
    assert escaped("R² of η ≤ −3") == (
        r"R\ensuremath{^{2}} of \ensuremath{\eta} \ensuremath{\leq} \ensuremath{-}3"
    )


def test_a_table_has_rules_a_caption_and_numbers_at_the_right():
    found = latex_table("class,recall,F1\r\n한글,0.123456,2\r\nb&c,1e-07,\r\n", "50 % right")
    assert r"\begin{tabular}{lrr}" in found
    assert [found.count(rule) for rule in (r"\toprule", r"\midrule", r"\bottomrule")] == [1, 1, 1]
    assert r"한글 & 0.1235 & 2 \\" in found
    assert r"b\&c & 1e\ensuremath{-}7 &  \\" in found
    assert r"\caption{50 \% right}" in found
    assert r"\usepackage{booktabs}\usepackage{kotex}" in found.splitlines()[0]


def test_a_long_table_breaks_over_pages():
    rows = "\r\n".join(f"{i},{i / 3!r}" for i in range(LONGEST_TABULAR + 1))
    found = latex_table(f"a,b\r\n{rows}\r\n")
    assert r"\begin{longtable}{rr}" in found and r"\begin{table}" not in found
    assert latex_table("") == ""


def test_a_plot_has_its_axes_colours_dashes_and_every_number():
    found = pgfplots([loss_curves()], load("print"))
    assert found.count(r"\addplot") == 2 and found.count("dashed") == 1
    assert "xmin=0, xmax=100, xlabel={training time (epochs)}" in found
    assert r"\addlegendentry{train}" in found
    assert "(30,0.2943036)" in found
    assert found.count("{") == found.count("}") and found.count("[") == found.count("]")


def test_a_plot_keeps_gaps_logarithms_marks_and_smoothing():
    y = np.array([1.0, np.nan, 0.1])
    curve = Curve("손실 & x", np.arange(3.0), y)
    figure = loss_curves(curves=(curve,), smoothing=0.5, marks=(Mark(1.0, "rate → 0.1"),))
    found = pgfplots([figure, loss_curves()], load("print"))
    assert "(1,nan)" in found and "unbounded coords=jump" in found
    assert found.count(r"\begin{axis}") == 2
    assert r"rate \ensuremath{\to} 0.1" in found
    assert r"\usepackage{kotex}" in found
    assert "opacity=0.35, forget plot" in found


def test_of_very_many_values_the_last_is_kept():
    x = np.arange(10.0 * MOST_POINTS + 1)
    found = pgfplots([loss_curves(curves=(Curve("a", x, x),))], load("print"))
    points = found.count("(") - found.count("(0.5,-0.2)") - found.count("axis (")
    assert points <= MOST_POINTS + 10
    assert f"({x[-1]:.7g},{x[-1]:.7g})" in found


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")
def test_pdflatex_sets_table_and_plot(tmp_path):
    table = latex_table("x₁,η_a\r\n1.5,−3\r\n50 %,nan\r\n", "R² & more")
    plot = pgfplots([loss_curves()], load("print"))
    body = plot[plot.index(r"\definecolor") :].replace(r"\begin{document}", "")
    whole = (
        r"\documentclass{article}\usepackage{booktabs,pgfplots}\pgfplotsset{compat=1.17}"
        "\n\\begin{document}\n" + table + body
    )
    (tmp_path / "a.tex").write_text(whole, "utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "a.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stdout[-1500:].decode(errors="replace")
