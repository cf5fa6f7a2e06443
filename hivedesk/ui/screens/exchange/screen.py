"""The Exchange screen: what is sent, what came, whose keys are trusted."""

from enum import StrEnum

from PySide6.QtWidgets import QWidget

from hivedesk.casework.desk import Changed
from hivedesk.casework.exchange.standing import exchange_state
from hivedesk.domain.hive import VaultRole
from hivedesk.ui.post_round import PostRound, RoundNews
from hivedesk.ui.screens.exchange.directory_page import DirectoryPage
from hivedesk.ui.screens.exchange.received_page import ReceivedPage
from hivedesk.ui.screens.exchange.send_page import SendPage
from hivedesk.ui.screens.exchange.trust_page import TrustPage
from hivedesk.ui.screens.exchange.view_model import SentRow
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.chips import FilterBar
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.pages import Pages
from hivedesk.ui.workplace import Workplace


class View(StrEnum):
    """What is shown; the value is the label."""

    SEND = "Send"
    RECEIVED = "Received"
    TRUST = "Keys and mailbox"
    DIRECTORY = "Directory"


class ExchangeScreen(QWidget):
    """``opened`` with a view's name shows that view; with ``DIRECTORY`` and an id somebody of the directory."""

    def __init__(self, workplace: Workplace, post: PostRound) -> None:
        super().__init__()
        self._workplace = workplace
        self.send = SendPage(workplace, post)
        self.received = ReceivedPage(workplace, post)
        self.trust = TrustPage(workplace)
        self.directory = DirectoryPage(workplace)
        at_the_service = workplace.desk.role is VaultRole.SERVICE  # it keeps the directory under Hives
        views = [view for view in View if not (at_the_service and view is View.DIRECTORY)]
        self.view = FilterBar("View", [(view, view.value) for view in views], exclusive=True)
        layout = column(10, 28, 8, 28, 12, into=self)
        head = row(18)
        head.addWidget(label("Exchange", Role.TITLE))
        head.addWidget(self.view, 1)
        layout.addLayout(head)
        self._pages = Pages()
        for page in (self.send, self.received, self.trust, self.directory):
            self._pages.addWidget(page)
        layout.addWidget(self._pages, 1)
        self.view.changed.connect(self._show)
        self.send.trust_wanted.connect(self._to_trust)
        self.send.leaving_wanted.connect(self._leaving)
        self.send.sent_wanted.connect(self._leaving)
        self.trust.acted.connect(self._name_views)
        self.received.seen.connect(self._name_views)
        post.ended.connect(self._ended)
        workplace.discreet_changed.connect(self._show)

    def opened(self, target: str = "") -> None:
        """Show a view, or the one that was shown."""
        view, _, somebody = target.partition(" ")
        if view in View.__members__:
            self.view.select(View[view])
        self._show()
        if somebody:
            self.directory.show_person(somebody)
        else:
            self._page.focus()

    def refresh(self, changed: Changed) -> None:
        """Read again what is shown."""
        self._show()

    @property
    def _page(self) -> SendPage | ReceivedPage | TrustPage | DirectoryPage:
        (chosen,) = self.view.selected()
        pages: dict[object, SendPage | ReceivedPage | TrustPage | DirectoryPage] = {
            View.SEND: self.send,
            View.RECEIVED: self.received,
            View.TRUST: self.trust,
            View.DIRECTORY: self.directory,
        }
        return pages[chosen]

    def _show(self) -> None:
        self._pages.setCurrentWidget(self._page)
        self._name_views()
        self._page.read()

    def _name_views(self) -> None:
        if self._workplace.desk.is_open:
            state = exchange_state(self._workplace.desk)
            new = state.to_look_at
            self.view.set_text(View.RECEIVED, f"{View.RECEIVED.value} ({new})" if new else View.RECEIVED.value)

    def _to_trust(self) -> None:
        self.view.select(View.TRUST)
        self._show()
        self.trust.focus()

    def _leaving(self, sent: SentRow | None = None) -> None:
        from hivedesk.ui.screens.exchange.leaving_dialog import LeavingDialog  # when first asked for

        LeavingDialog(self._workplace, self, sent).open()

    def _ended(self, _news: RoundNews) -> None:
        self._name_views()
