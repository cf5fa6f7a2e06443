"""Reports at the service desk: the review as it will print, for any span, whole or for outside."""

import pytest

from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.ui import document_saving
from hivedesk.ui.screen_list import in_navigation
from hivedesk.ui.screens.county.reports_screen import CountyReportsScreen
from hivedesk.ui.screens.county.view_model import Preset
from hivedesk.ui.workplace import Workplace
from tests.exchange_desks import a_service_desk
from tests.ui.by_hand import press, settle, words_in_view
from tests.unit.casework.county_desks import a_county_desk, send

SEPTEMBER, OCTOBER = (2026, 9), (2026, 10)
NAMES = ("Avon", "Hamble", "Itchen", "Meon", "Test")


@pytest.fixture
def desk():
    desk = a_county_desk(*NAMES)
    for name in NAMES:
        for month in (SEPTEMBER, OCTOBER):
            if (name, month) != ("Meon", OCTOBER):
                send(desk, name.lower(), month, {"sessions.total": 12, "support_groups.held": 2})
    return desk


@pytest.fixture
def screen(qtbot, desk, show_active):
    made = CountyReportsScreen(Workplace(desk, ImmediateBackground()))
    qtbot.addWidget(made)
    made.resize(1150, 700)
    show_active(made)
    made.opened()
    settle()
    return made


def test_it_stands_in_the_navigation_of_the_service_alone():
    assert [entry.label for entry in in_navigation(VaultRole.SERVICE)] == [
        "County",
        "Hives",
        "Exchange",
        "Reports",
        "Settings",
        "Help",
    ]
    assert [entry.key for entry in in_navigation(VaultRole.HIVE)].count("county_reports") == 0


def test_the_review_is_shown_as_it_will_print(screen):
    assert screen.header.subtitle.text() == "County review, September to October 2026"
    assert screen.pane.pages() > 1
    assert screen.bar.missing.text() == "1 month not sent"


def test_another_span_makes_other_pages(screen):
    screen._choose(screen._model.preset(Preset.LAST_MONTH))
    assert screen.header.subtitle.text() == "County review, October 2026"


def test_the_version_for_outside_is_shown_before_it_leaves(qtbot, screen):
    screen.papers.outside.click()  # October is not there from every Hive
    assert not screen.papers.outside.isChecked()
    assert "There is no version of this span for use outside" in words_in_view(screen)
    whole = screen.pane.pages()
    screen._choose(type(screen._span)(SEPTEMBER, SEPTEMBER))
    screen.papers.outside.click()
    assert screen.papers.outside.isChecked() and screen.pane.pages() < whole


def test_the_spreadsheet_is_saved_from_here(qtbot, screen, tmp_path, monkeypatch):
    path = tmp_path / "county.xlsx"
    monkeypatch.setattr(document_saving.FileQuestion, "open", lambda self: self._then(path))
    press(qtbot, screen, "Save spreadsheet")
    assert path.read_bytes()[:2] == b"PK"


def test_an_empty_county_leads_to_the_hives(qtbot):
    workplace = Workplace(a_service_desk(), ImmediateBackground())
    wanted = []
    workplace.screen_wanted.connect(wanted.append)
    made = CountyReportsScreen(workplace)
    qtbot.addWidget(made)
    made.show()
    made.opened()
    press(qtbot, made, "Go to Hives")
    assert wanted == ["hives"]
