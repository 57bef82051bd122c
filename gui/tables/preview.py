"""The preview of a table: its first rows, with what each column stands for above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from gui import theme

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
WIDEST = 160
ROWS_SEEN = 8


class TablePreview(QTableView):
    """Shows texts in columns; the columns in use are set off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = _Rows(self)
        self.setModel(self.rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.verticalHeader().setDefaultSectionSize(theme.current().px(24))

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(620), now.px(24) * ROWS_SEEN + now.px(54))

    def show_rows(self, names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show columns of these names and their first rows."""
        self.rows.show(names, rows)
        self._fit()

    def show_roles(self, roles: Mapping[str, str]) -> None:
        """Say above columns, by their names, what they stand for."""
        self.rows.set_roles(roles)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns as wide as their contents, and wider where there is room for all."""
        self.resizeColumnsToContents()
        header, widest = self.horizontalHeader(), theme.current().px(WIDEST)
        count = header.count()
        for column in range(count):
            header.resizeSection(column, min(header.sectionSize(column), widest))
        spare = self.viewport().width() - header.length()
        for column in range(count if spare > 0 else 0):
            width = header.sectionSize(column) + spare * (column + 1) // count
            header.resizeSection(column, width - spare * column // count)


class _Rows(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self.texts: tuple[tuple[str, ...], ...] = ()
        self.roles: Mapping[str, str] = {}

    def show(self, names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.beginResetModel()
        self.names, self.texts = tuple(names), tuple(map(tuple, rows))
        self.endResetModel()

    def set_roles(self, roles: Mapping[str, str]) -> None:
        if roles == self.roles:
            return
        self.beginResetModel()  # the height of the header changes with it
        self.roles = dict(roles)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.texts)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.texts[index.row()]
        text = row[index.column()] if index.column() < len(row) else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.BackgroundRole and self.names[index.column()] in self.roles:
            return theme.current().accent_soft
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.names):
            return None
        name = self.names[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return name
        if role == Qt.ItemDataRole.DisplayRole:
            # Two lines in every header, so that none jumps when another column is chosen.
            return f"{name}\n{self.roles.get(name, '')}"
        return None
