"""Table sets: three columns of a table as points, kept in the experiment, which stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from engine.data.dataset import Dataset, FloatArray, IntArray, Samples, Task, datasets
from engine.data.points import CLASS_LIMIT, POINT_LIMIT, Points, check_count, check_labels
from engine.data.tables import Column, Table, read_table
from engine.registry import Effect, SettingError, knob

MARGIN = 0.05
"""Of the map beyond the outermost points, as a share of their range."""

IRIS = """petal length (cm),petal width (cm),sepal length (cm),species
1.4,0.2,5.1,setosa
1.4,0.2,4.9,setosa
1.3,0.2,4.7,setosa
1.5,0.2,4.6,setosa
1.4,0.2,5.0,setosa
1.7,0.4,5.4,setosa
1.4,0.3,4.6,setosa
1.5,0.2,5.0,setosa
1.4,0.2,4.4,setosa
1.5,0.1,4.9,setosa
4.7,1.4,7.0,versicolor
4.5,1.5,6.4,versicolor
4.9,1.5,6.9,versicolor
4.0,1.3,5.5,versicolor
4.6,1.5,6.5,versicolor
4.5,1.3,5.7,versicolor
4.7,1.6,6.3,versicolor
3.3,1.0,4.9,versicolor
4.6,1.3,6.6,versicolor
3.9,1.4,5.2,versicolor
6.0,2.5,6.3,virginica
5.1,1.9,5.8,virginica
5.9,2.1,7.1,virginica
5.6,1.8,6.3,virginica
5.8,2.2,6.5,virginica
6.6,2.1,7.6,virginica
4.5,1.7,4.9,virginica
6.3,1.8,7.3,virginica
5.8,1.8,6.7,virginica
6.1,2.5,7.2,virginica
"""
"""The first ten flowers of each species. Source: Fisher 1936, measured by Anderson."""

_iris = read_table(IRIS)
X1_NAME, X2_NAME, VALUE_NAME, LABEL_NAME = (column.name for column in _iris.columns)
_x1, _x2, _value = (_iris.column(name).values() for name in (X1_NAME, X2_NAME, VALUE_NAME))
_labels, SPECIES = _iris.column(LABEL_NAME).classes(np.ones(len(_x1), np.bool_))
_FLOWERS = np.column_stack([_x1, _x2])


@dataclass(frozen=True)
class TableSet(Dataset):
    """Points of a table, with the names that belong to them.

    row_count: the rows of the table that could be used; when it had more than an experiment may
    carry, the points are a sample of them. left_out: rows that were left out as incomplete.
    """

    points: Points = knob(
        Points(np.empty((0, 3))),
        help="The x₁, x₂ and class or value of every row",
        effect=Effect.DATA,
    )
    file_name: str = knob(
        "iris.csv", label="File", help="Where the rows come from", effect=Effect.DATA
    )
    x1_name: str = knob(
        X1_NAME, label="Column of x₁", help="What x₁ is in the table", effect=Effect.DATA
    )
    x2_name: str = knob(
        X2_NAME, label="Column of x₂", help="What x₂ is in the table", effect=Effect.DATA
    )
    target_name: str = knob(
        VALUE_NAME,
        label="Column of the target",
        help="What is to be learnt from the table",
        effect=Effect.DATA,
    )
    row_count: int = knob(
        len(_FLOWERS),
        label="Rows in the file",
        help="How many rows of the file could be used",
        effect=Effect.DATA,
        low=1,
        high=10**9,
    )
    left_out: int = knob(
        0,
        label="Rows left out",
        help="How many rows of the file were incomplete and left out",
        effect=Effect.DATA,
        low=0,
        high=10**9,
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.points) == 0:
            raise SettingError("A table expects at least one row, got none: choose another file")
        check_count(self.points)
        if self.row_count < len(self.points):
            raise SettingError(
                "Rows in the file expects at least the {points} rows that are held, got {got}: "
                "correct the number",
                points=len(self.points),
                got=self.row_count,
            )

    @property
    def drawn_sample(self) -> bool:
        """Whether the points are a sample of the rows, because the file had too many."""
        return self.row_count > len(self.points)

    @property
    def domain(self) -> tuple[float, float]:
        """The range that holds x1 and x2 both."""
        (low_1, high_1), (low_2, high_2) = self.domains
        return min(low_1, low_2), max(high_1, high_2)

    @property
    def domains(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The range of each column with a margin: centimetres may stand beside dollars."""
        x1, x2 = self.points.coordinates.T
        return _domain(x1), _domain(x2)


