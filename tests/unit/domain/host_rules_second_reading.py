"""The rules of a stay, read a second time: naively, by moments and by every arrangement there is.

It shares nothing with `hivedesk.domain.sleepovers.rules` but the names of rules and verdicts. Who is where is asked of
single moments; the limit and the terms are those of the nights' own second reading. Nothing is fast here.
"""

from datetime import date, timedelta
from itertools import combinations, product

from hivedesk.domain.approval import CareKind
from hivedesk.domain.calendar.bank_holidays import bank_holiday
from hivedesk.domain.families import Answer, FamilyKind, Smoking, Status
from hivedesk.domain.sleepovers.answers import HostRule, Verdict
from hivedesk.domain.sleepovers.records import ExceptionKind, SchoolRun, Urgency
from tests.unit.domain import nights_second_reading as nights
from tests.unit.domain.host_rules_reader import Reader, wall

PASS, NEEDS, FAIL = Verdict.PASS, Verdict.NEEDS_APPROVAL, Verdict.FAIL
CANNOT_TELL = "a visitor of the family's own"


def read_visit(visit, hive):
    """The worst that each rule says; a pass where it says nothing. Without decisions of the service."""
    if visit.host_id not in hive.households or visit.host_id == visit.request.family_id:
        return {HostRule.MEMBER: FAIL}
    return {rule: reading(Reader(visit, hive)) for rule, reading in READINGS.items()}


def set_aside(verdicts, visit, hive):
    """The same with what the service decided."""
    if len(verdicts) == 1:
        return verdicts
    covered = set()
    for one in hive.decisions:
        of_this = (one.request_id, one.host_id) == (visit.request.id, visit.host_id)
        days = {one.first_day + timedelta(days=n) for n in range((one.last_day - one.first_day).days + 1)}
        if (
            of_this
            and all(child in one.child_ids for child in visit.child_ids)
            and set(Reader(visit, hive).asked) <= days
        ):
            covered |= set(one.rules)
    return {rule: PASS if rule.value in covered else verdict for rule, verdict in verdicts.items()}


def worst(*verdicts):
    return max(verdicts, default=PASS)


# The home


def member(it):
    for one in (it.family, it.hive.households[it.visit.request.family_id].family):
        fosters = one.kind in (FamilyKind.COUNTY, FamilyKind.CONNECTED)
        if not fosters or one.status in (Status.WAITING, Status.LEFT):
            return FAIL
    left, joined = it.family.left_on or date.max, it.family.joined_on or date.min
    return PASS if all(joined <= day < left for day in it.asked) else FAIL


def approved(it):
    if it.approval is None or it.approval.approved_on is None:
        return NEEDS
    return FAIL if min(it.asked) < it.approval.approved_on else PASS


def hold(it):
    if it.family.status is Status.ON_HOLD and not it.house.holds:
        return FAIL
    for one in it.house.holds:
        for day in it.asked:
            if (one.started_on or date.min) <= day < (one.ended_on or date.max):
                return FAIL
    return PASS


def restricted(it):
    if it.approval is None or not it.approval.restriction.split():
        return PASS
    begin, end = it.approval.restricted_from or date.min, it.approval.restricted_until or date.max
    return NEEDS if any(begin <= day <= end for day in it.asked) else PASS


# The limit and the terms: as the nights are read


def of_the_visitors(it, read):
    mine = {child.id for child in it.coming}
    for day in it.asked:
        present = {one: it.on_record[one] for one in {*it.present(day), *mine}}
        if any(mine & set(ids) for _, _, ids in read(day, present)):
            return NEEDS
    return PASS


def limit(it):
    return of_the_visitors(it, lambda day, present: nights.limit(it.house, day, present, it.hive.policy_for(day)))


