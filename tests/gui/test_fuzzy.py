"""Fuzzy search: what answers, and what answers better."""

from __future__ import annotations

import pytest

from gui.fuzzy import score


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("reset", "Reset layout"),
        ("LAYOUT", "Reset layout"),
        ("rl", "Reset layout"),
        ("xor gau", "Dataset XOR of Gaussians"),
        ("gau xor", "Dataset XOR of Gaussians"),
        ("학습", "학습률"),
        ("학스", "학습률"),  # the second syllable half typed
        ("ㅎㅅㄹ", "학습률"),  # first consonants
        ("", "anything"),
    ],
)
def test_a_name_is_found(query, name):
    assert score(query, [name]) is not None


@pytest.mark.parametrize(
    ("query", "name"),
    [("layer", "Reset layout"), ("xor dog", "XOR"), ("ㄹㅅㅎ", "학습률"), ("eset", "Recent set")],
)
def test_a_name_is_not_found(query, name):
    assert score(query, [name]) is None


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("re", "Reset", "Word reset"),
        ("reset", "Word reset", "Preset"),
        ("reset", "Preset", "Rotate every set"),
        ("step", "Step", "Step by step"),
    ],
)
def test_the_nearer_name_scores_higher(query, better, worse):
    high, low = score(query, [better]), score(query, [worse])
    assert high is not None
    assert high > (-1e9 if low is None else low)


def test_the_best_of_several_names_counts():
    assert score("학습률", ["Learning rate", "학습률"]) == score("학습률", ["학습률"])
