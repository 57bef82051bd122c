"""What a network learns from: data sets, features and preprocessing.

Importing the package registers every member of its registries, in the order of the menus.
"""

from engine.data import dataset, features, gaussians, preprocessing, shapes, tutorials

__all__ = ["dataset", "features", "gaussians", "preprocessing", "shapes", "tutorials"]