def terms(it):
    if it.approval is None:
        return PASS
    covering = {CareKind.RESPITE, CareKind.SHORT_TERM}
    if it.visit.request.urgency is Urgency.EMERGENCY:
        covering.add(CareKind.EMERGENCY)
    covered = covering & set(it.approval.kinds_of_care)
    kind = CareKind.RESPITE if it.approval.respite_only or not covered else min(covered)

    def read(day, present):
        return nights.terms(it.house, day, present, dict.fromkeys(present, kind))

    return of_the_visitors(it, read)


# Beds: every arrangement there is


def beds_and_rooms(it):
    """The worst night of each of the two rules; a bedroom is not asked about where the beds do not suffice."""
    beds, bedroom = PASS, PASS
    for day in it.nights:
        taken = sum(
            one.beds_taken
            for one in it.hive.exceptions
            if one.family_id == it.visit.host_id
            and one.kind is ExceptionKind.VISITORS
            and one.first_day <= day <= one.last_day
        )
        asleep = it.at_night(day)
        if not it.house.rooms:
            number = it.approval.beds if it.approval else None
            if number is None:
                beds = worst(beds, NEEDS)
            elif len(asleep) + len(it.visit.child_ids) + taken > number:
                beds = FAIL
            continue
        verdicts = one_night(it, day, asleep, taken)
        beds, bedroom = worst(beds, verdicts[0]), worst(bedroom, verdicts[1])
    return beds, bedroom


def one_night(it, day, asleep, taken):
    home = asleep & it.placed(day)
    own = {
        child.id
        for child in it.house.own_children
        if (child.date_of_birth or date.min) <= day
        and (child.lives_at_home if child.left_home_on is None else day < child.left_home_on)
    }
    fixed = [[one for one in room.child_ids if one in home | own] for room in it.house.rooms]
    roomed = {one for room in it.house.rooms for one in room.child_ids}
    nowhere = sorted(home - roomed)
    guests = [child.id for child in it.coming] + sorted(asleep - home) + [CANNOT_TELL] * taken
    free = sum(max(0, room.beds - len(those)) for room, those in zip(it.house.rooms, fixed, strict=True))
    if len(guests) > free:
        return FAIL, PASS
    if len(guests) + len(nowhere) > free:
        return NEEDS, PASS
    everybody = guests + nowhere
    for places in product(range(len(fixed)), repeat=len(everybody)):
        nightly = [list(those) for those in fixed]
        for one, place in zip(everybody, places, strict=True):
            nightly[place].append(one)
        fits = all(
            len(those) <= max(room.beds, len(before))
            for room, those, before in zip(it.house.rooms, nightly, fixed, strict=True)
        )
        if fits and all(
            those == before or agreed(it, day, those, own) for those, before in zip(nightly, fixed, strict=True)
        ):
            return PASS, PASS
    return PASS, NEEDS


def agreed(it, day, together, own):
    fostered = [one for one in together if one not in own and one != CANNOT_TELL]
    if len(together) == 1 or not fostered:
        return True
    if CANNOT_TELL in together:
        return False
    births = {child.id: child.date_of_birth for child in (*it.on_record.values(), *it.house.own_children)}
    ages = [nights.birthdays_passed(births[one], day) for one in together]
    if not [age for age in ages if age is None or age >= it.hive.policy_for(day).own_bedroom_from_age]:
        return True
    pairs = list(combinations(together, 2))
    return all(nights.agreed(it.house, day, it.on_record[one], pairs) for one in fostered)


# Who may be together


def no_contact(it):
    everybody = it.met() | {child.id for child in it.coming}
    for one in it.coming:
        for other in everybody - {one.id}:
            if other in one.no_contact_ids or one.id in it.on_record[other].no_contact_ids:
                return FAIL
    return NEEDS if any(it.on_record[one].no_contact.split() for one in everybody) else PASS


