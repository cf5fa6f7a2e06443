"""The tables of Settings: backups, and the audit trail."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from hivedesk.casework.audit_trail import AuditLine
from hivedesk.foundation.clock import format_moment
from hivedesk.ui.screens.settings.view_model import BackupLine
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel


def backups_model(parent: QObject) -> RowsTableModel[BackupLine]:
    """The backups, the latest first."""
    return RowsTableModel(
        (
            Column("Taken", lambda line: line.when, strong=True),
            Column("Entries", lambda line: line.entries, width=110, right=True),
            Column("Size", lambda line: line.size, width=110, right=True),
        ),
        key=lambda line: line.key,
        parent=parent,
    )


def audit_model(parent: QObject, name: Callable[[str], str]) -> RowsTableModel[AuditLine]:
    """The acts; ``name`` gives a name as it may be shown now."""
    return RowsTableModel(
        (
            Column("When", lambda line: format_moment(line.at), width=190),
            Column("What", lambda line: line.told(name), strong=True, tip=lambda line: line.told(name)),
            Column("Who", lambda line: line.author, width=150, muted=True, tip=lambda line: line.author),
        ),
        key=lambda line: line.seq,
        parent=parent,
    )
