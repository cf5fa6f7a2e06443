"""*Send*: what waits, what will be sent, and every package that was sealed, with its state."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hivedesk.casework.exchange.set_up import set_up
from hivedesk.casework.exchange.standing import exchange_state, was_anything_sealed
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.clock import format_moment
from hivedesk.ui import theme
from hivedesk.ui.exchange_words import unsent_words
from hivedesk.ui.post_round import PostRound, RoundNews
from hivedesk.ui.screens.exchange.steps_card import StepsCard
from hivedesk.ui.screens.exchange.view_model import SentRow, round_words, sent_rows
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, EmptyState, FlowRow, ScrollPage
from hivedesk.ui.widgets.pages import Pages
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

_LEAST_TABLE = 220  # px at 100 per cent
_NOT_READABLE = "What it held is kept here only until its receipt."

_NOTHING_SENT = "Nothing was sent yet."
_ONLY_RECEIPTS = "Only receipts were sent so far, which say what arrived here; they are not listed."
_MISSING_CARD = "Still missing: the card of the other side, its six words compared by telephone."
_MISSING_MAILBOX = (
    "Still missing: the mailbox. Test it and save it under Keys and mailbox, and hand over your own card."
)


class SendPage(QWidget):
    """``trust_wanted``: the card or the mailbox is still to be set up; ``leaving_wanted``: read what will be sent."""

    trust_wanted = Signal()
    leaving_wanted = Signal()
    sent_wanted = Signal(object)  # SentRow: read what it holds

    def __init__(self, workplace: Workplace, post: PostRound) -> None:
        super().__init__()
        self._workplace, self._post = workplace, post
        self._build()
        post.moved.connect(self.read)
        post.ended.connect(self._ended)

    def read(self) -> None:
        """Show how it stands now."""
        if not self._workplace.desk.is_open:
            return
        state = exchange_state(self._workplace.desk)
        ready = bool(state.partners and state.mailbox)
        for card in (self._top_card, self._queue_card):
            card.setVisible(ready)
        self._first.setVisible(not ready)
        self._show_steps(ready=ready, has_card=bool(state.partners))
        busy, rows = self._post.is_busy, sent_rows(self._workplace.desk)
        self._waits.setText("On its way to the mailbox and back …" if busy else unsent_words(state))
        receipt = state.last_receipt
        none_yet = "No receipt yet." if rows else "No receipt yet: nothing was sent that asks for one."
        self._receipt.setText(f"Last receipt: {format_moment(receipt)}" if receipt else none_yet)
        self.send.setEnabled(not busy)
        self.stop.setVisible(busy)
        self.look.setEnabled(state.new > 0 and not busy)
        self._rows.set_rows(rows)
        self._tables.setCurrentIndex(0 if rows else 1)
        if not rows:
            self._none.setText(_ONLY_RECEIPTS if was_anything_sealed(self._workplace.desk) else _NOTHING_SENT)
        self._reading.setVisible(bool(rows))
        self._chosen(self.table.current_row())

    def _show_steps(self, *, ready: bool, has_card: bool) -> None:
        """At a Hive the steps to the first receipt; the service enrols its Hives elsewhere."""
        if self._workplace.desk.role is VaultRole.HIVE:
            self._steps.show_steps(set_up(self._workplace.desk))
            return
        self._steps.hide()
        self._missing.setText(_MISSING_MAILBOX if has_card else _MISSING_CARD)
        self._missing.setVisible(not ready)

    def focus(self) -> None:
        """Where the work goes on."""
        if self._top_card.isHidden():
            self._first.button.setFocus()
        else:
            self.send.setFocus()

    def send_now(self) -> None:
        """Begin a round."""
        self.problem.hide()
        self._post.start()

    def _chosen(self, chosen: SentRow | None) -> None:
        self.read_it.setEnabled(chosen is not None and chosen.readable)
        self._why_not.setText(_NOT_READABLE if chosen is not None and not chosen.readable else "")
        self._why_not.setVisible(bool(self._why_not.text()))

    def _open(self, row: SentRow | None) -> None:
        if row is not None and row.readable:
            self.sent_wanted.emit(row)

    def _to_retention(self) -> None:
        self._workplace.settings_wanted.emit("retention")

    def _prove(self) -> None:
        from hivedesk.ui.papers import open_exchange_proof  # the first document: for start-up time

        open_exchange_proof(self._workplace, self)

    def _ended(self, news: RoundNews) -> None:
        if news.problem is not None:
            self.problem.say(news.problem.message, news.problem.advice)
            announce(self, str(news.problem), urgent=True)
        else:
            self.problem.hide()
            if self.isVisible():
                self._workplace.said.emit(round_words(news.left, news.taken), False)

    def _build(self) -> None:
        scroll = ScrollPage(gap=12, margin=0)
        column(0, into=self).addWidget(scroll)
        self.problem = Banner(Tone.WARN, closable=True)
        self.problem.hide()
        scroll.body.addWidget(self.problem)
        self._steps = StepsCard()
        scroll.body.addWidget(self._steps)
        self._top_card, self._queue_card = self._top(), self._queue()
        self._first = EmptyState(
            "exchange",
            "Nothing can be sent yet",
            "Accept the card of the other side and set the mailbox first. All that is shared is sealed, so that "
            "nobody else can read it.",
            "Set it up",
            self.trust_wanted.emit,
        )
        # side by side in the page, not in a stack: a stack would squeeze what wraps at large text
        scroll.body.addWidget(self._top_card)
        scroll.body.addWidget(self._queue_card, 1)
        self._missing = label("", Role.STRONG, wrap=True)
        scroll.body.addWidget(self._missing)
        scroll.body.addWidget(self._first, 1)
        self._missing.hide()
        self._first.hide()

    def _top(self) -> QWidget:
        card = Card("To send")
        self._waits = label("", Role.STRONG, wrap=True)
        self._receipt = label("", Role.MUTED, wrap=True)
        self.send = button("Send now", self.send_now, role=Role.PRIMARY, icon_name="exchange")
        self.look = button("What will be sent", self.leaving_wanted.emit, icon_name="eye")
        self.proof = button("Sent and received", self._prove, icon_name="print", role=Role.QUIET)
        self.proof.setToolTip("A paper that proves what was sent and received, and when")
        self.erase = button("What may be erased", self._to_retention, icon_name="delete", role=Role.QUIET)
        self.erase.setToolTip("Families that left, once the service has confirmed that it has everything")
        if self._workplace.desk.role is not VaultRole.HIVE:
            self.erase.hide()
        self.stop = button("Stop", self._post.cancel, role=Role.QUIET)
        self.stop.hide()
        card.add(self._waits)
        card.add(self._receipt)
        card.add(FlowRow(self.send, self.look, self.proof, self.erase, self.stop))
        card.add(
            label(
                "HiveDesk also does this by itself every quarter of an hour while there is a network. Days without "
                "one do no harm.",
                Role.MUTED,
                wrap=True,
            )
        )
        return card

    def _queue(self) -> QWidget:
        card = Card("Sent")
        self._rows = RowsTableModel[SentRow](
            (
                Column("Sealed", lambda one: one.when, width=200),
                Column("To", lambda one: one.to, width=150, spare=3, tip=lambda one: one.to),
                Column("What", lambda one: one.what, strong=True, tip=lambda one: one.what),
                Column("Size", lambda one: one.size, width=80, right=True, spare=4),
                Column("State", lambda one: one.state, width=260, tone=lambda one: one.tone),
                Column("When", lambda one: one.more, width=260, muted=True, spare=2, tip=lambda one: one.more),
            ),
            key=lambda one: one.key,
        )
        self.table = TableView(self._rows, "Sent", zebra=True)
        self.table.setMinimumHeight(theme.px(_LEAST_TABLE))
        self._tables = Pages()
        self._tables.addWidget(self.table)
        self._none = label("", Role.MUTED, wrap=True)
        self._tables.addWidget(self._none)
        card.add(self._tables, 1)
        self.read_it = button("Read it", lambda: self._open(self.table.current_row()), icon_name="eye")
        self.read_it.setToolTip("Everything that was sealed, to the last field (Enter)")
        self._why_not = label("", Role.SMALL, wrap=True)
        self._reading = FlowRow(self.read_it, self._why_not)
        card.add(self._reading)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._chosen)
        return card