@datasets.register("table", label="Table (CSV): classes")
@dataclass(frozen=True)
class TableClasses(TableSet):
    """Two columns of a table as x₁ and x₂, and a third that names the class.

    Raises SettingError unless there are 2 to 10 classes.
    """

    points: Points = knob(
        Points.of(_FLOWERS, _labels),
        help="The x₁, x₂ and class of every row",
        effect=Effect.DATA,
    )
    target_name: str = knob(
        LABEL_NAME,
        label="Column of the class",
        help="What is to be learnt from the table",
        effect=Effect.DATA,
    )
    class_names: tuple[str, ...] = knob(
        SPECIES, help="What the classes are called, in order", effect=Effect.TRANSPLANT
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 2 <= len(self.class_names) <= CLASS_LIMIT:
            raise SettingError(
                "A table expects 2 to {limit} classes, got {got}: choose another column",
                limit=CLASS_LIMIT,
                got=len(self.class_names),
            )
        check_labels(self.points, self.class_count)

    @property
    def class_count(self) -> int:
        return len(self.class_names)

    def make(self, rng: np.random.Generator) -> Samples:
        targets = self.points.targets.astype(np.int64)
        return Samples(self.points.coordinates, targets, self.class_count)


@datasets.register("table_values", label="Table (CSV): values")
@dataclass(frozen=True)
class TableValues(TableSet):
    """Two columns of a table as x₁ and x₂, and a third that holds the value to be learnt."""

    task: ClassVar[Task] = "regression"

    points: Points = knob(
        Points.of(_FLOWERS, _value),
        help="The x₁, x₂ and value of every row",
        effect=Effect.DATA,
    )

    def make(self, rng: np.random.Generator) -> Samples:
        return Samples(self.points.coordinates, self.points.targets, 0)


def table_classes(
    table: Table,
    x1: str,
    x2: str,
    label: str,
    skip_incomplete: bool = False,
    limit: int = POINT_LIMIT,
    seed: int = 0,
) -> TableClasses:
    """A classification from the named columns; the label may be text or numbers.

    skip_incomplete: leave out rows in which one of the three is missing, and count them.
    limit: of more rows, so many are drawn with the seed, in their order.
    Raises SettingError with line and column where a column cannot serve.
    """
    columns = table.column(x1), table.column(x2)
    target = table.column(label)
    coordinates = np.column_stack([column.values() for column in columns])
    usable = _usable((*columns, target), skip_incomplete)
    labels, names = target.classes(usable)
    rows = _sample(len(labels), limit, seed)
    return TableClasses(
        points=Points.of(coordinates[usable][rows], labels[rows]),
        class_names=names,
        file_name=table.name,
        x1_name=x1,
        x2_name=x2,
        target_name=label,
        row_count=len(labels),
        left_out=table.row_count - len(labels),
    )


def table_values(
    table: Table,
    x1: str,
    x2: str,
    value: str,
    skip_incomplete: bool = False,
    limit: int = POINT_LIMIT,
    seed: int = 0,
) -> TableValues:
    """A regression from the named columns, otherwise as `table_classes`."""
    columns = table.column(x1), table.column(x2), table.column(value)
    numbers = np.column_stack([column.values() for column in columns])
    numbers = numbers[_usable(columns, skip_incomplete)]
    rows = _sample(len(numbers), limit, seed)
    return TableValues(
        points=Points(numbers[rows]),
        file_name=table.name,
        x1_name=x1,
        x2_name=x2,
        target_name=value,
        row_count=len(numbers),
        left_out=table.row_count - len(numbers),
    )


def _usable(columns: tuple[Column, ...], skip_incomplete: bool) -> NDArray[np.bool_]:
    """(rows,): where all columns hold something. Raises SettingError unless gaps are allowed."""
    usable: NDArray[np.bool_] = np.logical_and.reduce([column.given() for column in columns])
    if usable.all():
        return usable
    if not skip_incomplete:
        for column in columns:
            column.refuse_gap()
    if not usable.any():
        raise SettingError(
            "The columns {columns} expect a row in which all have a value, got none: choose others",
            columns=", ".join(column.name for column in columns),
        )
    return usable


def _sample(count: int, limit: int, seed: int) -> IntArray:
    """Indices of all rows, or of so many drawn at random, ascending."""
    if count <= limit:
        return np.arange(count)
    return np.sort(np.random.default_rng(seed).choice(count, limit, replace=False, shuffle=False))


def _domain(values: FloatArray) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    margin = MARGIN * (high - low) if high > low else max(1.0, abs(low))
    return low - margin, high + margin
