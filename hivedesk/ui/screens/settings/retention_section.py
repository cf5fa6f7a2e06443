"""What may be erased on this laptop: families that left, once the service has confirmed that it has everything."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hivedesk.casework import retention
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.retention import Erasable
from hivedesk.foundation.clock import format_date, format_moment
from hivedesk.ui.screens.settings.section import Section
from hivedesk.ui.screens.settings.view_model import State
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import clear, column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import FlowRow, divider
from hivedesk.ui.workplace import Workplace


class RetentionSection(Section):
    """A line for each family that left. Erasing asks once more, since it cannot be undone."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._asked = ""  # the family about which it is asked once more
        card = self.add_card(
            "What may be erased here",
            "The service keeps the records for as long as the regulations ask. This laptop need not keep a family that "
            "left, once the service has confirmed that it has everything. Names, texts and dates of birth are then "
            "gone from this Hive for good; what is counted stays, so the summaries do not change.",
        )
        card.add(Banner(Tone.INFO, "Older backups still hold it until they are pruned, a few weeks later at most."))
        self._list: QVBoxLayout = column(10)
        card.body.addLayout(self._list)
        self.body.addStretch(1)

    def show_state(self, state: State) -> None:
        """Read the list."""
        found = self._workplace.ask(lambda: retention.what_may_be_erased(self._workplace.desk)) or []
        clear(self._list)
        if not found:
            self._list.addWidget(label("No family that left is still here.", Role.MUTED, wrap=True))
        for number, one in enumerate(found):
            if number:
                self._list.addWidget(divider())
            self._list.addWidget(self._line(one))

    def _line(self, one: Erasable) -> QWidget:
        whole = QWidget()
        layout = column(4, into=whole)
        name = self._workplace.name(one.name)
        left = f"Left {format_date(one.left_on)}" if one.left_on else "Left"
        receipt = f"; last confirmed {format_moment(one.receipt_at)}" if one.receipt_at else ""
        layout.addWidget(label(name, Role.STRONG, wrap=True))
        layout.addWidget(label(f"{left}{receipt}.", Role.MUTED, wrap=True))
        if one.why_not:
            layout.addWidget(label(one.why_not, wrap=True))
            return whole
        if self._asked == one.family_id:
            layout.addWidget(label("It cannot be undone.", Role.ERROR, wrap=True))
            sure = button("Erase for good", partial(self._erase, one.family_id), role=Role.DANGER)
            keep = button("Keep it", partial(self._ask, ""))
            for made in (sure, keep):
                made.setAccessibleDescription(name)
            layout.addWidget(FlowRow(sure, keep))
        else:
            erase = button("Erase", partial(self._ask, one.family_id), icon_name="delete")
            erase.setAccessibleDescription(name)
            layout.addWidget(FlowRow(erase))
        return whole

    def _ask(self, family_id: str) -> None:
        self._asked = family_id
        self.acted.emit()

    def _erase(self, family_id: FamilyId) -> None:
        self._asked = ""
        self._workplace.do(lambda: retention.erase_family(self._workplace.desk, family_id))
        self.acted.emit()
