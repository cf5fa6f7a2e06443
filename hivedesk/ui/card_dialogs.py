"""Comparing the six words of a card by telephone, and withdrawing a card."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from hivedesk.casework import card_files
from hivedesk.casework.exchange import partners
from hivedesk.casework.exchange.partners import CardShown
from hivedesk.domain.exchange.records import Partner, PartnerRole
from hivedesk.domain.hive import VaultRole
from hivedesk.ui.act_dialog import ActDialog
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.file_dialog import ForgetfulFileDialog
from hivedesk.ui.widgets.form import FieldForm
from hivedesk.ui.widgets.key_values import KeyValueList
from hivedesk.ui.widgets.labels import label
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


class CompareDialog(ActDialog):
    """A card with its six words. It is accepted only once they were compared."""

    def __init__(self, workplace: Workplace, parent: QWidget, shown: CardShown) -> None:
        super().__init__(workplace, parent, "Compare the six words", wide=620)
        self._shown = shown
        self._build()

    def _build(self) -> None:
        partner = self._shown.partner
        self.body.addWidget(
            label(
                f"Ring {partner.person or partner.name} on a number that you know from elsewhere, not from this card. "
                "Have them read their six words to you. Accept the card only if all six are the same, in this order.",
                wrap=True,
            )
        )
        words = label(words_label(self._shown.words), Role.HEADING, wrap=True, selectable=True)
        words.setAccessibleName("Six words: " + ", ".join(self._shown.words))
        self.body.addWidget(words)
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
        self.body.addWidget(facts)
        if partner.role is PartnerRole.SERVICE:
            self.body.addWidget(
                label(
                    "Once it is accepted, the service can open this Hive with its own key: the records belong to "
                    "the council, and somebody has to be able to if you fall ill.",
                    Role.MUTED,
                    wrap=True,
                )
            )
        self.form = FieldForm()
        self.same = self.form.add("same", "", fields.check("All six words are the same, read to me by telephone"))
        self.body.addWidget(self.form)
        self.take = self.does("Accept the card", self._accept)
        self.take.setEnabled(False)
        self.form.changed.connect(lambda _key: self.take.setEnabled(bool(self.form.values()["same"])))
        self.same.control.setFocus()

    def _accept(self) -> None:
        if self._workplace.do(lambda: partners.accept_card(self._workplace.desk, self._shown)) is not None:
            self.accept()


class AnewDialog(ActDialog):
    """Asks before everything is told anew: it cannot be taken back."""

    def __init__(self, workplace: Workplace, parent: QWidget, partner: Partner) -> None:
        super().__init__(workplace, parent, "Send everything again", wide=520)
        self._partner = partner
        self.body.addWidget(
            label(
                f"With the next package everything is sent to {partner.name} again. Do this after one side "
                "restored a backup, and you have talked it over by telephone. It does no harm, and cannot be undone.",
                wrap=True,
            )
        )
        self.does("Send everything again", self._begin)

    def _begin(self) -> None:
        done = self._workplace.do(lambda: partners.begin_anew(self._workplace.desk, self._partner.id))
        if done is not None:
            self.accept()


class RenewDialog(ActDialog):
    """Asks before new keys are made, and says who does what then: it cannot be taken back."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, parent, "Make new keys")
        at_a_hive = workplace.desk.role is VaultRole.HIVE
        for words in (
            "Do this if somebody else may have your keys: a laptop was lost, stolen or copied. It cannot be undone.",
            "1.  New keys are made. What was sealed for the old ones can still be opened here.",
            f"2.  You save your card, and give it to {'the fostering service' if at_a_hive else 'every Hive'}.",
            f"3.  {'The service opens' if at_a_hive else 'Each HCSW opens'} it, and compares the six words with you by "
            "telephone. Until then nothing that you send is accepted there.",
            "4.  After that everything is sent again, by itself.",
        ):
            self.body.addWidget(label(words, wrap=True))
        self.does("Make new keys", self.accept, danger=True)


class WithdrawDialog(ActDialog):
    """Why a card is withdrawn."""

    def __init__(self, workplace: Workplace, parent: QWidget, partner: Partner) -> None:
        super().__init__(workplace, parent, "Withdraw the card", wide=520)
        self._partner = partner
        self.body.addWidget(
            label(
                f"Nothing more is accepted from {partner.name}, and nothing sent there, until they give you a new card."
                " Do this if their keys may be in other hands: a laptop was lost, stolen or copied.",
                wrap=True,
            )
        )
        self.form = FieldForm()
        self.form.add("why", "Why", fields.line(), required=True, help_text="For example: laptop lost on Thursday")
        self.body.addWidget(self.form)
        self.does("Withdraw the card", self._withdraw, danger=True)
        self.form.field("why").control.setFocus()

    def _withdraw(self) -> None:
        if not self.form.check():
            return
        why = self.form.values()["why"]
        done = self._workplace.do(lambda: partners.withdraw_card(self._workplace.desk, self._partner.id, why))
        if done is not None:
            self.accept()
