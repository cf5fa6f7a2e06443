"""What to do when the laptop is lost; to be printed before it is."""

from functools import partial

from hivedesk.casework import lost_laptop
from hivedesk.casework.lost_laptop import LaptopContents
from hivedesk.foundation.background import Progress
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.screens.settings.section import Section
from hivedesk.ui.screens.settings.view_model import LOST_HOURS, State, lost_facts, lost_steps
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.banner import ErrorBanner
from hivedesk.ui.widgets.boxes import clear, column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.job_line import JobLine
from hivedesk.ui.widgets.key_values import KeyValueList
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import FlowRow
from hivedesk.ui.widgets.printing import print_pdf
from hivedesk.ui.workplace import Workplace


class LostSection(Section):
    """*This laptop was lost*: steps, what it held, and the card to print."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._contents: LaptopContents | None = None
        card = self.add_card(
            "This laptop was lost",
            "Once it is gone you cannot look here: print this card now, and keep it away from the laptop. Print it "
            "again now and then, so that the counts are right.",
        )
        self.errors = ErrorBanner()
        self.print = button("Print the card", self._print, role=Role.PRIMARY, icon_name="print")
        self.working = JobLine()
        for widget in (self.errors, FlowRow(self.print), self.working):
            card.add(widget)
        self._shown: tuple[str, ...] = ()
        self._steps = column(8)
        self.add_card("What to do").body.addLayout(self._steps)
        facts = self.add_card("What to tell them")
        self.facts = KeyValueList()
        facts.add(self.facts)
        hours = self.add_card("72 hours")
        hours.add(label(LOST_HOURS, wrap=True))
        self.body.addStretch(1)

    def show_state(self, state: State) -> None:
        """Show the counts of now."""
        self._contents = state.contents
        self.facts.set_pairs(lost_facts(state.contents))
        steps = lost_steps(state.contents)
        if steps != self._shown:
            self._shown = steps
            clear(self._steps)
            for number, step in enumerate(steps, start=1):
                self._steps.addWidget(label(f"{number}.  {step}", wrap=True, selectable=True))

    def _print(self) -> None:
        contents = self._contents
        if contents is None:
            return

        def work(_progress: Progress) -> bytes:
            return lost_laptop.card_pdf(contents)

        self.print.setEnabled(False)
        self.working.start(
            self._workplace.background, "Making the card", work, self._made, self.errors.show_error, self._ended
        )

    def _made(self, content: bytes) -> None:
        try:
            print_pdf(self, content, "If this laptop is lost", before=partial(self._log))
        except HiveDeskError as error:
            self.errors.show_error(error)

    def _log(self) -> None:
        self._workplace.do(lambda: lost_laptop.log_card_printing(self._workplace.desk))

    def _ended(self) -> None:
        self.print.setEnabled(True)
