"""The three views of sleepovers: how many requests wait is said beside each of them, whatever month is shown."""

from datetime import timedelta

from PySide6.QtWidgets import QPushButton

from hivedesk.casework import stays
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.ui.screens.sleepovers.screen import SleepoversScreen
from hivedesk.ui.workplace import Workplace
from tests.unit.casework.stay_worlds import a_home, a_stay_desk, ask


def told(screen):
    """The words of the chip, and what they count."""
    (chip,) = (one for one in screen.view.findChildren(QPushButton) if one.text().startswith("Requests"))
    return chip.text(), chip.accessibleDescription()


def test_requests_of_other_months_are_counted_beside_the_rota(qtbot, show_active):
    desk = a_stay_desk(a_home("Reed", "Ana"))
    workplace = Workplace(desk, ImmediateBackground())
    screen = SleepoversScreen(workplace)
    qtbot.addWidget(screen)
    workplace.changed.connect(screen.refresh)
    show_active(screen)
    screen.opened()
    assert told(screen) == ("Requests", "")
    first = ask(desk)
    ask(desk, "ana", family="reed", day=desk.today + timedelta(days=40))
    screen.opened()
    assert told(screen) == ("Requests (2)", "2 requests without a host, in whatever month")
    workplace.do(lambda: stays.offer_stay(desk, first, FamilyId("bell")))
    assert told(screen) == ("Requests (1)", "1 request without a host, in whatever month")
