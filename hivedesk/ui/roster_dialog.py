"""The papers at the door of an event: which of them, its pages as they will print, and the ways out."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from PySide6.QtWidgets import QWidget

from hivedesk.casework import documents
from hivedesk.casework.documents import Document
from hivedesk.domain.events.roster import RosterSheet
from hivedesk.foundation.background import Progress
from hivedesk.ui.document_dialog import DocumentDialog
from hivedesk.ui.document_saving import Outlet
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.chips import FilterBar
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.workplace import Workplace


class DoorPaper(StrEnum):
    """Which paper; the value is its label."""

    ROSTER = "Roster"
    LEADERS = "Leader's copy"
    SIGN_IN = "Sign-in sheet"
    BADGES = "Name badges"


_SENTENCES = {
    DoorPaper.ROSTER: "For whoever stands at the door. Allergies and diet are on it, because whoever is at the door "
    "needs them; health, medication and who must not collect a child are not.",
    DoorPaper.LEADERS: "With medical details and who must not collect a child: for the leader alone. That you read it "
    "is logged.",
    DoorPaper.SIGN_IN: "Lies open on the table: households and first names, room to sign, and nothing else.",
    DoorPaper.BADGES: "To cut out: first names alone. Blank ones for walk-ins come last.",
}


class RosterDialog(DocumentDialog):
    """Makes the pages of the paper that is chosen; the guarded details are read once the leader's copy is."""

    def __init__(
        self, workplace: Workplace, parent: QWidget, sheet: RosterSheet, leaders_sheet: Callable[[], RosterSheet]
    ) -> None:
        super().__init__(parent, Outlet.of(workplace), "Print roster")
        self._workplace = workplace
        self._sheet = sheet
        self._leaders: RosterSheet | None = None
        self._read_leaders = leaders_sheet
        self.papers = FilterBar("Which paper", [(paper, paper.value) for paper in DoorPaper], exclusive=True)
        self.sentence = label("", Role.MUTED, wrap=True)
        self.options.addWidget(self.papers)
        self.options.addWidget(self.sentence)
        self.papers.changed.connect(self.make_pages)

    def choose(self, paper: DoorPaper) -> None:
        """Show this paper."""
        if self.papers.selected() == {paper}:
            self.make_pages()
        else:
            self.papers.select(paper)

    def make_pages(self) -> None:
        """Make the pages of the paper that is chosen."""
        paper = next(one for one in DoorPaper if one in self.papers.selected())
        self.sentence.setText(_SENTENCES[paper])
        self.pane.clear()
        sheet = self._leaders_sheet() if paper is DoorPaper.LEADERS else self._sheet
        if sheet is None:
            self.nothing("")
            return
        desk = self._workplace.desk
        make = partial(_MAKERS[paper], sheet, desk.hive, desk.clock.now(), desk.author)

        def work(_progress: Progress) -> Document:
            return make()

        self.make(work, "Making the pages")

    def _leaders_sheet(self) -> RosterSheet | None:
        """Read, and logged, once while the dialog is open; None where the event is gone (and that was said)."""
        if self._leaders is None:
            self._leaders = self._workplace.ask(self._read_leaders)
        return self._leaders


_MAKERS: dict[DoorPaper, Callable[..., Document]] = {
    DoorPaper.ROSTER: documents.roster_document,
    DoorPaper.LEADERS: partial(documents.roster_document, leaders_copy=True),
    DoorPaper.SIGN_IN: documents.sign_in_document,
    DoorPaper.BADGES: documents.badges_document,
}
