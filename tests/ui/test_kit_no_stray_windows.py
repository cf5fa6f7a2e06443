"""Making a piece of a screen shows no window of its own, not even for a moment: it would take the keyboard away."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from hivedesk.domain.families import ChildInCare
from hivedesk.ui.follow_up_row import FollowUpRow
from hivedesk.ui.record_form import RecordForm
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.form import FieldForm
from hivedesk.ui.widgets.page import Card, EmptyState, PageHeader
from hivedesk.ui.widgets.stat_tile import StatTile


class Watch(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def watch(app):
    made = Watch()
    QApplication.instance().installEventFilter(made)
    yield made
    QApplication.instance().removeEventFilter(made)


def a_form() -> FieldForm:
    form = FieldForm()
    form.section("Heading", "A sentence.")
    form.add("name", "Name", fields.line(), help_text="Help")
    return form


def a_row() -> FollowUpRow:
    row = FollowUpRow("1")
    row.show_line("Ring the school", "Due today", about="About")
    return row


@pytest.mark.parametrize(
    "make",
    [
        lambda: PageHeader("Title", "A sentence"),
        lambda: Card("Heading"),
        lambda: EmptyState("search", "Nothing", "A sentence.", "Do this", print),
        lambda: Banner(Tone.WARN, "Words", "More words", closable=True),
        lambda: StatTile("3", "families", note="A note"),
        a_form,
        a_row,
        lambda: RecordForm(ChildInCare, lambda: date(2026, 11, 14), cards=True),
    ],
    ids=["header", "card", "empty", "banner", "tile", "form", "row", "record"],
)
def test_nothing_is_shown_while_it_is_made(qtbot, watch, make):
    made = make()
    qtbot.addWidget(made)
    assert watch.seen == []
    made.show()
    assert watch.seen == [type(made).__name__]
