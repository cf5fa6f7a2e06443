"""The months of a made-up Hive: figures that hang together, by the same keys as a real Hive's.

An assumption throughout. Sizes follow the demonstration Hive's own summaries; what stands at the end of a month is
where the next one begins, parts add up to their whole, and a share is out of the families that there are.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from random import Random

from hivedesk.casework.demonstration.county_hives import MadeUpHive
from hivedesk.domain.families import FamilyKind
from hivedesk.domain.sleepovers.records import RefusalReason
from hivedesk.domain.summary import Missing, Value, to_frozen
from hivedesk.domain.summary.catalogue import kind_key
from hivedesk.domain.summary.catalogue_stays import refusal_key
from hivedesk.domain.summary.counting import share_of
from hivedesk.domain.summary.freezing import FORMAT, from_frozen
from hivedesk.domain.summary.months import YearMonth

_BUSY_MONTHS = {7: 1.15, 8: 0.8, 12: 0.75, 1: 0.95}
_ONLY_EVENTS = (FamilyKind.SPECIAL_GUARDIAN, FamilyKind.STAYING_PUT, FamilyKind.RESIDENTIAL, FamilyKind.CARE_LEAVER)


@dataclass
class _Standing:
    """What stands in a Hive, from one month to the next."""

    county: int
    connected: int
    others: dict[FamilyKind, int]
    newly: int
    waiting: int
    ifa: int
    respite_only: int
    solo: int
    on_hold: int
    no_child: int

    @property
    def fostering(self) -> int:
        return self.county + self.connected

    @property
    def families(self) -> int:
        return self.fostering + sum(self.others.values())


def months_of(hive: MadeUpHive, months: Iterable[YearMonth], seed: int) -> list[tuple[YearMonth, str, int, int]]:
    """Each month with its figures as JSON, and how many families fostered and waited as it ended."""
    chance = Random(f"{hive.name} {seed}")
    standing = _begin(hive, chance)
    found = []
    for month in months:
        values = _month(standing, hive, month, chance)
        found.append((month, _written(month, values), standing.fostering, standing.waiting))
    return found


def _begin(hive: MadeUpHive, chance: Random) -> _Standing:
    connected = round(hive.families * chance.uniform(0.12, 0.24))
    return _Standing(
        county=hive.families - connected,
        connected=connected,
        others={kind: chance.choice((0, 1, 1, 2)) for kind in _ONLY_EVENTS},
        newly=round(hive.families * chance.uniform(0.12, 0.3)),
        waiting=chance.randint(0, 3),
        ifa=0,
        respite_only=chance.randint(1, 3),
        solo=chance.randint(0, 2),
        on_hold=chance.randint(0, 1),
        no_child=chance.randint(0, 2),
    )


def _month(standing: _Standing, hive: MadeUpHive, month: YearMonth, chance: Random) -> dict[str, Value]:
    busy = hive.busy * _BUSY_MONTHS.get(month[1], 1.0)
    before = standing.families
    families = _families(standing, hive, before, chance)  # first: it moves the standing on
    children = round(standing.fostering * chance.uniform(1.25, 1.5))
    return {
        **families,
        **_people(standing, children, chance),
        **_gatherings(standing, busy, chance),
        **_contacts(standing, busy, chance),
        **_stays(busy, chance),
        **_procedures(standing, children, chance),
        **_assurance_and_record(standing, children, chance),
    }


# -- families


def _families(standing: _Standing, hive: MadeUpHive, before: int, chance: Random) -> dict[str, Value]:
    left = int(chance.random() < 0.14)
    why = chance.choice(("deregistered", "moved", "guardianship", "other")) if left else ""
    standing.county -= left
    room = hive.capacity + 1 - standing.fostering
    joined = min(room, int(chance.random() < 0.28)) if room > 0 else 0
    standing.county += joined
    standing.newly = min(standing.fostering, max(0, standing.newly + joined - int(chance.random() < 0.2)))
    standing.waiting = max(0, standing.waiting - joined + chance.choice((0, 0, 0, 1, 1)))
    standing.waiting = min(standing.waiting, 6)
    standing.ifa = min(standing.waiting, chance.choice((0, 0, 1, 1, 2)))
    return {
        "families.start": before,
        "families.joined": joined,
        "families.left": left,
        "families.end": standing.families,
        kind_key(FamilyKind.COUNTY): standing.county,
        kind_key(FamilyKind.CONNECTED): standing.connected,
        **{kind_key(kind): number for kind, number in standing.others.items()},
        "families.occupancy": share_of(standing.fostering, hive.capacity),
        "families.newly_approved": share_of(standing.newly, standing.fostering),
        "waiting.families": standing.waiting,
        "waiting.ifa_transfers": standing.ifa,
        "waiting.median_days": chance.randint(10, 120) if standing.waiting else Missing.NOT_KNOWN,
        "retention.deregistered": share_of(int(why == "deregistered"), before),
        "retention.moved": int(why == "moved"),
        "retention.guardianship": int(why == "guardianship"),
        "retention.adoption": 0,
        "retention.other": int(why == "other"),
    }


def _people(standing: _Standing, children: int, chance: Random) -> dict[str, Value]:
    own = round(standing.fostering * chance.uniform(0.5, 0.7))
    return {
        "people.carers": round(standing.fostering * 1.7),
        "people.children_in_care": children,
        "people.own_children": own,
        "people.own_children_under_12": _some(own, 0.6, chance),
    }


# -- what took place


def _gatherings(standing: _Standing, busy: float, chance: Random) -> dict[str, Value]:
    groups = max(1, round(2 * busy + chance.uniform(-0.6, 0.6)))
    sessions = 1 if chance.random() < 0.85 * min(busy, 1.1) else 0
    county = min(standing.county, round(standing.county * chance.uniform(0.45, 0.75)))
    connected = _some(standing.connected, 0.6, chance)
    waiting = _some(standing.waiting, 0.25, chance)
    carers = round((county + connected + waiting) * chance.uniform(1.3, 1.7))
    found: dict[str, Value] = {
        "support_groups.held": groups,
        "support_groups.without_attendance": int(chance.random() < 0.08),
        "support_groups.families": county + connected + waiting,
        "support_groups.families.county": county,
        "support_groups.families.connected": connected,
        "support_groups.families.waiting": waiting,
        "support_groups.families.others": 0,
        "support_groups.people": carers,
        "support_groups.carers": carers,
        "support_groups.children_in_care": 0,
        "support_groups.own_children": 0,
        "support_groups.others": 0,
        "support_groups.walk_ins": int(chance.random() < 0.2),
    }
    came = {
        "county": _some(standing.county, 0.6, chance),
        "connected": _some(standing.connected, 0.6, chance),
        **{kind.name.lower(): _some(number, 0.6, chance) for kind, number in standing.others.items()},
        "waiting": 0,
        "others": 0,
    }
    came = {key: number if sessions else 0 for key, number in came.items()}
    families = sum(came.values())
    people = {
        "carers": round(families * chance.uniform(1.2, 1.5)),
        "children_in_care": round(families * chance.uniform(0.9, 1.3)),
        "own_children": round(families * chance.uniform(0.2, 0.4)),
        "others": chance.randint(0, 3) if families else 0,
    }
    return found | {
        "family_sessions.held": sessions,
        "family_sessions.without_attendance": int(chance.random() < 0.04),
        "family_sessions.families": families,
        **{f"family_sessions.families.{key}": number for key, number in came.items()},
        "family_sessions.people": sum(people.values()),
        **{f"family_sessions.{key}": number for key, number in people.items()},
        "family_sessions.walk_ins": people["others"],
    }


def _contacts(standing: _Standing, busy: float, chance: Random) -> dict[str, Value]:
    total = max(8, round(standing.fostering * busy * chance.uniform(1.6, 2.9)))
    visit, video, event = _some(total, 0.2, chance), _some(total, 0.03, chance), _some(total, 0.04, chance)
    one_to_one, practical = _some(total, 0.26, chance), _some(total, 0.1, chance)
    without, not_reached = chance.choice((0, 0, 1, 2)), round(total * chance.uniform(0.08, 0.2))
    messages = round(total * chance.uniform(0.2, 0.5))
    entries = total + without + not_reached + messages
    reached = standing.fostering - chance.choice((0, 0, 0, 1, 2))
    return {
        "sessions.total": total,
        "sessions.phone": total - visit - video - event,
        "sessions.visit": visit,
        "sessions.video": video,
        "sessions.event": event,
        "sessions.kind.one_to_one": one_to_one,
        "sessions.kind.catch_up": total - one_to_one - practical,
        "sessions.kind.practical": practical,
        "sessions.outside_hours": share_of(_some(total, 0.42, chance), total),
        "sessions.minutes": total * chance.randint(20, 28),
        "contacts.without_carer": without,
        "contacts.not_reached": not_reached,
        "contacts.messages": messages,
        "contacts.concerns": int(chance.random() < 0.15),
        "reach.families": share_of(reached, standing.fostering),
        "reach.never": 0,
        "reach.median_gap": chance.choice((3, 4, 5, 6, 7.5, 8)),
        "reach.longest_gap": chance.randint(18, 34 if reached == standing.fostering else 62),
        "record.entries": entries,
        "record.late": chance.choice((0, 0, 1, 1, 2, 4)),
    }


def _stays(busy: float, chance: Random) -> dict[str, Value]:
    asked = max(0, round(6 * busy + chance.uniform(-2, 2)))
    refused = min(asked, chance.choice((0, 0, 0, 1, 1, 2)))
    met = asked - refused - (1 if asked - refused > 3 and chance.random() < 0.1 else 0)
    by_day = min(met, chance.randint(1, 3))
    stays = met - by_day
    emergency = _some(stays, 0.12, chance)
    reasons = [chance.choice(tuple(RefusalReason)) for _ in range(refused)]
    return {
        "sleepovers.stays": stays,
        "sleepovers.planned": stays - emergency,
        "sleepovers.emergency": emergency,
        "sleepovers.children": stays,
        "sleepovers.child_nights": sum(chance.choice((1, 2, 2, 3)) for _ in range(stays)),
        "sleepovers.asked": asked,
        "sleepovers.met": share_of(met, asked),
        "sleepovers.refused": refused,
        **{refusal_key(reason): reasons.count(reason) for reason in RefusalReason},
        "day_care.sessions": by_day,
        "day_care.child_hours": round(sum(chance.choice((3, 4.5, 5, 6)) for _ in range(by_day)), 1),
    }


# -- procedures, training, the record


def _procedures(standing: _Standing, children: int, chance: Random) -> dict[str, Value]:
    ended = chance.choice((0, 0, 1, 1, 2))
    unplanned = _some(ended, 0.3, chance)
    asked = int(unplanned > 0 and chance.random() < 0.3)
    left_care = _some(ended - asked, 0.35, chance)
    to_next = ended - left_care
    begun, over = int(chance.random() < 0.1), int(standing.on_hold > 0 and chance.random() < 0.35)
    standing.on_hold += begun - over
    standing.no_child = max(0, min(4, standing.no_child + chance.choice((-1, 0, 0, 1))))
    handover, done = int(chance.random() < 0.3), int(chance.random() < 0.15)
    breach = int(chance.random() < 0.02)
    first_year = round(standing.newly * 1.6)
    return {
        "stability.begun": chance.choice((0, 1, 1, 2)),
        "stability.ended": ended,
        "stability.planned": ended - unplanned,
        "stability.unplanned": unplanned,
        "stability.not_said": 0,
        "stability.reason.care_plan": ended - asked - left_care,
        "stability.reason.left_care": left_care,
        "stability.reason.carers_asked": asked,
        "stability.reason.child_or_authority": 0,
        "stability.reason.standards": 0,
        "stability.reason.other": 0,
        "stability.carers_notice": share_of(asked, children),
        "hold.families": standing.on_hold,
        "hold.median_days": chance.randint(5, 70) if standing.on_hold else Missing.NOT_KNOWN,
        "hold.overdue": _some(standing.on_hold, 0.2, chance),
        "hold.begun": begun,
        "hold.ended": over,
        "procedures.no_child": standing.no_child,
        "procedures.no_child_median": chance.randint(8, 80) if standing.no_child else Missing.NOT_KNOWN,
        "procedures.no_child_overdue": _some(standing.no_child, 0.2, chance),
        "procedures.talks": _some(standing.no_child, 0.5, chance),
        "procedures.respite_only": standing.respite_only,
        "procedures.respite_used": _some(standing.respite_only, 0.7, chance),
        "procedures.handover_open": handover,
        "procedures.handover_overdue": 0,
        "procedures.handover_done": done,
        "procedures.solo": standing.solo,
        "procedures.solo_median": chance.randint(200, 900) if standing.solo else Missing.NOT_KNOWN,
        "procedures.solo_overdue": _some(standing.solo, 0.1, chance),
        "procedures.solo_ended": 0,
        "procedures.belongings": _some(ended, 0.2, chance),
        "procedures.rooms": _some(ended, 0.3, chance),
        "procedures.life_story": _some(ended, 0.2, chance),
        "procedures.transitions": share_of(_some(to_next, 0.85, chance), to_next),
        "data.breaches": breach,
        "data.breaches_in_time": breach,
        "training.courses": (courses := chance.randint(3, 12)),
        "training.hours": round(courses * chance.choice((2, 2.5, 3)), 1),
        "training.first_year": share_of(_some(first_year, 0.3, chance), first_year),
        "training.overdue": chance.choice((0, 0, 1, 2)),
    }


def _assurance_and_record(standing: _Standing, children: int, chance: Random) -> dict[str, Value]:
    families = standing.fostering
    known = {key: families - chance.choice((0, 0, 0, 1)) for key in ("phone", "ssw", "times")}
    known["approved_on"] = families  # so the newly approved are out of all of them
    births = children - chance.choice((0, 0, 1))
    return {
        "assurance.supervision": share_of(_some(families, 0.9, chance), families),
        "assurance.annual_review": share_of(_some(families, 0.92, chance), families),
        "assurance.unannounced_visit": share_of(_some(families, 0.85, chance), families),
        "record.complete": share_of(sum(known.values()) + births, 4 * families + children),
        **{f"record.{key}": share_of(number, families) for key, number in known.items()},
        "record.births": share_of(births, children),
    }


def _some(of: int, share: float, chance: Random) -> int:
    """About this share of them, each by its own chance."""
    return sum(chance.random() < share for _ in range(max(0, of)))


def _written(month: YearMonth, values: dict[str, Value]) -> str:
    blank = from_frozen({"format": FORMAT, "year": month[0], "month": month[1], "figures": {}})
    sections = tuple(
        replace(section, figures=tuple(replace(figure, value=values[figure.key]) for figure in section.figures))
        for section in blank.sections
    )
    return json.dumps(to_frozen(replace(blank, sections=sections)), sort_keys=True)
