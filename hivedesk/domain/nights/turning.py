"""The nights on which something may differ from the night before: only these are asked again.

A rule that looks at another date has its line here too; otherwise a change on that date is seen too late.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from hivedesk.domain.families import years_after
from hivedesk.domain.household import Household
from hivedesk.domain.policy import Policy, PolicyFor


def turning_nights(household: Household, first: date, last: date, policy_for: PolicyFor) -> list[date]:
    """The first night, and each later one up to ``last`` that begins with a change in the records or the policy."""
    changes = {day for day in _changes(household, first, last) if day is not None}
    found: list[date] = []
    before: Policy | None = None
    for days in range((last - first).days + 1):
        night = first + timedelta(days=days)
        policy = policy_for(night)
        if policy is not before or night in changes:
            found.append(night)
        before = policy
    return found


def _changes(household: Household, first: date, last: date) -> Iterator[date | None]:
    yield household.family.left_on
    if household.approval is not None:
        yield household.approval.approved_on
    for placement in household.placements:
        yield placement.started_on
        yield placement.ended_on
    for exemption in household.exemptions:
        yield exemption.from_on
        yield _night_after(exemption.until, last)
    for agreement in household.sharing_agreements:
        yield agreement.agreed_on
        yield _night_after(agreement.until, last)
    for own in household.own_children:
        yield own.left_home_on
    in_care = (*household.children_in_care, *household.former_children)
    births = [one.date_of_birth for one in in_care] + [one.date_of_birth for one in household.own_children]
    for date_of_birth in births:
        yield from _birthdays(date_of_birth, first, last)


def _night_after(day: date | None, last: date) -> date | None:
    return day + timedelta(days=1) if day is not None and day < last else None


def _birthdays(date_of_birth: date | None, first: date, last: date) -> Iterator[date]:
    """The day of birth and the birthdays in the years that are looked at."""
    if date_of_birth is not None:
        for year in range(max(first.year, date_of_birth.year), last.year + 1):
            yield years_after(date_of_birth, year - date_of_birth.year)
