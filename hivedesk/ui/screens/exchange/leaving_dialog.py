"""*What will be sent*: every record and field of the next package, to be read before it is sealed; and of one that is
sealed, until it has its receipt."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from hivedesk.casework.exchange import what_leaves
from hivedesk.casework.exchange.what_leaves import Leaving, WhatLeaves
from hivedesk.casework.household_names import all_names
from hivedesk.domain.exchange.wording import items
from hivedesk.foundation.background import Progress
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui import theme
from hivedesk.ui.act_dialog import ActDialog
from hivedesk.ui.screens.exchange.view_model import SentRow, field_pairs
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.banner import ErrorBanner
from hivedesk.ui.widgets.job_line import JobLine
from hivedesk.ui.widgets.key_values import KeyValueList
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import ScrollPage
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

_NARROW_BELOW = 900  # px at 100 per cent, of the screen
_LEAST, _HIGH = 150, 330


class LeavingDialog(ActDialog):
    """The list, and all fields of the chosen line beside it; beneath it where the screen is narrow. ``sent``: a package
    that is sealed, to be read; None: what will be sent next."""

    def __init__(self, workplace: Workplace, parent: QWidget, sent: SentRow | None = None) -> None:
        title = "What will be sent" if sent is None else "What was sealed"
        super().__init__(workplace, parent, title, wide=980, leave="Close")
        self._sent, self._title = sent, title
        self._names = all_names(workplace.desk)
        self._build()
        self.working.start(
            workplace.background,
            f"Reading {self._title[:1].lower()}{self._title[1:]}",
            self._work(),
            self._show,
            self._failed,
            lambda: None,
        )

    def _work(self) -> Callable[[Progress], WhatLeaves]:
        if self._sent is None:
            return what_leaves.what_leaves_job(self._workplace.desk)
        return what_leaves.what_was_sealed_job(self._workplace.desk, self._sent.key)

    def _build(self) -> None:
        self._count = label("", Role.MUTED, wrap=True)
        self.body.addWidget(self._count)
        self.errors = ErrorBanner()
        self.working = JobLine()
        self.body.addWidget(self.errors)
        self.body.addWidget(self.working)
        self._rows = RowsTableModel[Leaving](
            (
                Column("What", lambda one: _upper(one.kind), width=170, sort_key=lambda one: one.kind),
                Column("About", self._about, strong=True, sort_key=lambda one: one.about),
            ),
            key=lambda one: one.number,
        )
        self.table = TableView(self._rows, self._title, zebra=True)
        self.table.chosen.connect(self._chosen)
        self._fields = KeyValueList(when_empty="Choose a line: every field of it is shown here.")
        page = ScrollPage(gap=10, margin=14)
        page.body.addWidget(self._fields)
        page.body.addStretch(1)
        narrow = self.screen().availableGeometry().width() < theme.px(_NARROW_BELOW)
        split = QSplitter(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        for part in (self.table, page):
            part.setMinimumHeight(theme.px(_LEAST if narrow else _HIGH))
            split.addWidget(part)
        split.setSizes([theme.px(430), theme.px(480)])
        self.body.addWidget(split, 1)
        left_out = "What the sharing agreement leaves out is not here, and does not leave."
        self.body.addWidget(label(left_out, Role.SMALL, wrap=True))

    def _about(self, line: Leaving) -> str:
        return self._workplace.words(line.about)

    def _show(self, found: WhatLeaves) -> None:
        self._rows.set_rows(found.lines)
        if not found.lines:
            self._count.setText("Nothing new is to be sent.")
            return
        number, whose = items(len(found.lines)), ", ".join(sorted({one.partner for one in found.lines}))
        if self._sent is None:
            self._count.setText(f"{number}, sealed for {whose} alone.")
        else:
            self._count.setText(
                f"{number}, sealed for {whose} alone on {self._sent.sealed}. "
                "You can read it here until its receipt comes."
            )
        self.table.setFocus()
        self.table.selectRow(0)

    def _failed(self, error: HiveDeskError) -> None:
        self.errors.show_error(error)

    def _chosen(self, line: Leaving | None) -> None:
        pairs = field_pairs(line, self._names) if line is not None else []
        self._fields.set_pairs([(self._workplace.words(key), self._workplace.words(value)) for key, value in pairs])


def _upper(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
