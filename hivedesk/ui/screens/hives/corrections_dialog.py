"""*Corrections sent*: what was corrected in a Hive's records, and what its records say since."""

from PySide6.QtWidgets import QWidget

from hivedesk.casework.exchange.corrections import Correction, CorrectionState, corrections
from hivedesk.foundation.clock import format_moment
from hivedesk.ui.act_dialog import ActDialog
from hivedesk.ui.field_words import field_label, value_words
from hivedesk.ui.screens.hives.view_model import HiveRow
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

_TONES = {
    CorrectionState.STANDS: Tone.GOOD,
    CorrectionState.OWN_VALUE: Tone.WARN,
    CorrectionState.TAKEN_BACK: Tone.WARN,
    CorrectionState.REFUSED: Tone.DANGER,
    CorrectionState.SENT: Tone.INFO,
}
_SENTENCE = (
    "How each field stands by what the Hive sent last. Where it has its own value, the HCSW kept it, or has not "
    "decided yet: ring them. So too where it was taken back."
)


class CorrectionsDialog(ActDialog):
    """Every field that was corrected, the newest first."""

    def __init__(self, workplace: Workplace, parent: QWidget, hive: HiveRow) -> None:
        super().__init__(
            workplace, parent, "Corrections sent", heading=f"Corrections sent to {hive.name}", wide=900, leave="Close"
        )
        self._workplace = workplace
        self._rows = RowsTableModel[Correction](
            (
                Column(
                    "Family", lambda one: workplace.words(one.family) or "not known", width=130, strong=True, spare=1
                ),
                Column("Field", _field, tip=_field, least=110),
                Column(
                    "At the Hive", lambda one: one.state.value, width=206, tone=_tone, tip=lambda one: one.state.value
                ),
                Column("As corrected", lambda one: _words(one.value), width=150, spare=2),
                Column("Corrected", lambda one: format_moment(one.at), width=190, spare=3),
            ),
            key=lambda one: one.key,
        )
        self.table = TableView(self._rows, "Corrections sent", zebra=True)
        self.told = label("", wrap=True, selectable=True)
        found = corrections(workplace.desk, hive.key)
        self._rows.set_rows(found)
        if not found:
            nothing = "Nothing was corrected at this Hive yet. Choose Correct a record to begin."
            self.body.addWidget(label(nothing, wrap=True))
            return
        self.body.addWidget(label(_SENTENCE, Role.MUTED, wrap=True))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.told)
        self.table.chosen.connect(self._tell)
        self.table.selectRow(0)
        self.table.setFocus()

    def _tell(self, one: Correction | None) -> None:
        if one is not None:
            of = f" of {self._workplace.words(one.family)}" if one.family else ""
            corrected = f"corrected to {_words(one.value)} on {format_moment(one.at)}"
            self.told.setText(f"{_field(one)}{of}, {corrected}: {standing_words(one)}.")


def standing_words(one: Correction) -> str:
    """How a correction stands, within a sentence; where the Hive has another value, which."""
    state = f"{one.state.value[:1].lower()}{one.state.value[1:]}"
    if one.state is CorrectionState.TAKEN_BACK:
        return f"{state} by the HCSW, the Hive's value is {_words(one.now)}"
    if one.state is CorrectionState.OWN_VALUE:
        return f"the Hive {state}, {_words(one.now)}"
    return state


def _field(one: Correction) -> str:
    return field_label(one.table, one.field)


def _words(value: object) -> str:
    return value_words(value, {}) or "empty"


def _tone(one: Correction) -> Tone:
    return _TONES.get(one.state, Tone.PLAIN)