def solo(it):
    found = PASS
    for day in it.asked:
        in_care = it.present(day) | it.by_day_at(day) | {child.id for child in it.coming}
        own = [
            child
            for child in it.house.own_children
            if (child.date_of_birth or date.min) <= day
            and (child.lives_at_home if child.left_home_on is None else day < child.left_home_on)
            and (nights.birthdays_passed(child.date_of_birth, day) or 0) < 18
        ]
        for one in in_care:
            comes = one in it.visit.child_ids
            company = len(in_care) - 1 if comes else len(it.coming)
            if (company or own) and has_to_be_alone(it, one, day):
                found = worst(found, FAIL if company else NEEDS if comes else PASS)
    return found


def has_to_be_alone(it, child, day):
    return any(
        one.solo
        and (one.solo_ended_on or date.max) > day
        and (one.started_on or date.min) <= day < (one.ended_on or date.max)
        for house in it.hive.households.values()
        for one in house.placements
        if one.child_id == child
    )


def risk(it):
    concerned = it.met() | {child.id for child in it.coming}
    return NEEDS if any(it.on_record[one].risk_flags.split() for one in concerned) else PASS


# When


def free(it):
    said = [one for one in it.hive.exceptions if one.family_id == it.visit.host_id]

    def days(kind):
        return {day for day in it.asked for one in said if one.kind is kind and one.first_day <= day <= one.last_day}

    if days(ExceptionKind.CANNOT):
        return FAIL
    not_said = set(it.asked) - days(ExceptionKind.CAN)
    if it.offer is None:
        return NEEDS if not_said else PASS
    pattern = it.offer.nights if it.nights else it.offer.days
    rung = it.offer.emergencies and it.visit.request.urgency is Urgency.EMERGENCY
    if not rung and any(day.weekday() + 1 not in pattern for day in not_said):
        return NEEDS
    for day in it.asked:
        visiting = (it.present(day) | it.by_day_at(day)) - it.placed(day)
        if it.offer.most_children is not None and len(visiting) + len(it.visit.child_ids) > it.offer.most_children:
            return NEEDS
    a_month = it.offer.most_nights_a_month
    return NEEDS if a_month is not None and any(n > a_month for n in nights_of_months(it)) else PASS


def nights_of_months(it):
    """How many nights the host would have in each month of the visit."""
    hosted = set(it.nights)
    for stay in it.others:
        if stay.host_id == it.visit.host_id:
            day = wall(stay.starts_at).date()
            while it.has_night(stay, day):
                hosted.add(day)
                day += timedelta(days=1)
    months = {f"{day:%Y-%m}" for day in it.nights}
    return [sum(f"{day:%Y-%m}" == month for day in hosted) for month in months]


def child_free(it):
    if len(it.coming) < len(it.visit.child_ids):
        return FAIL
    for child in it.coming:
        if any(child.id not in it.placed(day, it.visit.request.family_id) for day in it.asked):
            return FAIL
        for stay in it.others:
            shared = min(stay.ends_at, it.visit.ends_at) - max(stay.starts_at, it.visit.starts_at)
            if child.id in stay.child_ids and shared > timedelta():
                return FAIL
    return PASS


def worker(it):
    if it.visit.host_id != it.hive.worker_family_id:
        return PASS
    if any(span.first_day <= day <= span.last_day for span in it.hive.worker_away for day in it.asked):
        return FAIL
    return NEEDS if any(n > it.figures.stays.worker_nights_a_month for n in nights_of_months(it)) else PASS


# What children need; the words that the generated cards use, read by a person

FEARED = {"cats": {"cats"}, "fur": {"cats", "dogs", "birds", "?"}, "hens, nuts": {"birds"}}
FEARED["loves cats. allergy: hens"] = {"birds"}  # under health
KEPT = {"two cats": {"cats"}, "a dog": {"dogs"}, "hens": {"birds"}, "Labrador": {"?"}, "none": set(), "no cats": set()}
NO_MEDICINE, NO_NEED, NO_SCHOOL = ("", "none", "no regular medication"), ("", "none"), ("", "none")


def wishes(it):
    return FAIL if it.visit.host_id in it.visit.request.unwanted_host_ids else PASS


def ruled_out(it):
    return FAIL if it.visit.host_id in it.visit.request.ruled_out_host_ids else PASS


