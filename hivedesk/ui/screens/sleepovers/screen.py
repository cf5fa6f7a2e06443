"""Sleepovers and day care: the rota of a month, the requests, the hosts, or one request in front of them."""

from datetime import date
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from hivedesk.casework.desk import Changed
from hivedesk.casework.stay_requests import open_requests
from hivedesk.domain.clocks import Deed
from hivedesk.foundation.counting import number_of
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.stay_ref import new_request_ref
from hivedesk.ui.screens.sleepovers.hosts_page import HostsPage
from hivedesk.ui.screens.sleepovers.request_page import RequestPage
from hivedesk.ui.screens.sleepovers.request_view_model import TABLES
from hivedesk.ui.screens.sleepovers.requests_page import RequestsPage
from hivedesk.ui.screens.sleepovers.rota_page import RotaPage
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.chips import FilterBar
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.pages import Pages
from hivedesk.ui.workplace import Workplace

REQUEST = "request/"  # and its id


class View(StrEnum):
    """What is shown; the value is the label."""

    ROTA = "Rota"
    REQUESTS = "Requests"
    HOSTS = "Hosts"


class SleepoversScreen(QWidget):
    """``opened`` with ``request/…`` shows that request, with a day (``2026-11-14``) its month, with a view's name
    that view."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.rota = RotaPage(workplace)
        self.requests = RequestsPage(workplace)
        self.hosts = HostsPage(workplace)
        self.request_page = RequestPage(workplace)
        self._build()
        self._connect()

    def opened(self, target: str = "") -> None:
        """Show a request, a month, a view, or what was shown."""
        if target.startswith(REQUEST):
            self.request_page.open(target.removeprefix(REQUEST))
            self._pages.setCurrentWidget(self.request_page)
            self.request_page.focus()
            return
        if target in View.__members__:
            self.view.select(View[target])
        elif target:
            self.view.select(View.ROTA)
            self.rota.go_to(date.fromisoformat(target))
        self._pages.setCurrentWidget(self._views)
        self._show()
        self._focus()

    def refresh(self, changed: Changed) -> None:
        """Read again what concerns the page that is shown."""
        if self._pages.currentWidget() is self.request_page:
            self.request_page.refresh(changed)
        elif self._shown is View.ROTA:
            self.rota.refresh(changed)
            if changed.tables & TABLES:
                self._count()
        elif changed.tables & TABLES:
            self._show()

    def came_back(self, changed: Changed | None) -> None:
        """Back from a form: as it was left."""
        if changed is not None:
            self.refresh(changed)

    # -- within

    @property
    def _shown(self) -> View:
        return next(view for view in View if view in self.view.selected())

    def _count(self) -> None:
        """Say how many need a host, whatever month is shown."""
        number = len(open_requests(self._workplace.desk))
        words = f"{View.REQUESTS.value} ({number:,})" if number else View.REQUESTS.value
        more = f"{number_of(number, 'request')} without a host, in whatever month" if number else ""
        self.view.set_text(View.REQUESTS, words, more)

    def _show(self) -> None:
        self._count()
        page = {View.ROTA: self.rota, View.REQUESTS: self.requests, View.HOSTS: self.hosts}[self._shown]
        self._inner.setCurrentWidget(page)
        if page is self.rota:
            self.rota.opened()
        elif page is self.requests:
            self.requests.read()
        else:
            self.hosts.read()

    def _focus(self) -> None:
        if self._shown is View.ROTA:
            self.rota.focus_first()
        elif self._shown is View.REQUESTS:
            self.requests.focus()
        else:
            self.hosts.focus()

    def _redraw(self) -> None:
        if self._pages.currentWidget() is self.request_page:
            self.request_page.read()
        elif self._shown is View.ROTA:
            self.rota.redraw()
        else:
            self._show()

    def _open_request(self, request_id: str) -> None:
        self._workplace.stay_wanted.emit(request_id)

    def _open_stay(self, request_id: str, _stay_id: str) -> None:
        self._open_request(request_id)

    def _open_host(self, family_id: str) -> None:
        self.view.select(View.HOSTS)
        self._show()
        self.hosts.choose(family_id)

    def _ask(self, day: object = None) -> None:
        ref = new_request_ref(day=day) if isinstance(day, date) else ""
        self._workplace.deed_wanted.emit(DeedWanted(Deed.ASK_FOR_STAY, record_id=ref))

    def _plan(self, first: date, last: date) -> None:
        from hivedesk.ui.screens.sleepovers.plan_dialog import open_plan  # when first asked for, for start-up time

        open_plan(self._workplace, self, first, last)

    def _ill(self) -> None:
        from hivedesk.ui.screens.sleepovers.ill_dialog import open_ill  # when first asked for, for start-up time

        open_ill(self._workplace, self)

    def _print(self, first: date) -> None:
        from hivedesk.ui.papers import open_rota  # the first document: for start-up time

        open_rota(self._workplace, self, first)

    def _build(self) -> None:
        self.view = FilterBar("View", [(view, view.value) for view in View], exclusive=True)
        self._inner = Pages()
        for page in (self.rota, self.requests, self.hosts):
            self._inner.addWidget(page)
        self._views = QWidget()
        layout = column(10, 28, 8, 28, 12, into=self._views)
        head = row(18)
        head.addWidget(label("Sleepovers", Role.TITLE))
        head.addWidget(self.view, 1)
        layout.addLayout(head)
        layout.addWidget(self._inner, 1)
        self._pages = Pages()
        self._pages.addWidget(self._views)
        self._pages.addWidget(self.request_page)
        column(0, into=self).addWidget(self._pages)

    def _connect(self) -> None:
        self.view.changed.connect(self._show)
        self.rota.stay_wanted.connect(self._open_stay)
        self.rota.new_request_wanted.connect(self._ask)
        self.rota.host_wanted.connect(self._open_host)
        self.rota.plan_wanted.connect(self._plan)
        self.rota.ill_wanted.connect(self._ill)
        self.rota.print_wanted.connect(self._print)
        self.requests.request_wanted.connect(self._open_request)
        self.requests.new_wanted.connect(self._ask)
        self.hosts.families_wanted.connect(lambda: self._workplace.screen_wanted.emit("families"))
        self.request_page.back_wanted.connect(lambda: self._workplace.screen_wanted.emit("sleepovers"))
        self._workplace.discreet_changed.connect(self._redraw)


def request_target(request_id: str) -> str:
    """What `SleepoversScreen.opened` is to be told for a request."""
    return f"{REQUEST}{request_id}"
