"""Comparing the six words of a card by telephone, and withdrawing a card."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from hivedesk.casework import card_files
from hivedesk.casework.exchange import partners
from hivedesk.casework.exchange.partners import CardShown
from hivedesk.domain.exchange.records import Partner, PartnerRole
from hivedesk.ui import theme
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.file_dialog import ForgetfulFileDialog
from hivedesk.ui.widgets.form import FieldForm
from hivedesk.ui.widgets.key_values import KeyValueList
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import ScrollPage
from hivedesk.ui.workplace import Workplace

_CARDS = ["HiveDesk cards (*.hivecard)", "All files (*)"]


def words_label(words: Sequence[str]) -> str:
    """``1 nearly   2 plywood   …``: numbered, as they are read out."""
    return "     ".join(f"{number}\u00a0{word}" for number, word in enumerate(words, start=1))


def ask_for_card(workplace: Workplace, parent: QWidget, title: str, accepted: Callable[[], object]) -> None:
    """Ask for the file of a card, then show its six words; ``accepted`` comes once it counts."""
    dialog = ForgetfulFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(_CARDS)
    dialog.fileSelected.connect(lambda path: look_at_card(workplace, parent, Path(path), accepted))
    workplace.about_to_lock.connect(dialog.reject)
    dialog.open()


def look_at_card(workplace: Workplace, parent: QWidget, path: Path, accepted: Callable[[], object]) -> None:
    """Read a card and show its six words."""
    shown = workplace.ask(lambda: partners.look_at_card(workplace.desk, card_files.read_card_file(path)))
    if shown is not None:
        dialog = CompareDialog(workplace, parent, shown)
        dialog.accepted.connect(accepted)
        dialog.open()


class CompareDialog(QDialog):
    """A card with its six words. It is accepted only once they were compared."""

    def __init__(self, workplace: Workplace, parent: QWidget, shown: CardShown) -> None:
        super().__init__(parent)
        self._workplace, self._shown = workplace, shown
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Compare the six words")
        self.setAccessibleName("Compare the six words")
        self._build()
        workplace.about_to_lock.connect(self.reject)

    def _build(self) -> None:
        partner = self._shown.partner
        outer = column(14, 26, 22, 26, 18, into=self)
        outer.addWidget(label("Compare the six words", Role.TITLE, wrap=True))
        page = ScrollPage(gap=14, margin=0)  # at large text it is higher than the screen
        outer.addWidget(page, 1)
        page.body.addWidget(
            label(
                f"Ring {partner.person or partner.name} on a number that you know from elsewhere, not from this card. "
                "Have them read their six words to you. Accept the card only if all six are the same, in this order.",
                wrap=True,
            )
        )
        words = label(words_label(self._shown.words), Role.HEADING, wrap=True, selectable=True)
        words.setAccessibleName("Six words: " + ", ".join(self._shown.words))
        page.body.addWidget(words)
        facts = KeyValueList(
            (
                ("The card says", partner.name),
                ("Area", partner.area),
                ("Who answers", partner.person),
                ("Telephone", f"{partner.phone} (as the card says: check it)" if partner.phone else ""),
                ("Mailbox", partner.mailbox),
                ("Takes over from", self._shown.takes_over_from.name if self._shown.takes_over_from else ""),
            )
        )
        page.body.addWidget(facts)
        if partner.role is PartnerRole.SERVICE:
            page.body.addWidget(
                label(
                    "Once it is accepted, the service can open this Hive with its own key: the records belong to "
                    "the council, and somebody has to be able to if you fall ill.",
                    Role.MUTED,
                    wrap=True,
                )
            )
        self.form = FieldForm()
        self.same = self.form.add("same", "", fields.check("All six words are the same, read to me by telephone"))
        page.body.addWidget(self.form)
        foot = row(8)
        foot.addStretch(1)
        foot.addWidget(button("Cancel", self.reject))
        self.take = button("Accept the card", self._accept, role=Role.PRIMARY)
        self.take.setEnabled(False)
        self.take.setDefault(True)
        foot.addWidget(self.take)
        outer.addLayout(foot)
        self.form.changed.connect(lambda _key: self.take.setEnabled(bool(self.form.values()["same"])))
        page.body.addStretch(1)
        room = self.screen().availableGeometry().size() - QSize(40, 60)
        self.resize(QSize(theme.px(680), theme.px(470)).boundedTo(room))
        self.form.field("same").control.setFocus()

    def _accept(self) -> None:
        if self._workplace.do(lambda: partners.accept_card(self._workplace.desk, self._shown)) is not None:
            self.accept()


class AnewDialog(QDialog):
    """Asks before everything is told anew: it cannot be taken back."""

    def __init__(self, workplace: Workplace, parent: QWidget, partner: Partner) -> None:
        super().__init__(parent)
        self._workplace, self._partner = workplace, partner
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Send everything again")
        self.setAccessibleName("Send everything again")
        outer = column(14, 26, 22, 26, 18, into=self)
        outer.addWidget(label("Send everything again", Role.TITLE, wrap=True))
        outer.addWidget(
            label(
                f"With the next package everything is sent to {partner.name} again. Do this after one side "
                "restored a backup, and you have talked it over by telephone. It does no harm, and cannot be undone.",
                wrap=True,
            )
        )
        foot = row(8)
        foot.addStretch(1)
        foot.addWidget(button("Cancel", self.reject))
        again = button("Send everything again", self._begin, role=Role.PRIMARY)
        again.setDefault(True)
        foot.addWidget(again)
        outer.addLayout(foot)
        self.setMinimumWidth(theme.px(520))
        workplace.about_to_lock.connect(self.reject)

    def _begin(self) -> None:
        done = self._workplace.do(lambda: partners.begin_anew(self._workplace.desk, self._partner.id))
        if done is not None:
            self.accept()


class WithdrawDialog(QDialog):
    """Why a card is withdrawn."""

    def __init__(self, workplace: Workplace, parent: QWidget, partner: Partner) -> None:
        super().__init__(parent)
        self._workplace, self._partner = workplace, partner
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Withdraw the card")
        self.setAccessibleName("Withdraw the card")
        outer = column(14, 26, 22, 26, 18, into=self)
        outer.addWidget(label("Withdraw the card", Role.TITLE, wrap=True))
        outer.addWidget(
            label(
                f"Nothing more is accepted from {partner.name}, and nothing sent there, until they give you a new card."
                " Do this if their keys may be in other hands: a laptop was lost, stolen or copied.",
                wrap=True,
            )
        )
        self.form = FieldForm()
        self.form.add("why", "Why", fields.line(), required=True, help_text="For example: laptop lost on Thursday")
        outer.addWidget(self.form)
        foot = row(8)
        foot.addStretch(1)
        foot.addWidget(button("Cancel", self.reject))
        withdraw = button("Withdraw the card", self._withdraw, role=Role.DANGER)
        withdraw.setDefault(True)
        foot.addWidget(withdraw)
        outer.addLayout(foot)
        self.setMinimumWidth(theme.px(520))
        workplace.about_to_lock.connect(self.reject)
        self.form.field("why").control.setFocus()

    def _withdraw(self) -> None:
        if not self.form.check():
            return
        why = self.form.values()["why"]
        done = self._workplace.do(lambda: partners.withdraw_card(self._workplace.desk, self._partner.id, why))
        if done is not None:
            self.accept()
