"""Hosts: what each usually offers, and on which days that differs. Each change is one act."""

from dataclasses import dataclass
from datetime import date

from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.membership import Activity, May, may_take_part
from hivedesk.domain.sleepovers.records import ExceptionKind, HostException, HostOffer
from hivedesk.domain.summary.months import last_day
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import families
from hivedesk.store import stays as stored


@dataclass(frozen=True)
class HostLine:
    """A family that may host, with what it offers."""

    household: Household
    offer: HostOffer | None  # None: nobody has recorded it yet
    exceptions: tuple[HostException, ...]  # not over yet, in their order
    is_worker: bool  # the HCSW's own household

    @property
    def name(self) -> str:
        """The family's name."""
        return self.household.family.name


def may_be_host(household: Household) -> bool:
    """Whether a family may take part in stays, as it stands with the Hive now."""
    return may_take_part(household.family, Activity.STAYS) is May.YES


def host_lines(desk: Desk) -> list[HostLine]:
    """Every family that may host, in the order of their names; the HCSW's own household last."""
    offers = stored.offers(desk.store)
    exceptions = stored.exceptions_from(desk.store, desk.today)
    own = desk.hive.worker_family_id
    lines = [
        HostLine(
            house,
            offers.get(house.family.id),
            tuple(one for one in exceptions if one.family_id == house.family.id),
            house.family.id == own,
        )
        for house in families.households(desk.store, with_left=False)
        if may_be_host(house)
    ]
    return sorted(lines, key=lambda line: (line.is_worker, line.name.casefold()))


def offer_of(desk: Desk, family_id: FamilyId) -> HostOffer:
    """What a family offers, for the form to begin with; nothing where that is not recorded yet."""
    return stored.offers(desk.store).get(family_id) or HostOffer(id=desk.new_id(), family_id=family_id)


def record_offer(desk: Desk, offer: HostOffer) -> Changed | None:
    """Write down what a family usually offers.

    Raises:
        RuleRefused: a number below one.
    """
    for label, number in (("Children at once", offer.most_children), ("Nights a month", offer.most_nights_a_month)):
        if number is not None and number < 1:
            raise RuleRefused(f"{label} is below one.", f"Check {label}, or leave it empty.")
    with desk.act(ActKind.RECORD_HOST_OFFER, offer.family_id) as act:
        if desk.store.find(HostOffer, offer.id) is None:
            act.insert(offer)
        else:
            act.update(offer)
    return desk.changed(ActKind.RECORD_HOST_OFFER, act, offer.family_id, offer.id) if act.changes else None


def new_exception(desk: Desk, family_id: FamilyId, first: date | None = None) -> HostException:
    """Days for the form to begin with."""
    day = first or desk.today
    return HostException(id=desk.new_id(), family_id=family_id, first_day=day, last_day=day)


def record_exception(desk: Desk, exception: HostException) -> Changed | None:
    """Write down that some days differ from a host's usual pattern.

    Raises:
        RuleRefused: an end before its start, or visitors without a number.
    """
    if exception.last_day < exception.first_day:
        raise RuleRefused("It ends before it begins.", "Check First day and Last day.")
    if exception.beds_taken < 0 or (exception.kind is ExceptionKind.VISITORS and exception.beds_taken < 1):
        raise RuleRefused("It is not said how many beds the visitors take.", "Fill in Beds taken.")
    with desk.act(ActKind.RECORD_HOST_EXCEPTION, exception.family_id) as act:
        if desk.store.find(HostException, exception.id) is None:
            act.insert(exception)
        else:
            act.update(exception)
    changed = bool(act.changes)
    return desk.changed(ActKind.RECORD_HOST_EXCEPTION, act, exception.family_id, exception.id) if changed else None


def not_this_month(desk: Desk, family_id: FamilyId, day: date) -> Changed | None:
    """A host takes nobody for the rest of a day's month (from that day on)."""
    until = last_day(day.year, day.month)
    exception = HostException(
        id=desk.new_id(), family_id=family_id, first_day=day, last_day=until, why="not this month"
    )
    return record_exception(desk, exception)


def remove_exception(desk: Desk, exception_id: str) -> Changed:
    """Days that do not differ after all."""
    exception = desk.store.get(HostException, exception_id)
    with desk.act(ActKind.REMOVE_HOST_EXCEPTION, exception.family_id) as act:
        act.delete(HostException, exception_id)
    return desk.changed(ActKind.REMOVE_HOST_EXCEPTION, act, exception.family_id)
