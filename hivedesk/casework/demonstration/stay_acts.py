"""All acts of the demonstration year about stays: what hosts offer, what is asked for, and what came of it."""

from collections.abc import Iterator, Sequence
from random import Random

from hivedesk.casework.demonstration.acts import Act
from hivedesk.casework.demonstration.happenings import Happening
from hivedesk.casework.demonstration.hosts_told import exceptions_of_the_year, host_acts, offers_of_the_year
from hivedesk.casework.demonstration.people import Maker, Member
from hivedesk.casework.demonstration.stay_steps import StaySteps
from hivedesk.casework.demonstration.stays_filling import FillStays
from hivedesk.casework.demonstration.stays_told import not_met, to_come, told_stays
from hivedesk.casework.demonstration.stays_wanted import Planned, Reached
from hivedesk.casework.demonstration.stays_year import StaysYear, sheet_still_out
from hivedesk.foundation.clock import at_london


def acts_of_stays(members: list[Member], happenings: Sequence[Happening], m: Maker, random: Random) -> Iterator[Act]:
    """In no order; what would come after the year's end is left out."""
    offers, exceptions = offers_of_the_year(members, m), exceptions_of_the_year(members, m)
    year = StaysYear(m.days, members, offers, [one for _, one in exceptions], m, random)
    steps = StaySteps(m, {member.key: member for member in members}, random)
    acts = list(host_acts(offers, exceptions, m))
    for planned in planned_stays(year, happenings):
        acts += steps.acts(planned)
    end = at_london(m.days.today, 8, 30)
    return (act for act in acts if act.at < end)


def planned_stays(year: StaysYear, happenings: Sequence[Happening]) -> list[Planned]:
    """The stays and requests of the year by their days: what is told, what is to come, and the rest around it."""
    for wanted in told_stays(happenings, year.days):
        year.place(wanted)
    for wanted in sorted(to_come(year.days), key=lambda one: one.reached is not Reached.ASKED):
        if wanted.reached is Reached.ASKED:
            year.ask(wanted)
        else:
            year.place(wanted)
    for wanted in not_met(year.days):
        year.ask(wanted)
    FillStays(year).fill()
    return sheet_still_out(sorted(year.planned, key=lambda one: one.request.asked_at), year.days)
