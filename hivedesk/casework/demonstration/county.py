"""Builds the demonstration county: the desk of a made-up fostering service with 23 made-up Hives and a year of months.

Everything in it is an assumption: no Hive, no worker, no family exists, and the numbers are drawn, not counted.
Two Hives are late (one has gone quiet, one owes a month) and two began within the year, so that gaps can be seen.
Each Hive shares a few records, enough for room and waiting lists. It is needed only for the demonstration: import it
late.
"""

import json
from datetime import date, timedelta
from random import Random

from hivedesk.casework.demonstration.county_figures import months_of
from hivedesk.casework.demonstration.county_hives import HIVES, MadeUpHive
from hivedesk.casework.demonstration.directory_told import directory_people
from hivedesk.casework.desk import Desk
from hivedesk.casework.hive_details import set_up_hive
from hivedesk.crypto.identity import new_identity
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.records import HiveMonth, Partner, PartnerRole, PartnerState, ReceivedPackage
from hivedesk.domain.families import FamilyKind, Status
from hivedesk.domain.hive import Hive
from hivedesk.domain.summary import month_before
from hivedesk.domain.summary.months import YearMonth, first_day, month_after
from hivedesk.foundation.clock import FixedClock, at_london
from hivedesk.store import exchange

MANAGER = "Philippa Storr"
SERVICE = Hive(
    name="Fostering service (demonstration)",
    area="County",
    worker=MANAGER,
    duty_line="01632 960101",
    out_of_hours="01632 960102",
    demonstration=True,
)
MONTHS = 12


def build_county(desk: Desk, last_day: date, seed: int = 1) -> None:
    """Fill an empty service vault: 23 Hives, the twelve months that are over on ``last_day``, a few shared records.

    The same day and seed give the same figures. The desk's clock ends at 08:30 of that day, Europe/London.

    Raises:
        TypeError: the desk's clock is not a FixedClock.
    """
    clock = desk.clock
    if not isinstance(clock, FixedClock):
        raise TypeError("the demonstration county needs a clock that can be moved")
    end = at_london(last_day, 8, 30)
    desk.author = MANAGER
    months = _twelve_months_before(last_day)
    clock.set(at_london(first_day(*months[0]) - timedelta(days=300), 9))
    with desk.store.batch(end):
        set_up_hive(desk, SERVICE)
        with desk.act(ActKind.KEEP_PROFESSIONAL) as act:
            for person in directory_people():
                act.insert(person)
        for number, hive in enumerate(HIVES):
            begun = months if hive.joined is None else months[-hive.joined :]
            partner = _enrol(desk, clock, hive, number, begun[0])
            families, waiting = _send_months(desk, clock, partner, hive, begun, seed)
            if hive.late < 2:  # one has gone quiet, another only owes its month
                clock.set(at_london(last_day - timedelta(days=1 + number % 6), 17, number))
                _take(desk, partner, len(begun) + 1, ("contact_log_entry:4", "event:1"))
            _share_records(desk, partner.id, families, waiting, last_day, Random(f"records of {hive.name} {seed}"))
    clock.set(end)


def _twelve_months_before(last_day: date) -> tuple[YearMonth, ...]:
    months = [month_before(last_day.year, last_day.month)]
    while len(months) < MONTHS:
        months.append(month_before(*months[-1]))
    return tuple(reversed(months))


def _enrol(desk: Desk, clock: FixedClock, hive: MadeUpHive, number: int, begun: YearMonth) -> Partner:
    """Its card was accepted in the month before it began, or long ago."""
    identity = new_identity().public
    day = first_day(*month_before(*begun)) + timedelta(days=9 + number % 7)
    if hive.joined is None:
        day -= timedelta(days=240)
    clock.set(at_london(day, 10, number))
    partner = Partner(
        id=identity.key_id,
        role=PartnerRole.HIVE,
        name=hive.name,
        area=hive.area,
        person=hive.worker,
        phone=f"07700 9002{number:02}",
        keys=identity.raw.hex(),
        state=PartnerState.ACCEPTED,
        origin=identity.key_id,
        shown_at=clock.now(),
        compared_at=clock.now(),
        compared_by=desk.author,
    )
    with desk.act(ActKind.ACCEPT_CARD, partner.id) as act:
        act.insert(partner)
    return partner


