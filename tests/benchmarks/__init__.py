"""Measurements, run by hand: python -m tests.benchmarks.NAME. They print figures and assert none.

Importing the package sets up BLAS, before any of its modules imports NumPy.
"""

import os

for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)  # they make OpenBLAS give up its best kernels
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
