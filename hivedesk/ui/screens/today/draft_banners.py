"""Forms that were begun and not saved, each to be gone on with or thrown away from where it stands."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hivedesk.ui.open_drafts import OpenDraft
from hivedesk.ui.screens.today.going_on import go_on
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.workplace import Workplace


class _DraftBanner(Banner):
    def __init__(self, workplace: Workplace, draft: OpenDraft) -> None:
        super().__init__(Tone.INFO)
        self._workplace = workplace
        self.draft = draft
        self.thrown_away: dict[str, object] | None = None  # what was typed, while it can be brought back
        self._go_on = self.add_button("Continue writing", self._continue)
        self._discard = self.add_button("Discard", self._throw_away)
        self._back = self.add_button("Bring it back", self._bring_back)

    def show_draft(self, draft: OpenDraft) -> None:
        """Say what it is, or that it is thrown away."""
        self.draft = draft
        gone = self.thrown_away is not None
        for made in (self._go_on, self._discard):
            made.setVisible(not gone)
        self._back.setVisible(gone)
        for made in (self._go_on, self._discard, self._back):
            made.setAccessibleDescription(draft.title)
        kept = "" if gone else f"Kept on {draft.kept}."
        self.say(f"{'Discarded' if gone else 'Not saved yet'}: {draft.title}", kept)

    def _continue(self) -> None:
        go_on(self._workplace, self.draft)

    def _throw_away(self) -> None:
        typed = self._workplace.find_draft(self.draft.form)
        if typed is None:
            return
        self._workplace.drop_draft(self.draft.form)
        self.thrown_away = typed
        self.show_draft(self.draft)
        self._back.setFocus()

    def _bring_back(self) -> None:
        if self.thrown_away is None:
            return
        self._workplace.keep_draft(self.draft.form, self.thrown_away)
        self.thrown_away = None
        self.show_draft(self.draft)
        self._go_on.setFocus()


class DraftBanners(QWidget):
    """What was thrown away stays in its place, to be brought back, until Today is opened again."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._column = column(8, into=self)
        self.banners: dict[str, _DraftBanner] = {}
        self.hide()

    def show_drafts(self, drafts: Sequence[OpenDraft], *, anew: bool) -> None:
        """Show these; those on screen keep their places, new ones come after them."""
        found = {draft.form: draft for draft in drafts}
        for form, banner in list(self.banners.items()):
            if anew or (form not in found and banner.thrown_away is None):
                banner.hide()
                banner.deleteLater()
                del self.banners[form]
        for form, draft in found.items():
            if form not in self.banners:
                self.banners[form] = _DraftBanner(self._workplace, draft)
                self._column.addWidget(self.banners[form])
            self.banners[form].thrown_away = None  # one that was may have been begun again elsewhere
            self.banners[form].show_draft(draft)
        self.setVisible(bool(self.banners))
