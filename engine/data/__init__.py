"""What a network learns from: data sets, features and preprocessing.

Importing the package registers every member of its registries, in the order of the menus.
"""

from engine.data import (
    dataset,
    features,
    formula,
    gaussians,
    mnist,
    painted,
    picture_files,
    picture_folder,
    preprocessing,
    shapes,
    table_data,
    tutorials,
)

__all__ = [
    "dataset",
    "features",
    "formula",
    "gaussians",
    "mnist",
    "painted",
    "picture_files",
    "picture_folder",
    "preprocessing",
    "shapes",
    "table_data",
    "tutorials",
]
