"""The catalogue: data sets by family, in the order in which they are shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.data.dataset import Dataset, datasets
from engine.data.gaussians import GaussianMixture, GaussianSet
from engine.data.tutorials import LegacyGaussianMixture


def families() -> list[tuple[str, list[str]]]:
    """Title and kinds of each family, in the language of the moment."""
    titles = {
        "gaussians": QCoreApplication.translate("Experiment", "Gaussians"),
        "shapes": QCoreApplication.translate("Experiment", "Shapes"),
        "regression": QCoreApplication.translate("Experiment", "Values (regression)"),
        "published": QCoreApplication.translate("Experiment", "From published tutorials"),
    }
    found: dict[str, list[str]] = {family: [] for family in titles}
    for member in datasets:
        found[family_of(member)].append(member.kind)
    # What everybody can set comes after what only wants to be chosen.
    for kinds in found.values():
        kinds.sort(key=lambda kind: datasets[kind] in (GaussianMixture, LegacyGaussianMixture))
    return [(titles[family], kinds) for family, kinds in found.items() if kinds]


def family_of(member: type[Dataset]) -> str:
    """Which family a data set belongs to: gaussians, shapes, regression or published."""
    if member.task == "regression":
        return "regression"
    if issubclass(member, LegacyGaussianMixture):
        return "published"
    return "gaussians" if issubclass(member, GaussianSet) else "shapes"


def gallery_order() -> list[str]:
    """Every kind, family after family."""
    return [kind for _, kinds in families() for kind in kinds]


def proposal(kind: str, present: Dataset) -> Dataset:
    """The data set to ask for when a kind was chosen.

    A Gaussian mixture takes over the blocks of the Gaussian set that is there.
    """
    member = datasets[kind]
    if member is GaussianMixture and isinstance(present, GaussianSet):
        return present.mixture()
    return member()