def allergies(it):
    for child in it.coming:
        feared = FEARED.get(child.allergies, set()) | FEARED.get(child.health, set())
        if feared and (not it.family.pets or "?" in KEPT[it.family.pets] or feared & KEPT[it.family.pets]):
            return NEEDS
    return PASS


def smoking(it):
    if it.family.smoking is Smoking.NO:
        return PASS
    for child in it.coming:
        age = nights.birthdays_passed(child.date_of_birth, it.asked[0])
        if age is None or age < it.figures.stays.smoke_free_below_age or "asthma" in child.health:
            return NEEDS
        if child.medication == "inhaler":
            return NEEDS
    return PASS


def access(it):
    if all(child.access_needs in NO_NEED for child in it.coming):
        return PASS
    return {Answer.YES: PASS, Answer.NO: FAIL}.get(it.offer.step_free if it.offer else Answer.UNKNOWN, NEEDS)


def medication(it):
    if all(child.medication in NO_MEDICINE for child in it.coming):
        return PASS
    says = it.offer.gives_medicine if it.offer else Answer.UNKNOWN
    learnt = any(
        one.course in ("First aid", "Medicines at home") and (one.done_on or date.max) <= it.asked[0]
        for one in it.house.training
    )
    return PASS if says is Answer.YES or (says is Answer.UNKNOWN and learnt) else NEEDS


def school(it):
    begin, end = wall(it.visit.starts_at).hour, wall(it.visit.ends_at).hour
    if it.nights:
        days = {day for day in it.calendar if day != it.calendar[0] or begin < 15}
    else:
        days = set(it.calendar) if begin < 9 or (begin < 15 < end) else set()
    days = {day for day in days if day.weekday() < 5 and not bank_holiday(day)}
    days = {day for day in days if not any(span.first_day <= day <= span.last_day for span in it.hive.closed)}
    pupils = [child for child in it.coming if child.school not in NO_SCHOOL]
    if not days or not pupils:
        return PASS
    if it.visit.request.school_run not in (SchoolRun.UNKNOWN, SchoolRun.HOST):
        return PASS
    if it.offer and it.offer.school_run is Answer.YES:
        return PASS
    for day in days:
        away = {c for stay in it.all_stays if it.has_night(stay, day - timedelta(days=1)) for c in stay.child_ids}
        runs = {name(it.on_record[one].school) for one in it.known(it.placed(day)) - away}
        if any(name(child.school) not in runs for child in pupils):
            return NEEDS
    return PASS


def name(school):
    return school.lower().replace("  ", " ")


# Who says yes


def delegated(it):
    answers = {child.delegated_sleepovers for child in it.coming}
    if Answer.NO in answers or (it.nights and Answer.UNKNOWN in answers):
        return NEEDS
    return PASS


def number_of_nights(it):
    return NEEDS if len(it.nights) > it.figures.stays.amber_nights else PASS


READINGS = {
    HostRule.MEMBER: member,
    HostRule.APPROVED: approved,
    HostRule.HOLD: hold,
    HostRule.RESTRICTED: restricted,
    HostRule.NO_CONTACT: no_contact,
    HostRule.SOLO: solo,
    HostRule.RISK: risk,
    HostRule.LIMIT: limit,
    HostRule.TERMS: terms,
    HostRule.BEDS: lambda it: beds_and_rooms(it)[0],
    HostRule.BEDROOM: lambda it: beds_and_rooms(it)[1],
    HostRule.FREE: free,
    HostRule.CHILD_FREE: child_free,
    HostRule.WORKER: worker,
    HostRule.WISHES: wishes,
    HostRule.RULED_OUT: ruled_out,
    HostRule.ALLERGIES: allergies,
    HostRule.SMOKING: smoking,
    HostRule.ACCESS: access,
    HostRule.MEDICATION: medication,
    HostRule.SCHOOL: school,
    HostRule.DELEGATED: delegated,
    HostRule.NIGHTS: number_of_nights,
}
