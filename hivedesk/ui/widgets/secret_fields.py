"""What opens a vault: the passphrase, or the code on the recovery sheet in its place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hivedesk.ui.theme import Role
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.form import FieldForm
from hivedesk.ui.widgets.passphrase import PassphraseField, caps_lock_hint

_KEYS = {False: "passphrase", True: "code"}
_NAMES = {False: "Passphrase", True: "Recovery code"}
_OTHER_WAYS = {False: "Use the recovery code", True: "Use the passphrase"}
_CODE_HELP = "Seven groups of five, from the recovery sheet. Small letters will do; spaces and dashes do not matter."


class SecretField(QWidget):
    """One field at a time; ``way_changed`` comes when she asks for the other (True: the recovery code).

    The button ``other_way`` is put into the layout by whoever uses the field.
    """

    way_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._by_code = False
        self.form = FieldForm()
        self._passphrase, self._code = fields.passphrase(), fields.line(max_length=400)
        hints = QWidget()  # hides and shows with the field, whatever the hint in it does
        hint_layout = column(0, into=hints)
        if isinstance(self._passphrase.control, PassphraseField):
            hint_layout.addWidget(caps_lock_hint(self._passphrase.control))
        self.form.add("passphrase", _NAMES[False], self._passphrase, beneath=hints)
        self.form.add("code", _NAMES[True], self._code, help_text=_CODE_HELP)
        self.other_way = button(_OTHER_WAYS[False], self._ask_other_way, role=Role.LINK)
        column(0, into=self).addWidget(self.form)
        self.show_way(False)

    def show_way(self, by_code: bool) -> None:
        """Ask for the recovery code, or for the passphrase."""
        changed = by_code is not self._by_code
        self._by_code = by_code
        self.form.show_field("passphrase", not by_code)
        self.form.show_field("code", by_code)
        self.other_way.setText(_OTHER_WAYS[by_code])
        if changed:
            self.forget()
            self.focus()

    def name(self) -> str:
        """The label of the field in view."""
        return _NAMES[self._by_code]

    def text(self) -> str:
        """What was typed."""
        return self._line().text()

    def focus(self) -> None:
        """Put the keyboard into the field in view."""
        self._line().setFocus()

    def forget(self) -> None:
        """Empty both fields, and hide what was shown."""
        for control in (self._passphrase.control, self._code.control):
            if isinstance(control, QLineEdit):
                control.clear()
            if isinstance(control, PassphraseField):
                control.hide_text()

    def show_wrong(self, words: str) -> None:
        """Say what is wrong with it; "" that nothing is."""
        self.form.set_errors({_KEYS[self._by_code]: words} if words else {})

    def _line(self) -> QLineEdit:
        control = (self._code if self._by_code else self._passphrase).control
        assert isinstance(control, QLineEdit)
        return control

    def _ask_other_way(self) -> None:
        self.way_changed.emit(not self._by_code)
