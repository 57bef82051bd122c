"""Halves: work that is large enough is done by two threads, each of which has half of it.

NumPy lets go of the interpreter inside a product, so that two products run at once. A thread lives
for one call only; to begin and end it takes as long as a product of some ten million
multiplications. The halves are the same whatever the machine, and so is what comes out.
"""

from __future__ import annotations

import contextvars
import os
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Run = Callable[[], object]

WORTH = 1 << 25
"""Multiplications from which on a product is done in halves."""


def cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


ALONE = cores() < 2


def both(first: Run, second: Run) -> None:
    """Do two things that do not touch each other, at once where there are two processors."""
    if ALONE:
        first()
        second()
        return
    context = contextvars.copy_context()  # what NumPy is told of overflow holds there too
    helper = threading.Thread(target=context.run, args=(first,), name="glassnet-half")
    helper.start()
    second()
    helper.join()


def product(left: Array, right: Array, out: Array) -> Callable[[Array, Array], object]:
    """What computes left · right: its method `dot`, or two halves of a large one.

    Called with (right, out), the arrays that it was made for. The halves are of the rows of `left`,
    or of the columns of `right` where they are more and `left` is a transposed matrix.
    """
    rows = left.shape[0]
    if left.ndim != 2 or right.ndim != 2 or left.size * right.shape[1] < WORTH or rows < 2:
        return left.dot
    if not left.flags.c_contiguous:
        if right.shape[1] > rows and right.flags.c_contiguous:
            return _columns(left, right, out)
        return left.dot  # half a transposed matrix takes BLAS longer than the whole
    half = rows // 2
    top, bottom = left[:half], left[half:]
    out_top, out_bottom = out[:half], out[half:]

    def multiply(right: Array, out: Array) -> None:
        both(lambda: top.dot(right, out_top), lambda: bottom.dot(right, out_bottom))

    return multiply


def _columns(left: Array, right: Array, out: Array) -> Callable[[Array, Array], object]:
    half = right.shape[1] // 2
    first, second = right[:, :half], right[:, half:]
    out_first, out_second = out[:, :half], out[:, half:]

    def multiply(right: Array, out: Array) -> None:
        both(
            lambda: np.matmul(left, first, out_first),
            lambda: np.matmul(left, second, out_second),
        )

    return multiply
