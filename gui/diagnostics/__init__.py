"""Diagnostics of layers: a row of small pictures for each, on screen and on paper."""
