"""How HiveDesk looks on this laptop; each choice is seen at once."""

from hivedesk.ui.screens.settings.section import LaptopChoices, Section
from hivedesk.ui.screens.settings.view_model import APPEARANCES, CAN_HIDE_FROM_CAPTURE, TEXT_SIZES
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.form import HALF, FieldForm


class AppearanceSection(Section):
    """Light or dark, the size of the text, and hiding from screen capture where the system can."""

    def __init__(self, laptop: LaptopChoices, *, can_hide: bool = CAN_HIDE_FROM_CAPTURE) -> None:
        super().__init__()
        self._laptop = laptop
        now = laptop.now
        card = self.add_card("Appearance", "This is kept on this laptop, and not among your records.")
        self.form = FieldForm()
        self.form.add("appearance", "Light or dark", fields.choice(APPEARANCES), width=HALF)
        sizes = sorted({*TEXT_SIZES, now.text_percent})
        self.form.add("text", "Text size", fields.choice([(size, f"{size}%") for size in sizes]), width=HALF)
        if can_hide:
            self.form.add(
                "hide",
                "Hide HiveDesk from screen capture",
                fields.check("Hide HiveDesk from screen capture"),
                help_text="Others then see a black window when you share your screen, and so does support staff.",
            )
            self.form.set_values({"hide": now.hide_from_screen_capture})
        self.form.set_values({"appearance": now.appearance, "text": now.text_percent})
        self.form.changed.connect(self._chosen)
        card.add(self.form)
        self.body.addStretch(1)

    def _chosen(self, _key: str) -> None:
        values = self.form.values()
        self._laptop.change(
            appearance=values["appearance"],
            text_percent=values["text"],
            hide_from_screen_capture=values.get("hide", self._laptop.now.hide_from_screen_capture),
        )
