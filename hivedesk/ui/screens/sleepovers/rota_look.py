"""How a bar of the rota looks by what it is: colour is never the only sign. No Qt.

`tests/unit/ui/test_rota_view_model.py` holds every pair to WCAG 2.2 AA.
"""

from dataclasses import dataclass
from enum import Enum

from hivedesk.casework.rota_board import RotaBar
from hivedesk.domain.sleepovers.stay import StayState
from hivedesk.ui.tokens import Tokens, Tone, tone_colours


class Look(Enum):
    """What is told apart at a glance; the value is what the legend calls it."""

    WAITING = "Waiting"
    URGENT = "Emergency"
    OFFERED = "Offered"
    AUTHORISED = "Authorised"
    READY = "Ready"
    UNDER_WAY = "Staying now"
    OVER = "Over"


@dataclass(frozen=True)
class Inks:
    """The colours of a bar."""

    ground: str
    edge: str
    text: str


_OF_STATE = {
    StayState.OFFERED: Look.OFFERED,
    StayState.AUTHORISED: Look.AUTHORISED,
    StayState.READY: Look.READY,
    StayState.STARTED: Look.UNDER_WAY,
}
SIGNS = {Look.URGENT: "!", Look.READY: "✓"}
"""A sign before the names."""


def look_of(bar: RotaBar) -> Look:
    """How a bar looks."""
    if bar.stay_id is None:
        return Look.URGENT if bar.urgent else Look.WAITING
    return _OF_STATE.get(bar.state, Look.OVER)


def inks(look: Look, tokens: Tokens) -> Inks:
    """Its colours."""
    match look:
        case Look.WAITING:
            return Inks(tokens.warn_soft, tokens.warn, tokens.text)
        case Look.URGENT:
            return Inks(tokens.danger_soft, tokens.danger, tokens.text)
        case Look.OFFERED:
            return Inks(tokens.surface, tokens.accent, tokens.text)
        case Look.AUTHORISED | Look.READY:
            return Inks(tokens.accent_soft, tokens.accent, tokens.text)
        case Look.UNDER_WAY:
            return Inks(tokens.accent, tokens.accent, tokens.on_accent)
    return Inks(tokens.hover, tokens.edge, tokens.muted)  # over


def aim_inks(tone: Tone, tokens: Tokens) -> Inks:
    """The colours of the place where a bar would stand."""
    edge, ground = tone_colours(tokens, tone)
    return Inks(ground, edge, tokens.text)
