"""Two vaults and one WebDAV mailbox on a real X screen: enrol, send, receive, receipt; a figure of the county goes up
by one, and nothing of it lies on any disk in clear."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from hivedesk.casework import vaults
from hivedesk.casework.contact_log import log_contact
from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.overview import own_words
from hivedesk.casework.exchange.partners import accepted, the_service
from hivedesk.casework.monthly_summary import freeze_month, month_alone
from hivedesk.crypto.identity import new_identity
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.records import HiveMonth, PackageOutcome, Partner, PartnerRole, PartnerState, SentPackage
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.domain.records import FrozenMonth
from hivedesk.domain.summary import month_before
from hivedesk.foundation.clock import at_london
from tests.builders import a_contact, a_family, a_hive_desk
from tests.journeys.prepared_hive import CLOCK, SECRET, days_ago, opened_again, prepared
from tests.journeys.real_window import names_found_in_clear, tell
from tests.real_desk import CHEAP, PASSPHRASE
from tests.unit.mailbox.grounds import webdav_ground

pytestmark = pytest.mark.screen
FACT = "Quillfeather homework club"
SERVICE = Hive(name="Hampshire Fostering", area="Hampshire", worker="Philippa Storr", worker_phone="01962 555010")


def last_month() -> tuple[int, int]:
    today = days_ago(0)
    return month_before(today.year, today.month)


def middle_of(year: int, month: int) -> datetime:
    return at_london(days_ago(0).replace(year=year, month=month, day=12), 11)


def freeze(desk: Desk, sessions: int) -> FrozenMonth:
    """Log so many sessions in the middle of last month, and freeze it."""
    when = middle_of(*last_month())
    for number in range(sessions):
        at = when + timedelta(hours=number % 8)
        log_contact(desk, a_contact("okafor", FACT, happened_at=at, entered_at=CLOCK.now()))
    view = month_alone(desk, *last_month())
    assert view.summary.figure("sessions.total").value == sessions
    freeze_month(desk, view)
    return desk.store.select(FrozenMonth)[0]


def prepare_service(home: Path) -> None:
    """The service's desk, where ten sessions of another Hive have come before."""
    folder = home / "data" / "hivedesk" / "vault"
    folder.parent.mkdir(parents=True)
    desk = vaults.open_new_hive(
        vaults.make_hive(folder, SERVICE, PASSPHRASE, CLOCK, CHEAP, VaultRole.SERVICE), SERVICE, CLOCK
    )
    frozen = freeze(a_hive_desk(a_family("Okafor", id="okafor"), now=CLOCK.now()), 10)
    public = new_identity().public
    other = Partner(
        id=public.key_id,
        role=PartnerRole.HIVE,
        name="Gosport",
        keys=public.raw.hex(),
        state=PartnerState.ACCEPTED,
        origin=public.key_id,
        shown_at=CLOCK.now(),
        compared_at=CLOCK.now(),
    )
    with desk.act(ActKind.ACCEPT_CARD) as act:
        act.insert(other)
        act.insert(
            HiveMonth(
                id=f"{other.origin}/{frozen.id}",
                hive_id=other.origin,
                month=frozen.id,
                frozen_at=frozen.frozen_at,
                received_at=CLOCK.now(),
                figures=frozen.figures,
            )
        )
    vaults.close_desk(desk)


def test_a_figure_of_the_county_goes_up_by_one(tmp_path: Path):
    hive, service, out = tmp_path / "hive", tmp_path / "service", tmp_path / "out"
    out.mkdir()
    with prepared(hive, a_family("Okafor", id="okafor", children=("Tamsin",))) as desk:
        freeze(desk, 1)
    prepare_service(service)
    with webdav_ground(tmp_path / "dav") as ground:
        mailbox = (str(ground.address), ground.credentials.user, ground.credentials.secret)
        for who, home in (("service_cards", service), ("hive_sends", hive), ("service_takes", service)):
            told = tell("exchange", home, arguments=(who, SECRET, str(out), *mailbox), seconds=120)
            assert told.rstrip().endswith("-- done")
        lying = [path.name for path in (tmp_path / "dav").rglob("*.hive")]
        assert len(lying) == 1  # the receipt waits for the Hive
        told = tell("exchange", hive, arguments=("hive_hears", SECRET, str(out), *mailbox), seconds=120)
        assert told.rstrip().endswith("-- done")
        assert not list((tmp_path / "dav").rglob("*.hive"))
    with opened_again(hive) as desk:
        (sent,) = [one for one in desk.store.select(SentPackage) if one.contents]
        assert sent.outcome is PackageOutcome.TAKEN
        assert the_service(desk).name == SERVICE.name and vaults.service_has_a_way_in(desk)
        words = own_words(desk)
    with opened_again(service) as desk:
        names = {partner.name for partner in accepted(desk)}
        assert names == {"Gosport", "Ringwood"}
        rows = desk.store.rows("SELECT content FROM hive_record WHERE tbl = 'contact_log_entry'")
        assert [json.loads(content)["fact"] for (content,) in rows] == [FACT]
    assert len(words) == 6
    for folder in (hive, service, tmp_path / "dav"):
        assert names_found_in_clear(folder, ("Quillfeather", "Okafor", "Tamsin")) == []
