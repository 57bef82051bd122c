"""Synonyms: other words by which the command finder finds something, in every language."""

from __future__ import annotations

from gui.language import QT_TRANSLATE_NOOP, Words

SYNONYMS = {
    "As code": Words(
        "Finder", QT_TRANSLATE_NOOP("Finder", "PyTorch, Keras, TensorFlow, NumPy, Python, program")
    ),
    "Export model…": Words(
        "Finder", QT_TRANSLATE_NOOP("Finder", "PyTorch, Keras, TensorFlow, ONNX, safetensors")
    ),
    "Animation…": Words("Finder", QT_TRANSLATE_NOOP("Finder", "GIF, video, film")),
    "Diagnostics": Words(
        "Finder", QT_TRANSLATE_NOOP("Finder", "histogram, vanishing gradients, dead units")
    ),
    "Curves": Words("Finder", QT_TRANSLATE_NOOP("Finder", "overfitting, underfitting")),
    "Experiment": Words(
        "Finder", QT_TRANSLATE_NOOP("Finder", "weight decay, regularization, L2, settings")
    ),
    "AdamW": Words("Finder", QT_TRANSLATE_NOOP("Finder", "weight decay")),
    "Step": Words("Finder", QT_TRANSLATE_NOOP("Finder", "learning rate decay")),
    "Exponential": Words("Finder", QT_TRANSLATE_NOOP("Finder", "learning rate decay")),
    "Inverse time": Words("Finder", QT_TRANSLATE_NOOP("Finder", "learning rate decay")),
    "Cosine": Words("Finder", QT_TRANSLATE_NOOP("Finder", "learning rate decay")),
}
"""By what a thing is called in English."""


def synonyms(english: str) -> tuple[str, ...]:
    """Other words for what is called so."""
    words = SYNONYMS.get(english)
    if words is None:
        return ()
    told = (word for text in words.everywhere() for word in text.split(", "))
    return tuple(dict.fromkeys(told))
