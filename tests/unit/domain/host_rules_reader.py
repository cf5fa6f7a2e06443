"""Who is where during a visit, asked moment by moment: for the second reading of the rules of a stay."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hivedesk.foundation.clock import LONDON


def wall(moment):
    return moment.astimezone(LONDON)


def midnight_after(day):
    return datetime.combine(day + timedelta(days=1), time(), LONDON)


def as_it_was(stay):
    """A stay with the times that it really had, in the place of those arranged."""
    arranged = {"starts_at": stay.started_at, "ends_at": stay.returned_at}
    return replace(stay, **{name: moment for name, moment in arranged.items() if moment})


class Reader:
    """A visit in its Hive, asked moment by moment."""

    def __init__(self, visit, hive):
        self.visit, self.hive = visit, hive
        self.house = hive.households[visit.host_id]
        self.family, self.approval = self.house.family, self.house.approval
        self.offer = hive.offers.get(visit.host_id)
        self.on_record = {child.id: child for house in hive.households.values() for child in house.children_in_care}
        self.coming = [self.on_record[one] for one in visit.child_ids if one in self.on_record]
        self.all_stays = [as_it_was(one) for one in hive.stays if one.cancelled_on is None]
        self.others = [one for one in self.all_stays if one.id != visit.stay_id]
        first, last = wall(visit.starts_at).date(), wall(visit.ends_at).date()
        self.calendar = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        self.nights = [day for day in self.calendar if visit.starts_at < midnight_after(day) <= visit.ends_at]
        self.asked = self.nights or self.calendar
        self.figures = hive.policy_for(self.asked[0])

    def moments(self):
        """One moment within each stretch of the visit in which nobody comes or goes."""
        turns = {self.visit.starts_at, self.visit.ends_at}
        turns |= {moment for stay in self.all_stays for moment in (stay.starts_at, stay.ends_at)}
        turns |= {midnight_after(day) for day in self.calendar}
        inside = sorted(one for one in turns if self.visit.starts_at <= one <= self.visit.ends_at)
        return [begin + (end - begin) / 2 for begin, end in pairwise(inside) if begin < end]

    def placed(self, day, home=None):
        """The children whom the family's placements have there on the night of a day."""
        house = self.hive.households[home or self.visit.host_id]
        return {
            one.child_id
            for one in house.placements
            if (one.started_on or date.min) <= day < (one.ended_on or date.max) and one.child_id in self.on_record
        }

    def there_at(self, moment):
        """The children in care at the host's at a moment, without the visit."""
        going_on = [stay for stay in self.all_stays if stay.starts_at <= moment < stay.ends_at]
        staying = {child for stay in going_on for child in stay.child_ids}
        home = {one for one in self.placed(wall(moment).date()) if one not in staying}
        here = [stay for stay in going_on if stay.host_id == self.visit.host_id and stay.id != self.visit.stay_id]
        return self.known(home | {child for stay in here for child in stay.child_ids})

    def met(self):
        return set().union(*(self.there_at(moment) for moment in self.moments()))

    def at_night(self, day):
        """The children in care who sleep there, without the visit."""
        away = {child for stay in self.all_stays if self.has_night(stay, day) for child in stay.child_ids}
        here = [stay for stay in self.others if stay.host_id == self.visit.host_id and self.has_night(stay, day)]
        visiting = {child for stay in here for child in stay.child_ids}
        return self.known((self.placed(day) - away) | visiting)

    def by_day_at(self, day):
        """The visitors in day care on a day while the visit lasts."""
        return self.known(
            {
                child
                for stay in self.others
                if stay.host_id == self.visit.host_id
                and wall(stay.starts_at).date() == wall(stay.ends_at).date() == day
                and min(stay.ends_at, self.visit.ends_at) > max(stay.starts_at, self.visit.starts_at)
                for child in stay.child_ids
            }
        )

    def present(self, day):
        """Who counts on a night; of day care who is there at any of its moments."""
        return self.at_night(day) if self.nights else self.met()

    def known(self, ids):
        return {one for one in ids if one in self.on_record and one not in self.visit.child_ids}

    @staticmethod
    def has_night(stay, day):
        return stay.starts_at < midnight_after(day) <= stay.ends_at
