"""The tables of Settings: backups, the audit trail, and breaches of data protection."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from hivedesk.casework.audit_trail import AuditLine
from hivedesk.foundation.clock import format_moment
from hivedesk.ui.screens.settings.breach_view_model import BreachLine
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


def breaches_model(parent: QObject, words: Callable[[str], str]) -> RowsTableModel[BreachLine]:
    """The breaches, the latest first; ``words`` gives a text as it may be shown now."""
    return RowsTableModel(
        (
            Column("Noticed", lambda line: line.noticed, width=208, strong=True, spare=1),
            Column("What happened", lambda line: words(line.what), tip=lambda line: words(line.what)),
            Column("Report by", lambda line: line.until, width=196, spare=2),
            Column("State", lambda line: line.state, width=172, tone=lambda line: line.tone),
        ),
        key=lambda line: line.key,
        parent=parent,
    )
