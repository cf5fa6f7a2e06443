"""*Received*: messages of the service, fields that both sides changed, and every package that came."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from hivedesk.casework.exchange import overview
from hivedesk.casework.exchange.arrivals import Arrival, ArrivalKind, arrivals, look_at
from hivedesk.casework.exchange.standing import exchange_state
from hivedesk.domain.exchange.records import Decision, Notice
from hivedesk.foundation.clock import format_moment
from hivedesk.ui import theme
from hivedesk.ui.post_round import PostRound
from hivedesk.ui.screens.exchange.view_model import CameRow, ConflictRow, came_rows, conflict_rows
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.batches import Batches
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.key_values import KeyValueList
from hivedesk.ui.widgets.labels import Pill, label
from hivedesk.ui.widgets.page import Card, FlowRow, ScrollPage
from hivedesk.ui.widgets.pages import Pages
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

_LEAST_TABLE = 220  # px at 100 per cent


_TO_IT = {
    ArrivalKind.FAMILY: "Open the family's card",
    ArrivalKind.EVENT: "Open the event",
    ArrivalKind.RULES: "Rules in force",
}


class ReceivedPage(QWidget):
    """What came. ``seen``: one thing less is new."""

    seen = Signal()

    def __init__(self, workplace: Workplace, post: PostRound) -> None:
        super().__init__()
        self._workplace = workplace
        self._build()
        post.ended.connect(lambda _news: self.read())

    def read(self) -> None:
        """Show what came."""
        desk = self._workplace.desk
        if not desk.is_open:
            return
        state = exchange_state(desk)
        _count(self._new, state.unread, "new")
        _count(self._arrived, state.arrived, "new")
        _count(self._open, state.conflicts, "to decide")
        with self._scroll.scrolled_as_before():
            self._arrival_card.setVisible(self.arrivals.read())
            self._notice_card.setVisible(self.notices.read())
            self._conflict_card.setVisible(self.conflicts.read())
            rows = came_rows(desk)
            self._rows.set_rows(rows)
            self._tables.setCurrentIndex(0 if rows else 1)

    def focus(self) -> None:
        """Where the reading begins: what is new, else the list of all that came."""
        state = exchange_state(self._workplace.desk)
        where = self.arrivals if state.arrived else self.notices if state.unread else None
        presses = [made for made in where.findChildren(QAbstractButton) if made is not where.more] if where else []
        (presses[0] if presses else self.table).setFocus()
        if presses and state.arrived:  # it stands at the top, also where the page was laid out only now
            QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(0))

    def _arrival(self, arrival: Arrival) -> QWidget:
        whole = QWidget()
        layout = column(4, into=whole)
        title, whence = self._workplace.words(arrival.title), self._workplace.words(arrival.whence)
        head = row(10)
        head.addWidget(label(title, Role.STRONG, wrap=True), 1)
        if not arrival.seen:
            head.addWidget(Pill("New", Tone.INFO))
        layout.addLayout(head)
        came = f"{whence[:1].upper()}{whence[1:]}. Came {format_moment(arrival.came_at)}."
        layout.addWidget(label(came, Role.MUTED, wrap=True))
        to_it = button(_TO_IT[arrival.kind], partial(self._look_at, arrival), role=Role.QUIET)
        to_it.setAccessibleDescription(title)
        layout.addWidget(FlowRow(to_it))
        return whole

    def _look_at(self, arrival: Arrival) -> None:
        """Note that she has looked at it, and lead there."""
        self._workplace.do(lambda: look_at(self._workplace.desk, arrival), quiet=True)
        self.read()
        self.seen.emit()
        match arrival.kind:
            case ArrivalKind.FAMILY:
                self._workplace.family_wanted.emit(arrival.key)
            case ArrivalKind.EVENT:
                self._workplace.event_wanted.emit(arrival.key, None)
            case ArrivalKind.RULES:
                self._workplace.settings_wanted.emit("rules")

    def _open_came(self, came: CameRow) -> None:
        """What a package brought: what is new of it first."""
        if came.arrivals:
            self._look_at(min(came.arrivals, key=lambda one: one.seen))

    def _notice(self, notice: Notice) -> QWidget:
        whole = QWidget()
        layout = column(4, into=whole)
        head = row(10)
        head.addWidget(label(notice.title, Role.STRONG, wrap=True), 1)
        if notice.read_at is None:
            head.addWidget(Pill("New", Tone.INFO))
        layout.addLayout(head)
        layout.addWidget(label(format_moment(notice.came_at), Role.SMALL))
        layout.addWidget(label(notice.text, wrap=True, selectable=True))
        if notice.read_at is None:
            seen = button("I have read it", partial(self._read, notice.id), role=Role.QUIET, icon_name="tick")
            seen.setAccessibleDescription(notice.title)
            layout.addWidget(FlowRow(seen))
        return whole

    def _read(self, notice_id: str) -> None:
        self._workplace.do(lambda: overview.read_notice(self._workplace.desk, notice_id), quiet=True)
        self.read()

    def _conflict(self, conflict: ConflictRow) -> QWidget:
        whole = QWidget()
        layout = column(6, into=whole)
        about = self._workplace.words(conflict.about)
        layout.addWidget(label(f"{about}, {conflict.field}", Role.STRONG, wrap=True))
        pairs = (("Before", conflict.base), ("Here", conflict.ours), ("At the service", conflict.theirs))
        layout.addWidget(KeyValueList([(key, self._workplace.words(value)) for key, value in pairs]))
        if conflict.settled:
            layout.addWidget(label(conflict.settled, Role.SMALL, wrap=True))
            return whole
        if conflict.note:
            layout.addWidget(label(conflict.note, wrap=True))
        choices = [button("Keep mine", partial(self._decide, conflict.key, Decision.OURS))] if conflict.may_keep else []
        choices.append(button("Take the service's", partial(self._decide, conflict.key, Decision.THEIRS)))
        for made in choices:
            made.setAccessibleDescription(f"{about}, {conflict.field}")
        layout.addWidget(FlowRow(*choices))
        return whole

    def _decide(self, conflict_id: str, decision: Decision) -> None:
        self._workplace.do(lambda: overview.decide_conflict(self._workplace.desk, conflict_id, decision))
        self.read()

    def _what(self, came: CameRow) -> str:
        return self._workplace.words(came.what)

    def _build(self) -> None:
        self._scroll = ScrollPage(gap=12, margin=0)
        column(0, into=self).addWidget(self._scroll)
        self._arrival_card = Card("Families, events and rules that came")
        self._arrived = Pill("", Tone.INFO)
        self._arrival_card.heading.add(self._arrived)
        self.arrivals = Batches[Arrival](
            "of what came", lambda most: arrivals(self._workplace.desk, most), self._arrival
        )
        self._arrival_card.add(self.arrivals)
        self._notice_card = Card("Messages of the service")
        self._new = Pill("", Tone.INFO)
        self._notice_card.heading.add(self._new)
        self.notices = Batches[Notice](
            "Show more messages", lambda most: overview.notices(self._workplace.desk, most), self._notice
        )
        self._notice_card.add(self.notices)
        self._conflict_card = Card("Changed here and at the service")
        self._conflict_card.add(
            label("Nothing is lost: both values are kept, and Undo takes a decision back.", Role.MUTED, wrap=True)
        )
        self._open = Pill("", Tone.WARN)
        self._conflict_card.heading.add(self._open)
        self.conflicts = Batches[ConflictRow](
            "Show more fields", lambda most: conflict_rows(self._workplace.desk, most), self._conflict
        )
        self._conflict_card.add(self.conflicts)
        came = Card("What came")
        self._rows = RowsTableModel[CameRow](
            (
                Column("Came", lambda one: one.when, width=200),
                Column("From", lambda one: one.sender, width=190),
                Column("What", self._what, strong=True, tip=self._what),
                Column("State", lambda one: one.state, width=300, tone=lambda one: one.tone, tip=lambda one: one.state),
            ),
            key=lambda one: one.key,
        )
        self.table = TableView(self._rows, "What came", zebra=True)
        self.table.setMinimumHeight(theme.px(_LEAST_TABLE))
        self.table.opened.connect(self._open_came)
        self._tables = Pages()
        self._tables.addWidget(self.table)
        self._tables.addWidget(label("Nothing has come yet.", Role.MUTED, wrap=True))
        came.add(self._tables, 1)
        self._scroll.body.addWidget(self._arrival_card)
        self._scroll.body.addWidget(self._notice_card)
        self._scroll.body.addWidget(self._conflict_card)
        self._scroll.body.addWidget(came, 1)


def _count(pill: Pill, number: int, what: str) -> None:
    """How many are to be looked at; nothing where there are none."""
    pill.setText(f"{number:,} {what}")
    pill.setVisible(number > 0)
