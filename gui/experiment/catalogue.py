"""The catalogue: data sets by family, in the order in which they are shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.data.dataset import Dataset, datasets, point_sets
from engine.data.formula import FormulaSet
from engine.data.gaussians import GaussianMixture, GaussianSet
from engine.data.painted import Painted, painted_from
from engine.data.table_data import TableSet
from engine.data.tutorials import LegacyGaussianMixture
from engine.registry import knobs
from engine.training.material import draw

OWN = (Painted, TableSet, FormulaSet)


def families() -> list[tuple[str, list[str]]]:
    """Title and kinds of each family, in the language of the moment."""
    titles = {
        "gaussians": QCoreApplication.translate("Experiment", "Gaussians"),
        "shapes": QCoreApplication.translate("Experiment", "Shapes"),
        "regression": QCoreApplication.translate("Experiment", "Values (regression)"),
        "published": QCoreApplication.translate("Experiment", "From published tutorials"),
        "own": QCoreApplication.translate("Experiment", "Own data"),
    }
    found: dict[str, list[str]] = {family: [] for family in titles}
    for member in point_sets():
        found[family_of(member)].append(member.kind)
    # What everybody can set comes after what only wants to be chosen.
    for kinds in found.values():
        kinds.sort(key=lambda kind: datasets[kind] in (GaussianMixture, LegacyGaussianMixture))
    found["own"].sort(
        key=lambda kind: [issubclass(datasets[kind], own) for own in OWN], reverse=True
    )
    return [(titles[family], kinds) for family, kinds in found.items() if kinds]


def family_of(member: type[Dataset]) -> str:
    """Which family a data set belongs to: gaussians, shapes, regression, published or own."""
    if issubclass(member, OWN):
        return "own"
    if member.task == "regression":
        return "regression"
    if issubclass(member, LegacyGaussianMixture):
        return "published"
    return "gaussians" if issubclass(member, GaussianSet) else "shapes"


def gallery_order() -> list[str]:
    """Every kind, family after family."""
    return [kind for _, kinds in families() for kind in kinds]


def proposal(kind: str, present: Dataset, seed: int) -> Dataset:
    """The data set to ask for when a kind was chosen.

    A Gaussian mixture takes over the blocks of the Gaussian set that is there, own points the
    points that are there (drawn with that seed, where they have classes), a formula all but the
    formula.
    """
    member = datasets[kind]
    if member is GaussianMixture and isinstance(present, GaussianSet):
        return present.mixture()
    if member is Painted and present.class_count:
        names = getattr(present, "class_names", ())
        return painted_from(draw(present, seed), present.domains, names)
    if issubclass(member, FormulaSet) and isinstance(present, FormulaSet):
        kept = {name: getattr(present, name) for name in knobs(member) if name != "formula"}
        return member(**kept)
    return member()
