"""Generated Hives for the rules of a stay: everything lies close to a bound, and much is not recorded."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hivedesk.domain.approval import Approval, ApprovedGenders, CareKind, Exemption, Room, SharingAgreement
from hivedesk.domain.calendar.school import Span
from hivedesk.domain.families import Answer, ChildInCare, Family, FamilyKind, Gender, OwnChild, Smoking, Status
from hivedesk.domain.household import Household
from hivedesk.domain.placements import Placement
from hivedesk.domain.procedures import Hold
from hivedesk.domain.sleepovers.answers import HostRule, Visit
from hivedesk.domain.sleepovers.records import (
    ExceptionKind,
    HostException,
    HostOffer,
    SchoolRun,
    ServiceDecision,
    Stay,
    StayRequest,
    Urgency,
)
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.domain.training import TrainingRecord
from hivedesk.foundation.clock import at_london
from tests.unit.domain.policy_versions import policy_with_change

FAMILIES = ("f0", "f1", "f2", "f3")
SPRING, AUTUMN = date(2027, 3, 24), date(2026, 10, 22)  # days before the clocks change; Easter, half term
ANSWERS = (Answer.YES, Answer.YES, Answer.NO, Answer.UNKNOWN)


@dataclass(frozen=True)
class World:
    """A Hive, and what may be asked about it."""

    hive: Situation
    visits: tuple[Visit, ...]


class Maker:
    """Draws everything from one seed."""

    def __init__(self, seed):
        self.draw = random.Random(seed)
        self.first = self.draw.choice((SPRING, AUTUMN))

    def often(self, chance):
        return self.draw.random() < chance

    def day(self):
        return self.first + timedelta(days=self.draw.randint(0, 7))

    def maybe_day(self, chance=0.3):
        return self.day() if self.often(chance) else None

    def some(self, things, chance=0.5):
        return tuple(one for one in things if self.often(chance))

    def mostly(self, things):
        """All, or all but one, or any of them."""
        how = self.draw.random()
        if how < 0.5 or not things:
            return tuple(things)
        left_out = self.draw.choice(things)
        return tuple(one for one in things if one != left_out) if how < 0.75 else self.some(things)

    def world(self):
        children = {home: self.children(home) for home in FAMILIES}
        everybody = [child for those in children.values() for child in those]
        for home, those in children.items():
            children[home] = [self.with_others(child, everybody) for child in those]
        everybody = [child for those in children.values() for child in those]
        houses = {home: self.household(home, children[home], everybody) for home in FAMILIES}
        stays = [self.stay(n, everybody) for n in range(self.draw.randint(0, 5))]
        requests = [self.request(n, home, those) for n, (home, those) in enumerate(children.items()) if those]
        hive = Situation(
            households=houses,
            requests={one.id: one for one in requests},
            stays=tuple(stays),
            offers={home: self.offer(home) for home in FAMILIES if self.often(0.85)},
            exceptions=tuple(self.exception(home) for home in FAMILIES for _ in range(self.draw.randint(0, 2))),
            decisions=tuple(self.decision(n, one) for n, one in enumerate(requests) if self.often(0.3)),
            closed=(self.span("Holidays"),) if self.often(0.5) else (),
            school_known_until=self.maybe_day(),
            worker_family_id=self.draw.choice(FAMILIES),
            worker_away=(self.span("Leave"),) if self.often(0.3) else (),
            now=at_london(self.first, 9),
            policy_for=policy_with_change(
                self.day(),
                usual_fostering_limit=self.draw.randint(1, 4),
                own_bedroom_from_age=self.draw.randint(1, 5),
                worker_nights_a_month=self.draw.randint(1, 4),
                smoke_free_below_age=self.draw.randint(3, 6),
            ),
        )
        return World(hive, tuple(self.visits(requests, stays)))

    def visits(self, requests, stays):
        for request in requests:
            for host in FAMILIES:
                yield self.visit(request, host, request.child_ids, stays)
                if len(request.child_ids) > 1:
                    yield self.visit(request, host, request.child_ids[:1], stays)

    def visit(self, request, host, child_ids, stays):
        same = [stay.id for stay in stays if stay.host_id == host and set(stay.child_ids) & set(child_ids)]
        return Visit(
            request=request,
            host_id=host,
            child_ids=child_ids,
            starts_at=request.starts_at,
            ends_at=request.ends_at,
            stay_id=same[0] if same and self.often(0.8) else None,
        )

    # families

    def born(self):
        years = self.draw.choice((0, 2, 3, 4, 5, 9, 12, 17, 18))
        day = self.day()
        return None if self.often(0.08) else day.replace(year=day.year - years)

    def children(self, home):
        return [
            ChildInCare(
                id=f"{home}c{n}",
                family_id=home,
                first_name=f"Child {home}{n}",
                last_name=self.draw.choice(("", "Bo")),
                date_of_birth=self.born(),
                gender=self.draw.choice(tuple(Gender)),
                placing_authority=self.draw.choice(("", "Hampshire", " hampshire", "Surrey")),
                school=self.draw.choice(("", "", "none", "Hill School", "hill  school", "Dale School")),
                delegated_sleepovers=self.draw.choice(ANSWERS),
                health=self.draw.choice(("", "", "eczema", "asthma", "loves cats. allergy: hens")),
                allergies=self.draw.choice(("", "", "cats", "no allergy to dogs", "fur", "hens, nuts")),
                medication=self.draw.choice(("", "none", "no regular medication", "inhaler", "tablets")),
                access_needs=self.draw.choice(("", "", "none", "ramp")),
                risk_flags=self.draw.choice(("", "", "", "runs")),
                no_contact=self.draw.choice(("", "", "", " ", "an uncle")),
            )
            for n in range(self.draw.choice((0, 1, 1, 2, 3)))
        ]

    def with_others(self, child, everybody):
        others = [one.id for one in everybody if one.id != child.id]
        same_home = [one.id for one in everybody if one.family_id == child.family_id and one.id != child.id]
        siblings = self.draw.choice(((), same_home, others))
        apart = (self.draw.choice(others),) if others and self.often(0.1) else ()
        return replace(child, sibling_ids=tuple(siblings), no_contact_ids=apart)

    def household(self, home, children, everybody):
        ids = [child.id for child in everybody]
        own = tuple(
            OwnChild(
                id=f"{home}o{n}",
                family_id=home,
                first_name=f"Own {home}{n}",
                date_of_birth=self.born(),
                lives_at_home=self.often(0.8),
                left_home_on=self.maybe_day(0.2),
            )
            for n in range(self.draw.choice((0, 0, 1, 2)))
        )
        here = [child.id for child in (*children, *own)]
        former = self.some([one for one in everybody if one.family_id != home], 0.04)
        return Household(
            family=Family(
                id=home,
                name=f"Name {home}",
                kind=self.draw.choice((*FamilyKind, *[FamilyKind.COUNTY] * 12, *[FamilyKind.CONNECTED] * 5)),
                status=self.draw.choice((*Status, *[Status.ACTIVE] * 12)),
                pets=self.draw.choice(("", "none", "none", "two cats", "a dog", "hens", "no cats", "Labrador")),
                smoking=self.draw.choice((*Smoking, Smoking.NO, Smoking.NO)),
                joined_on=self.maybe_day(0.1),
                left_on=self.maybe_day(0.1),
            ),
            approval=self.approval(home, everybody) if self.often(0.9) else None,
            children_in_care=tuple(children),
            own_children=own,
            former_children=tuple(former),
            placements=tuple(
                self.placement(home, child, n) for child in (*children, *former) for n in range(self.twice())
            ),
            holds=(self.hold(home),) if self.often(0.1) else (),
            exemptions=tuple(self.exemption(home, ids, n) for n in range(self.draw.choice((0, 0, 1)))),
            rooms=tuple(self.rooms(home, here)),
            sharing_agreements=tuple(
                self.agreement(home, [*ids, *here], n) for n in range(self.draw.choice((0, 1, 2)))
            ),
            training=(self.course(home),) if self.often(0.2) else (),
        )

    def twice(self):
        return self.draw.choice((1, 1, 1, 1, 2, 0))

    def placement(self, home, child, number):
        return Placement(
            id=f"{child.id}p{number}",
            family_id=home,
            child_id=child.id,
            started_on=self.maybe_day(0.1),
            ended_on=self.maybe_day(0.1),
            solo=self.often(0.12),
            solo_ended_on=self.maybe_day(0.2),
        )

    def approval(self, home, everybody):
        ages = self.draw.choice((*[(None, None)] * 5, (0, 11), (3, None), (None, 3)))
        kinds = self.draw.choice(((), (), (CareKind.SHORT_TERM,), (CareKind.EMERGENCY,), (CareKind.LONG_TERM,)))
        return Approval(
            id=f"{home}a",
            family_id=home,
            approved_on=self.draw.choice((None, self.day(), *[date(2020, 1, 1)] * 6)),
            number=self.draw.choice((None, 2, 3, 5, 5, 5)),
            age_from=ages[0],
            age_to=ages[1],
            genders=self.draw.choice((*[ApprovedGenders.ANY] * 5, *ApprovedGenders)),
            kinds_of_care=kinds,
            respite_only=self.often(0.2),
            named_child_ids=self.some([child.id for child in everybody], self.draw.choice((0, 0.7))),
            named_children=", ".join(self.some([f"{c.first_name} {c.last_name}" for c in everybody], 0.3)),
            beds=self.draw.choice((None, 1, 2, 3, 4)),
            restriction=self.draw.choice(("", "", "", " ", "one child")),
            restricted_from=self.maybe_day(),
            restricted_until=self.maybe_day(),
        )

    def hold(self, home):
        return Hold(id=f"{home}h", family_id=home, started_on=self.maybe_day(), ended_on=self.maybe_day())

    def exemption(self, home, ids, number):
        return Exemption(
            id=f"{home}x{number}",
            family_id=home,
            child_ids=self.mostly(ids),
            from_on=self.maybe_day(),
            until=self.maybe_day(),
        )

    def rooms(self, home, here):
        count = self.draw.choice((0, 1, 2, 3, 3))
        places = {one: self.draw.choice((0, 1, 2, 3)) for one in here}  # 3 is no room at all
        for n in range(count):
            inside = tuple(one for one, place in places.items() if place == n)
            yield Room(
                id=f"{home}r{n}", family_id=home, name=f"R{n}", beds=self.draw.choice((1, 1, 2, 3)), child_ids=inside
            )

    def agreement(self, home, ids, number):
        return SharingAgreement(
            id=f"{home}s{number}",
            family_id=home,
            child_ids=self.mostly(ids),
            authority=self.draw.choice(("", "Hampshire", "Surrey ")),
            agreed_on=self.maybe_day(),
            until=self.maybe_day(),
        )

    def course(self, home):
        name = self.draw.choice(("First aid", "Medicines at home", "E-Safety"))
        return TrainingRecord(id=f"{home}t", family_id=home, carer_id="c", course=name, done_on=self.maybe_day(0.8))

    # stays

    def times(self):
        day, nights = self.day(), self.draw.choice((0, 0, 1, 2, 2, 3, 4))
        begin = self.draw.choice((7, 10, 14, 16))
        end = self.draw.choice((15, 17, 18)) if begin < 14 or not nights else self.draw.choice((8, 10, 17))
        return at_london(day, begin), at_london(
            day + timedelta(days=nights), max(end, begin + 1) if not nights else end
        )

    def request(self, number, home, children):
        begin, end = self.times()
        return StayRequest(
            id=f"q{number}",
            family_id=home,
            child_ids=tuple(child.id for child in children),
            urgency=self.draw.choice(tuple(Urgency)),
            asked_at=at_london(self.first, 9),
            starts_at=begin,
            ends_at=end,
            school_run=self.draw.choice((*SchoolRun, SchoolRun.UNKNOWN)),
            wished_host_ids=self.some(FAMILIES, 0.2),
            unwanted_host_ids=self.some(FAMILIES, 0.1),
            ruled_out_host_ids=self.some(FAMILIES, 0.1),
        )

    def stay(self, number, everybody):
        begin, end = self.times()
        child = self.draw.choice(everybody).id if everybody else "nobody"
        away_from = child[:2]
        together = [one.id for one in everybody if one.family_id == away_from and one.id != child]
        return Stay(
            id=f"s{number}",
            request_id=f"other{number}",
            host_id=self.draw.choice([home for home in FAMILIES if home != away_from]),
            child_ids=(child, *self.some(together, 0.4)),
            starts_at=begin,
            ends_at=end,
            offered_at=at_london(self.first, 9),
            cancelled_on=self.first if self.often(0.15) else None,
            **self.as_it_went(begin, end),
        )

    def as_it_went(self, begin, end):
        """Sometimes it began later than arranged, or they went home earlier, or later."""
        hours = self.draw.choice((0, 0, 0, 1, 12))
        started = begin + timedelta(hours=hours) if begin + timedelta(hours=hours) < end else begin
        late = timedelta(hours=self.draw.choice((-40, -20, -2, 0, 0, 0, 5, 20)))
        returned = end + late if end + late > started and self.often(0.5) else None
        return {"started_at": started, "returned_at": returned} if self.often(0.4) else {}

    def offer(self, home):
        week = range(1, 8)
        return HostOffer(
            id=f"{home}of",
            family_id=home,
            nights=self.some(week, 0.8),
            days=self.some(week, 0.8),
            most_children=self.draw.choice((None, None, 1, 2, 3)),
            most_nights_a_month=self.draw.choice((None, None, 1, 3, 5)),
            emergencies=self.often(0.4),
            gives_medicine=self.draw.choice(ANSWERS),
            step_free=self.draw.choice(ANSWERS),
            school_run=self.draw.choice(ANSWERS),
        )

    def exception(self, home):
        first = self.day()
        return HostException(
            id=f"{home}e{self.draw.random()}",
            family_id=home,
            first_day=first,
            last_day=first + timedelta(days=self.draw.randint(0, 2)),
            kind=self.draw.choice((ExceptionKind.CANNOT, ExceptionKind.CAN, ExceptionKind.VISITORS)),
            beds_taken=self.draw.choice((0, 1, 2)),
        )

    def decision(self, number, request):
        return ServiceDecision(
            id=f"d{number}",
            request_id=request.id,
            host_id=self.draw.choice(FAMILIES),
            rules=tuple(rule.value for rule in self.some(tuple(HostRule), 0.5)),
            child_ids=self.mostly(request.child_ids),
            first_day=self.first if self.often(0.8) else self.day(),
            last_day=self.first + timedelta(days=20) if self.often(0.8) else self.day(),
            decided_by="Priya Nair",
            decided_on=self.first,
            reference="S-41",
        )

    def span(self, name):
        first = self.day()
        return Span(first, first + timedelta(days=self.draw.randint(0, 3)), name)


def world_of(seed):
    return Maker(seed).world()
