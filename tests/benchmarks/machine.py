"""What a benchmark ran on: processor, BLAS kernel, versions."""

from __future__ import annotations

import os
import platform
import sys


def describe() -> str:
    """One line for above a table of figures."""
    import numpy as np

    blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
    return (
        f"{processor()}, Python {sys.version.split()[0]}, NumPy {np.__version__}, "
        f"{blas['name']} {blas['version']} at {os.environ['OPENBLAS_NUM_THREADS']} thread, "
        f"kernel {kernel()}"
    )


def processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def kernel() -> str:
    """The OpenBLAS kernel in use, asked of the library that NumPy has loaded."""
    import ctypes

    import numpy as np  # noqa: F401  (loads the library)

    try:
        with open("/proc/self/maps", encoding="utf-8") as maps:
            paths = {line.split()[-1] for line in maps if "openblas" in line}
    except OSError:
        return "unknown"
    for path in paths:
        library = ctypes.CDLL(path)
        for prefix in ("scipy_", ""):
            for suffix in ("64_", ""):
                function = getattr(library, f"{prefix}openblas_get_corename{suffix}", None)
                if function is not None:
                    function.restype = ctypes.c_char_p
                    return str(function().decode())
    return "unknown"
