"""The screens of the desk, in the order of the navigation, and how each is made when it is first opened."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from hivedesk.casework.desk import Changed
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.settings import LaptopSettings
from hivedesk.ui.post_round import PostRound
from hivedesk.ui.workplace import Workplace


class Screen(Protocol):
    """What the window asks of every screen."""

    def opened(self, target: str = "") -> None:
        """Shown (again): read the vault; ``target`` is the id of what to open in it, or ""."""
        ...

    def refresh(self, changed: Changed) -> None:
        """Something changed: read again what concerns the screen, without jumping."""
        ...


@runtime_checkable
class KeepsItsPlace(Protocol):
    """A screen that is still as it was left when she comes back from a form opened on it."""

    def came_back(self, changed: Changed | None) -> None:
        """The form is done with; what was changed there, if anything: show it without jumping."""
        ...


class FamilyForms(Protocol):
    """What the window asks of the families besides."""

    def edit(self, family_id: str) -> None:
        """Open a family's form."""
        ...

    def to_top(self) -> None:
        """Show the family's card from its beginning."""
        ...


class ContactForms(Protocol):
    """What the window asks of the contact log besides."""

    def open_form(self, family_id: str = "", planned_id: str = "") -> None:
        """Begin a new entry, about a planned call or visit where one is named."""
        ...

    def form_open(self) -> str:
        """The draft of the form in front of her, or ""."""
        ...

    def open_draft(self, form: str) -> None:
        """Go on with a draft."""
        ...


@dataclass(frozen=True)
class ScreenEntry:
    """A screen as the window knows it."""

    key: str
    label: str
    icon: str
    in_navigation: bool = True
    shown_under: str = ""  # which line of the navigation is marked while it is open
    chapter: str = ""  # of the guide, that F1 opens here
    roles: tuple[VaultRole, ...] = (VaultRole.HIVE,)  # at whose desk it is

    @property
    def under(self) -> str:
        """The line of the navigation that is marked."""
        return self.shown_under or self.key


_SERVICE, _BOTH = (VaultRole.SERVICE,), (VaultRole.HIVE, VaultRole.SERVICE)

SCREENS = (
    ScreenEntry("county", "County", "reports", chapter="county", roles=_SERVICE),
    ScreenEntry("hives", "Hives", "hive", chapter="service-desk", roles=_SERVICE),
    ScreenEntry("today", "Today", "today", chapter="today"),
    ScreenEntry("families", "Families", "families", chapter="families"),
    ScreenEntry("contact_log", "Contact log", "contact-log", chapter="contact-log"),
    ScreenEntry("calendar", "Calendar", "calendar", chapter="calendar"),
    ScreenEntry("sleepovers", "Sleepovers", "sleepovers", chapter="sleepovers"),
    ScreenEntry("reports", "Reports", "reports", chapter="month-end"),
    ScreenEntry("exchange", "Exchange", "exchange", chapter="exchange", roles=_BOTH),
    ScreenEntry("county_reports", "Reports", "print", chapter="county", roles=_SERVICE),
    ScreenEntry("settings", "Settings", "settings", chapter="keeping-safe", roles=_BOTH),
    ScreenEntry("guide", "Help", "help", roles=_BOTH),
    ScreenEntry("import", "Import families", "import", in_navigation=False, shown_under="families", chapter="families"),
)


def in_navigation(role: VaultRole) -> list[ScreenEntry]:
    """The lines of the navigation at this desk."""
    return [entry for entry in SCREENS if entry.in_navigation and role in entry.roles]


def first_screen(role: VaultRole) -> str:
    """What is shown when the desk is opened."""
    return in_navigation(role)[0].key


def make_screen(
    key: str,
    workplace: Workplace,
    laptop: LaptopSettings,
    save: Callable[[LaptopSettings], None],
    post: PostRound,
) -> QWidget:
    """A screen. Its module is imported here and not at start-up: only the first one shown has to be quick."""
    match key:
        case "today":
            from hivedesk.ui.screens.today.screen import TodayScreen

            return TodayScreen(workplace)
        case "families":
            from hivedesk.ui.screens.families.screen import FamiliesScreen

            return FamiliesScreen(workplace)
        case "contact_log":
            from hivedesk.ui.screens.contact_log.screen import ContactLogScreen

            return ContactLogScreen(workplace)
        case "calendar":
            from hivedesk.ui.screens.calendar.screen import CalendarScreen

            return CalendarScreen(workplace)
        case "sleepovers":
            from hivedesk.ui.screens.sleepovers.screen import SleepoversScreen

            return SleepoversScreen(workplace)
        case "reports":
            from hivedesk.ui.screens.reports.screen import ReportsScreen

            return ReportsScreen(workplace)
        case "hives":
            from hivedesk.ui.screens.hives.screen import HivesScreen

            return HivesScreen(workplace)
        case "exchange":
            from hivedesk.ui.screens.exchange.screen import ExchangeScreen

            return ExchangeScreen(workplace, post)
        case "settings":
            from hivedesk.ui.screens.settings.screen import SettingsScreen

            return SettingsScreen(workplace, laptop, save)
        case "county":
            from hivedesk.ui.screens.county.screen import CountyScreen

            return CountyScreen(workplace)
        case "county_reports":
            from hivedesk.ui.screens.county.reports_screen import CountyReportsScreen

            return CountyReportsScreen(workplace)
        case "guide":
            from hivedesk.ui.screens.guide.screen import GuideScreen

            return GuideScreen(workplace)
        case "import":
            from hivedesk.ui.screens.import_families.screen import ImportScreen

            return ImportScreen(workplace)
    raise KeyError(key)
