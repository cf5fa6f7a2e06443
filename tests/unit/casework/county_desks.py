"""A service desk with Hives that have sent months, for the tests of the county."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from hivedesk.casework.desk import Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.records import HiveMonth, Partner, PartnerRole, PartnerState
from hivedesk.domain.summary.months import YearMonth
from hivedesk.foundation.clock import at_london
from hivedesk.store import exchange
from tests.exchange_desks import a_service_desk

ENROLLED = at_london(date(2025, 3, 4), 10)


def a_county_desk(*names: str) -> Desk:
    """A service desk on Sat 14 Nov 2026 that has accepted these Hives; each Hive's id is its name in small letters."""
    desk = a_service_desk()
    for name in names:
        enrol(desk, name)
    return desk


def enrol(desk: Desk, name: str, **fields: Any) -> Partner:
    partner = Partner(
        **{
            "id": name.lower(),
            "role": PartnerRole.HIVE,
            "name": name,
            "area": "New Forest",
            "person": "Maureen Hale",
            "phone": "07700 900001",
            "keys": "",
            "state": PartnerState.ACCEPTED,
            "origin": name.lower(),
            "shown_at": ENROLLED,
            "compared_at": ENROLLED,
        }
        | fields
    )
    with desk.act(ActKind.ACCEPT_CARD, partner.id) as act:
        act.insert(partner)
    return partner


def send(desk: Desk, hive_id: str, month: YearMonth, figures: Mapping[str, object] | str) -> None:
    """A month came in; ``figures`` as JSON holds them, or any text in place of it."""
    key = f"{month[0]}-{month[1]:02}"
    told = figures
    if not isinstance(told, str):
        told = json.dumps({"format": 1, "year": month[0], "month": month[1], "policy": "1", "figures": dict(told)})
    at = received(month)
    record = HiveMonth(
        id=f"{hive_id}/{key}", hive_id=hive_id, month=key, frozen_at=at, received_at=at, figures=str(told)
    )
    with desk.act(ActKind.TAKE_PACKAGE, hive_id) as act:
        act.insert(record)


def received(month: YearMonth) -> datetime:
    year, number = (month[0] + 1, 1) if month[1] == 12 else (month[0], month[1] + 1)
    return at_london(date(year, number, 3), 12)


def share(desk: Desk, hive_id: str, table: str, record_id: str, **values: object) -> None:
    """A record that the Hive shares."""
    exchange.put_hive_record(desk.store, hive_id, table, record_id, {"id": record_id, **values})
