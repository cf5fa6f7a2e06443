"""How the kinds of the calendar look and are called. Colour is never the only sign: titles and spoken words say it too.

`tests/unit/ui/test_calendar_view_model.py` holds every pair to WCAG 2.2 AA.
"""

from hivedesk.domain.calendar.items import ItemKind
from hivedesk.ui.tokens import Tokens

Pair = tuple[str, str]  # ink (the bar at the left, the square of a filter) and ground

_LIGHT: dict[ItemKind, Pair] = {
    ItemKind.SUPPORT_GROUP: ("#964007", "#FEF0D9"),
    ItemKind.FAMILY_EVENT: ("#6B2FA0", "#F2E8FB"),
    ItemKind.GATHERING: ("#9D1C5C", "#FCE5EF"),
    ItemKind.CONTACT: ("#1D4ED8", "#E0EAFF"),
    ItemKind.MEETING: ("#44546A", "#E8EDF3"),
    ItemKind.STAY: ("#0F6E66", "#DDF0EE"),
    ItemKind.KEY_DATE: ("#B3261E", "#FCE7E5"),
    ItemKind.LEAVE: ("#4A6510", "#EDF4DA"),
    ItemKind.SCHOOL: ("#0A648A", "#E1F2FA"),
    ItemKind.BANK_HOLIDAY: ("#6A5540", "#F3ECE3"),
}
_DARK: dict[ItemKind, Pair] = {
    ItemKind.SUPPORT_GROUP: ("#F5B45B", "#44331A"),
    ItemKind.FAMILY_EVENT: ("#CBA6F0", "#3A2A4D"),
    ItemKind.GATHERING: ("#F49AC1", "#4A2438"),
    ItemKind.CONTACT: ("#8FB2FF", "#22345C"),
    ItemKind.MEETING: ("#B3C0CF", "#313B47"),
    ItemKind.STAY: ("#3FB8AB", "#17413E"),
    ItemKind.KEY_DATE: ("#FF9B91", "#4A2422"),
    ItemKind.LEAVE: ("#B4CF70", "#343F1C"),
    ItemKind.SCHOOL: ("#74C4E8", "#183C4D"),
    ItemKind.BANK_HOLIDAY: ("#D3BB9F", "#40362B"),
}
_ONE: dict[ItemKind, str] = {
    ItemKind.SUPPORT_GROUP: "support group",
    ItemKind.FAMILY_EVENT: "family event",
    ItemKind.GATHERING: "other gathering",
    ItemKind.CONTACT: "",  # the title says "Call" or "Visit"
    ItemKind.MEETING: "meeting or appointment",
    ItemKind.STAY: "stay",
    ItemKind.KEY_DATE: "key date",
    ItemKind.LEAVE: "leave",
    ItemKind.SCHOOL: "school dates",
    ItemKind.BANK_HOLIDAY: "bank holiday",
}
DAY_MARKS = frozenset({ItemKind.SCHOOL, ItemKind.BANK_HOLIDAY})
"""Kinds that say what sort of day it is: a tint and a line at its head, not a chip among the things to do."""


def colours(kind: ItemKind, tokens: Tokens) -> Pair:
    """Ink and ground of a kind."""
    return (_DARK if tokens.dark else _LIGHT)[kind]


def kind_word(kind: ItemKind) -> str:
    """One of a kind, for the spoken words; "" where the title says it."""
    return _ONE[kind]
