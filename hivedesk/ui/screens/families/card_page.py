"""A family's card: what matters now, who belongs to it, and what has happened."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QWidget

from hivedesk.casework import contact_log, families
from hivedesk.casework.desk import Changed
from hivedesk.domain.families import FamilyId
from hivedesk.ui import theme
from hivedesk.ui.screens.families.card_parts import (
    FlagsCard,
    FollowUpsCard,
    SectionCard,
    WholeTimeline,
    pills_row,
    remember_focus,
    warnings_banner,
)
from hivedesk.ui.screens.families.card_view_model import FLAGS_NOTE, SHOW_FLAGS, CardViewModel, Flags, State
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import clear, column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, EmptyState, FlowRow, ScrollPage, SectionHeading
from hivedesk.ui.workplace import Workplace

_WIDE = 820  # px at 100 per cent from which on the card has two columns
_RIGHT = ("Household", "Approval", "Professionals", "Key dates")
_TIME_LINE = "Time line"
