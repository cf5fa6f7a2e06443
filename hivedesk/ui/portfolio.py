"""The demonstration without a screen: every screen as a picture in light and dark, every document as a file."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from hivedesk.casework import documents, vaults
from hivedesk.casework.calendar import event_days
from hivedesk.casework.claims import claim_list
from hivedesk.casework.contact_log import chronology
from hivedesk.casework.desk import Desk
from hivedesk.casework.documents import Document, DocumentKind
from hivedesk.casework.exchange.errand import waiting_packages
from hivedesk.casework.exchange.partners import begin_anew, the_service
from hivedesk.casework.exchange.telling import keep_sealed, seal_job
from hivedesk.casework.exchange_proof import exchange_proof
from hivedesk.casework.families import list_families
from hivedesk.casework.handover_sheets import handover_sheet
from hivedesk.casework.lost_laptop import card_pdf, laptop_contents
from hivedesk.casework.monthly_summary import gather, work_out
from hivedesk.casework.rosters import leaders_sheet, roster_sheet
from hivedesk.casework.rota_print import rota_print
from hivedesk.casework.stay_requests import open_requests
from hivedesk.casework.training import training_of_the_hive
from hivedesk.casework.voices import voices_of_the_year
from hivedesk.domain.clocks import Deed
from hivedesk.domain.events.records import Event, EventKind
from hivedesk.domain.sleepovers.records import Stay
from hivedesk.domain.summary import month_before
from hivedesk.domain.summary.months import last_day
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import LONDON, Clock, FixedClock, local
from hivedesk.foundation.settings import LaptopSettings
from hivedesk.ui import theme
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.opening import open_deed
from hivedesk.ui.desk_shell import DeskShell
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.main_window import MainWindow
from hivedesk.ui.screens.sleepovers.plan_dialog import open_plan
from hivedesk.ui.screens.sleepovers.screen import SleepoversScreen
from hivedesk.ui.theme import Appearance

NOW = datetime(2026, 11, 19, 9, 5, tzinfo=LONDON)  # a Thursday; always the same, so that pictures can be compared
_SETTLE_MS = 20_000
_DEEDS = (
    Deed.RECORD_PLACEMENT,
    Deed.END_PLACEMENT,
    Deed.PUT_ON_HOLD,
    Deed.TRAINING,
    Deed.CLAIMS,
    Deed.HOST_OFFER,
    Deed.ASK_FOR_STAY,
)

Build = Callable[[Path, datetime], Desk]


def write_portfolio(application: QApplication, out: Path, build: Build) -> int:
    """Write it all into ``out``; the exit status."""
    with TemporaryDirectory(prefix="hivedesk-") as folder:
        desk = build(Path(folder) / "demonstration", NOW)
        desk.clock = FixedClock(NOW)
        try:
            for document in _documents(desk):
                documents.write_specimen(out, document)
            for appearance in (Appearance.LIGHT, Appearance.DARK):
                _Photographer(application, desk, appearance, out).photograph()
        finally:
            vaults.close_desk(desk)
    return 0


class _Photographer:
    """Opens each screen as the worker would, waits until its jobs are done, and takes its picture."""

    def __init__(self, application: QApplication, desk: Desk, appearance: Appearance, out: Path) -> None:
        self._application = application
        self._desk = desk
        self._appearance = appearance
        self._out = out
        self._background = QtBackground()

    def photograph(self) -> None:
        """All screens in one appearance."""
        theme.apply(self._application, self._appearance)
        clock: Clock = self._desk.clock
        window = MainWindow(LaptopSettings(), Path("/nowhere"))
        window.furnish(self._background, clock)
        window.resize(1366, 768)
        window.show_first_start()
        window.show()
        self._take(window, "first-start")
        window.show_folder(vaults.vault_of(self._desk).folder)
        self._take(window, "unlock")
        window.open_desk(self._desk)
        shell = window.shell
        assert shell is not None
        family = max(list_families(self._desk), key=lambda line: len(line.household.children_in_care)).household.family
        entry = chronology(self._desk, family.id)[-1].entry
        for name, screen, target in (
            ("today", "today", ""),
            ("families", "families", ""),
            ("family-card", "families", family.id),
            ("contact-log", "contact_log", ""),
            ("contact-entry", "contact_log", entry.id),
            ("calendar", "calendar", ""),
            ("sleepovers", "sleepovers", ""),
            ("stay-requests", "sleepovers", "REQUESTS"),
            ("hosts", "sleepovers", "HOSTS"),
            ("reports", "reports", ""),
            ("exchange", "exchange", "SEND"),
            ("exchange-received", "exchange", "RECEIVED"),
            ("exchange-keys", "exchange", "TRUST"),
            ("settings", "settings", ""),
            ("help", "guide", ""),
            ("import-families", "import", ""),
        ):
            shell.open(screen, target)
            self._take(window, name)
        event = _next_family_event(self._desk)
        shell.workplace.event_wanted.emit(event.id, None)
        self._take(window, "event")
        self._take_stays(window, shell)
        shell.log_contact(family.id)
        self._take(window, "contact-form")
        for deed in _DEEDS:
            self._take_deed(shell, DeedWanted(deed, family.id), deed.name.lower().replace("_", "-"))
        shell.open("today")
        shell.search()
        self._take(window, "search")
        self._background.cancel_all()
        window.shell = None  # the vault stays open for the next appearance
        window.close()
        window.deleteLater()

    def _take_stays(self, window: QWidget, shell: DeskShell) -> None:
        """A stay on its page, the hosts suggested for a request, and the plan of the month."""
        shell.workplace.stay_wanted.emit(_next_stay(self._desk).request_id)
        self._take(window, "stay")
        waiting = open_requests(self._desk)[0].request
        shell.workplace.stay_wanted.emit(waiting.id)
        screen = cast(SleepoversScreen, shell.screen_of("sleepovers"))
        screen.request_page.suggest()
        self._take(window, "suggested-hosts")
        first = local(waiting.starts_at).date().replace(day=1)
        plan = open_plan(shell.workplace, shell, first, last_day(first.year, first.month))
        self._take(plan, "plan")
        plan.reject()

    def _take_deed(self, shell: DeskShell, wanted: DeedWanted, name: str) -> None:
        """The dialog of a deed, left without saving."""
        dialog = open_deed(shell.workplace, shell, wanted)
        if dialog is not None:
            self._take(dialog, name)
            dialog.reject()

    def _take(self, window: QWidget, name: str) -> None:
        self._settle()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        window.grab().save(buffer, "PNG")
        content = bytes(buffer.data().data())
        documents.write_picture(self._out, f"{self._appearance.value}-{name}.png", content)

    def _settle(self) -> None:
        """Run the event loop until no job is left and nothing more is to be laid out."""
        loop = QEventLoop()
        give_up = QTimer()
        give_up.setSingleShot(True)
        give_up.timeout.connect(loop.quit)
        give_up.start(_SETTLE_MS)
        while self._background.count() and give_up.isActive():
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        for _ in range(20):
            loop.processEvents()


def _next_stay(desk: Desk) -> Stay:
    """The stay that is to begin next and has been authorised."""
    found = desk.store.select(Stay, "WHERE cancelled_on IS NULL AND authorised_on IS NOT NULL ORDER BY starts_at")
    to_come = [stay for stay in found if stay.starts_at > desk.clock.now()]
    return (to_come or found[-1:])[0]


def _next_family_event(desk: Desk) -> Event:
    """The one whose guests are asked; the demonstration has it."""
    last = desk.today + timedelta(days=75)
    return next(one.event for one in event_days(desk, desk.today, last) if one.event.kind is EventKind.FAMILY_EVENT)


def _package(desk: Desk) -> bytes:
    """Everything that is shared, sealed for the made-up service: it waits in the queue."""
    service = the_service(desk)
    assert service is not None
    begin_anew(desk, service.id)
    keep_sealed(desk, seal_job(desk)(NoProgress()))
    return waiting_packages(desk)[-1].content


def _documents(desk: Desk) -> list[Document]:
    now = desk.clock.now()
    view = work_out(gather(desk, *month_before(NOW.year, NOW.month)))
    household = max(list_families(desk), key=lambda line: len(line.household.children_in_care)).household
    last = desk.today
    entries = chronology(desk, household.family.id, last - timedelta(days=92), last)
    outside = documents.for_outside(view)
    claims = claim_list(desk, household.family.id, *month_before(NOW.year, NOW.month))
    training = training_of_the_hive(desk)
    event = _next_family_event(desk)
    sheet, leaders = roster_sheet(desk, event.id), leaders_sheet(desk, event.id)
    return [
        documents.summary_document(view, desk.author, now),
        documents.summary_document(outside, desk.author, now),
        documents.claim_list_document(claims, desk.hive, now, desk.author),
        documents.training_document(training, desk.hive, desk.policy, now, desk.author),
        documents.summary_spreadsheet(view, now),
        documents.roster_document(sheet, desk.hive, now, desk.author),
        documents.roster_document(leaders, desk.hive, now, desk.author, leaders_copy=True),
        documents.sign_in_document(sheet, desk.hive, now, desk.author),
        documents.badges_document(sheet, desk.hive, now, desk.author),
        documents.handover_sheet_document(handover_sheet(desk, _next_stay(desk).id), desk.hive, now, desk.author),
        documents.rota_document(rota_print(desk, NOW.year, NOW.month), desk.hive, now, desk.author),
        documents.voices_document(voices_of_the_year(desk), desk.hive, now, desk.author),
        documents.chronology_document(household, entries, desk.hive, desk.policy, now, desk.author),
        Document(DocumentKind.LOST_LAPTOP, card_pdf(laptop_contents(desk)), "this-laptop-was-lost.pdf"),
        documents.exchange_proof_document(exchange_proof(desk), desk.hive, desk.author),
        Document(DocumentKind.PACKAGE, _package(desk), "package.hive"),
        documents.recovery_sheet(desk.hive, "7K3M-PQ9X-2WVA-8ZRT-4HNC-D6GE-9JB1", now),
    ]