def _send_months(
    desk: Desk, clock: FixedClock, partner: Partner, hive: MadeUpHive, months: tuple[YearMonth, ...], seed: int
) -> tuple[int, int]:
    """Its months as they came in; how many families foster and wait after the last one that is over."""
    told = months_of(hive, months, seed)
    for sequence, (month, figures, _, _) in enumerate(told[: len(told) - hive.late], start=1):
        frozen = at_london(first_day(*month_after(*month)) + timedelta(days=2), 9, 30)
        clock.set(frozen + timedelta(hours=3))
        record = HiveMonth(
            id=f"{partner.origin}/{month[0]}-{month[1]:02}",
            hive_id=partner.origin,
            month=f"{month[0]}-{month[1]:02}",
            frozen_at=frozen,
            received_at=clock.now(),
            figures=figures,
        )
        _take(desk, partner, sequence, (f"summary:{record.month}", "contact_log_entry:21", "event:3"), record)
    return told[-1][2], told[-1][3]


def _take(desk: Desk, partner: Partner, sequence: int, contents: tuple[str, ...], *with_it: HiveMonth) -> None:
    """A package as if it had come now."""
    now, made_up = desk.clock.now(), Random(f"{partner.name} {sequence}")
    package = ReceivedPackage(
        id=f"{made_up.getrandbits(128):032x}",
        partner_id=partner.id,
        sequence=sequence,
        hash=f"{made_up.getrandbits(256):064x}",
        made_at=now - timedelta(minutes=3),
        received_at=now,
        size=made_up.choice((8_192, 12_288, 16_384)),
        seq=sequence * 40,
        head=f"{made_up.getrandbits(256):064x}",
        contents=contents,
        wants_receipt=False,
    )
    with desk.act(ActKind.TAKE_PACKAGE, partner.id) as act:
        act.insert(package)
        for record in with_it:
            act.insert(record)


_NAMES = ("Abbott", "Coleman", "Dunn", "Farrow", "Gale", "Hobbs", "Ingram", "Keeble", "Lamb", "Moss", "Pryor", "Stott")
"""Of families that wait; made up like all the rest."""


def _share_records(desk: Desk, hive_id: str, families: int, waiting: int, today: date, chance: Random) -> None:
    """Families, approvals, children and placements: only what room and waiting lists need."""
    for number in range(families):
        family_id, children = f"f{number}", chance.choice((0, 1, 1, 1, 2, 2, 3))
        approved = max(1, children + chance.choice((0, 0, 0, 0, 1)))
        joined = today - timedelta(days=chance.randint(60, 1500))
        kind = FamilyKind.CONNECTED if number % 6 == 5 else FamilyKind.COUNTY
        if kind is FamilyKind.CONNECTED:
            approved = children
        status = Status.ON_HOLD if chance.random() < 0.04 else Status.ACTIVE
        _put(desk, hive_id, "family", family_id, status=status.value, kind=kind.value, joined_on=joined.isoformat())
        _put(desk, hive_id, "approval", f"a{number}", family_id=family_id, number=approved)
        for child in range(children):
            child_id = f"{family_id}-c{child}"
            _put(desk, hive_id, "child_in_care", child_id, family_id=family_id)
            begun = today - timedelta(days=chance.randint(10, 900))
            placement = {"family_id": family_id, "child_id": child_id, "started_on": begun.isoformat()}
            _put(desk, hive_id, "placement", f"p-{child_id}", **placement)
    for number in range(waiting):
        since = today - timedelta(days=chance.randint(5, 190))
        _put(
            desk,
            hive_id,
            "family",
            f"{hive_id[:8]}-w{number}",
            name=chance.choice(_NAMES),
            status=Status.WAITING.value,
            kind=FamilyKind.COUNTY.value,
            waiting_since=since.isoformat(),
            ifa_transfer=int(chance.random() < 0.35),
        )


def _put(desk: Desk, hive_id: str, table: str, record_id: str, **values: object) -> None:
    kept = json.loads(json.dumps({"id": record_id, **values}))
    exchange.put_hive_record(desk.store, hive_id, table, record_id, kept)
