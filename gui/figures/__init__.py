"""Figures: immutable data drawn by functions, the same on screen and on paper.

Every kind of figure has one `draw(painter, rect, figure, theme)`; lengths are device-independent
pixels. The live panels call it in `paintEvent`, the exports call it on a page.
"""
