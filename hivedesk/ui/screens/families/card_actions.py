"""What can be done with a family now: the deeds that its card offers. Plain Python."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.clocks import Deed
from hivedesk.domain.clocks.placements import next_carer_untold
from hivedesk.domain.families import FamilyKind, Status
from hivedesk.domain.household import Household, hold_on, is_newly_approved, placed_children
from hivedesk.domain.membership import fosters
from hivedesk.domain.placement_rules import standing_here
from hivedesk.domain.placements import Placement
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.stay_ref import new_request_ref


@dataclass(frozen=True)
class Action:
    """A deed on offer; its label is the deed's own."""

    wanted: DeedWanted
    about: str = ""  # whom or what it is about, said after the label by assistive technology

    @property
    def label(self) -> str:
        """What the button says."""
        return self.wanted.deed.value


_IN_THE_HIVE = (Status.ACTIVE, Status.ON_HOLD, Status.CLOSING)


def actions_of(household: Household, claims: tuple[ClaimItem, ...], today: date) -> tuple[Action, ...]:
    """What makes sense for this family today, in the order of its life with the Hive."""
    return tuple(
        Action(DeedWanted(deed, household.family.id, record_id))
        for deed, record_id in (
            *_standing(household, today),
            *_placing(household, today),
            *_everyday(household, claims, today),
            *_leaving(household),
        )
    )


def _standing(household: Household, today: date) -> Iterator[tuple[Deed, str]]:
    family, hold = household.family, hold_on(household, today)
    if family.status in (Status.WAITING, Status.LEFT):
        yield Deed.JOIN, ""
    elif hold is not None:
        yield Deed.REVIEW_HOLD, hold.id
        yield Deed.END_HOLD, hold.id
    elif fosters(family.kind) and family.status is not Status.ON_HOLD:
        yield Deed.PUT_ON_HOLD, ""


def _placing(household: Household, today: date) -> Iterator[tuple[Deed, str]]:
    family, standing = household.family, standing_here(household, today)
    takes_children = fosters(family.kind) or family.kind is FamilyKind.RESIDENTIAL
    if takes_children and family.status is not Status.LEFT:
        yield Deed.RECORD_PLACEMENT, ""
    if standing:
        yield Deed.END_PLACEMENT, standing[0].id if len(standing) == 1 else ""
    moving = moving_on(household, today)
    if moving is not None:
        yield Deed.TRANSITION, moving.id


def moving_on(household: Household, today: date) -> Placement | None:
    """The placement whose next carer is to be told first: one that is over, else one that will end, else any."""
    if not fosters(household.family.kind):
        return None
    over = [placement for placement in household.placements if next_carer_untold(placement, today)]
    standing = sorted(standing_here(household, today), key=lambda p: p.expected_end_on or date.max)
    return next(iter((*over, *standing)), None)


def _everyday(household: Household, claims: tuple[ClaimItem, ...], today: date) -> Iterator[tuple[Deed, str]]:
    family = household.family
    if not fosters(family.kind) or family.status is Status.LEFT:
        if claims:
            yield Deed.CLAIMS, family.id
        return
    if family.status in _IN_THE_HIVE:
        yield Deed.ASSURANCE, ""
        if household.carers:
            yield Deed.TRAINING, ""
    yield Deed.NOTE, ""
    if hands_over(household, today):
        yield Deed.HANDOVER, household.handover.id if household.handover else ""
    if family.status in _IN_THE_HIVE:
        yield from _stays(household, today)
        yield Deed.CLAIM, ""
        yield Deed.CLAIMS, family.id


def _stays(household: Household, today: date) -> Iterator[tuple[Deed, str]]:
    children = placed_children(household, today)
    if children:
        only = children[0].id if len(children) == 1 else ""
        yield Deed.ASK_FOR_STAY, new_request_ref(household.family.id, only)
    yield Deed.HOST_OFFER, ""
    yield Deed.HOST_DAYS, ""


def hands_over(household: Household, today: date) -> bool:
    """Whether the handover from the assessment team is under way, or could be."""
    handover = household.handover
    if handover is not None and handover.completed_on is not None and handover.completed_on <= today:
        return False
    return handover is not None or is_newly_approved(household.approval, today)


def _leaving(household: Household) -> Iterator[tuple[Deed, str]]:
    if household.family.status is not Status.LEFT:
        yield Deed.MOVE, ""
        yield Deed.CLOSE, ""
