"""An amount of money, typed in pounds and kept in pence."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from hivedesk.domain.money import pounds_words, read_pounds


class MoneyField(QLineEdit):
    """Pounds, or nothing: 12.50, £12.50, 1,250."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(14)

    def value(self) -> int | None:
        """The pence; None when the field is empty.

        Raises:
            ValueError: the text is no amount; see `problem`.
        """
        return read_pounds(self.text()) if self.text().strip() else None

    def problem(self) -> str:
        """What is wrong with the text, or "" when nothing is."""
        try:
            self.value()
        except ValueError:
            return "Type pounds and pence, for example 12.50."
        return ""

    def set_value(self, pence: int | None) -> None:
        """Show an amount, or nothing."""
        self.setText("" if pence is None else pounds_words(pence))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.problem():
            self.set_value(self.value())
