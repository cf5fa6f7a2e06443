"""The Settings screen: its sections at the left, the chosen one beside them; each is made when first shown."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from hivedesk.casework.desk import Changed
from hivedesk.foundation.settings import LaptopSettings
from hivedesk.ui import theme
from hivedesk.ui.icons import Ink, icon
from hivedesk.ui.screens.settings.section import LaptopChoices, Section
from hivedesk.ui.screens.settings.view_model import sections_of, state_of
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.page import PageHeader
from hivedesk.ui.workplace import Workplace


class SettingsScreen(QWidget):
    """``save`` is given the settings of this laptop whenever one is chosen: it keeps them and puts them in force."""

    def __init__(self, workplace: Workplace, laptop: LaptopSettings, save: Callable[[LaptopSettings], None]) -> None:
        super().__init__()
        self._workplace = workplace
        self._laptop = LaptopChoices(laptop, save)
        self._sections: dict[str, Section] = {}
        self._shown = ""
        whole = column(14, 28, 18, 18, 0, into=self)
        whole.addWidget(PageHeader("Settings"))
        beside = row(22)
        self.list = QListWidget()
        self.list.setAccessibleName("Sections of Settings")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.set_role(self.list, Role.PLAIN)
        self._entries = sections_of(workplace.desk.role)
        for entry in self._entries:
            item = QListWidgetItem(icon(entry.icon, Ink.MUTED), entry.label)
            item.setData(Qt.ItemDataRole.UserRole, entry.key)
            self.list.addItem(item)
        # assistive technology changes the selection, not the current row
        self.list.itemSelectionChanged.connect(self._chosen)
        self._pages = QStackedWidget()
        beside.addWidget(self.list)
        beside.addWidget(self._pages, 1)
        whole.addLayout(beside, 1)
        self._resize()
        theme.changes().changed.connect(self._resize)

    # -- what the window asks

    def opened(self, target: str = "") -> None:
        """Show a section: the one asked for, the one looked at last, or the first."""
        keys = [entry.key for entry in self._entries]
        key = target if target in keys else self._shown or keys[0]
        before = self._shown
        self.list.setCurrentRow(keys.index(key))
        if key == before:
            self._read()
        else:
            self._show(key)  # in case the line was marked already: the list marks its first on getting the keyboard

    def refresh(self, changed: Changed) -> None:
        """Read again what is shown; what is typed stays."""
        self._read()

    def section(self, key: str) -> Section:
        """A section, made when it is first asked for."""
        if key not in self._sections:
            made = self._make(key)
            made.acted.connect(self._read)
            made.section_wanted.connect(self.opened)
            self._sections[key] = made
            self._pages.addWidget(made)
        return self._sections[key]

    # -- within

    def _chosen(self) -> None:
        items = self.list.selectedItems()
        if items:
            self._show(str(items[0].data(Qt.ItemDataRole.UserRole)))

    def _show(self, key: str) -> None:
        if key != self._shown:
            self._shown = key
            self._pages.setCurrentWidget(self.section(key))
            self._read()

    def _read(self) -> None:
        shown = self._pages.currentWidget()
        if isinstance(shown, Section):
            state = self._workplace.ask(lambda: state_of(self._workplace.desk))
            if state is not None:
                shown.show_state(state)

    def _make(self, key: str) -> Section:
        """Each section's module is imported here: only the first one shown has to be quick."""
        match key:
            case "hive":
                from hivedesk.ui.screens.settings.hive_section import HiveSection

                return HiveSection(self._workplace)
            case "rules":
                from hivedesk.ui.screens.settings.rules_section import RulesSection

                return RulesSection(self._workplace.desk.role)
            case "passphrase":
                from hivedesk.ui.screens.settings.passphrase_section import PassphraseSection

                return PassphraseSection(self._workplace, self._laptop)
            case "cover":
                from hivedesk.ui.screens.settings.cover_section import CoverSection

                return CoverSection(self._workplace)
            case "backups":
                from hivedesk.ui.screens.settings.backups_section import BackupsSection

                return BackupsSection(self._workplace)
            case "retention":
                from hivedesk.ui.screens.settings.retention_section import RetentionSection

                return RetentionSection(self._workplace)
            case "audit":
                from hivedesk.ui.screens.settings.audit_section import AuditSection

                return AuditSection(self._workplace)
            case "appearance":
                from hivedesk.ui.screens.settings.appearance_section import AppearanceSection

                return AppearanceSection(self._laptop)
            case "breach":
                from hivedesk.ui.screens.settings.breach_section import BreachSection

                return BreachSection(self._workplace)
            case "lost":
                from hivedesk.ui.screens.settings.lost_section import LostSection

                return LostSection(self._workplace)
            case "about":
                from hivedesk.ui.screens.settings.about_section import AboutSection

                return AboutSection(self._workplace)
        raise KeyError(key)

    def _resize(self) -> None:
        size = theme.px(18)
        self.list.setIconSize(QSize(size, size))
        widest = 0
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setSizeHint(QSize(0, theme.px(38)))
            widest = max(widest, self.list.fontMetrics().horizontalAdvance(item.text()))
        self.list.setFixedWidth(widest + size + theme.space(46))
