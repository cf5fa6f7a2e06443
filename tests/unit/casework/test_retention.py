"""What may be erased here: only what the service has confirmed; then no person is left, and every count stays."""

from datetime import date, timedelta

import pytest

from hivedesk.casework.contact_log import log_contact
from hivedesk.casework.exchange.partners import begin_anew, the_service
from hivedesk.casework.exchange.sealed_contents import contents_of
from hivedesk.casework.families import household
from hivedesk.casework.monthly_summary import freeze_month, month_alone
from hivedesk.casework.retention import erase_family, what_may_be_erased
from hivedesk.casework.searching import search_everything
from hivedesk.casework.standing import close_family
from hivedesk.domain.families import LeavingReason
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import exchange
from hivedesk.store.audit import verify_chain
from tests.builders import a_contact, a_family, a_hive_desk
from tests.exchange_desks import Post, a_service_desk, befriend, exchange_once, let_time_pass, send
from tests.unit.casework.exchange.test_telling_and_taking import told

WORDS = ("Okafor", "Quixotic", "Zelda")


@pytest.fixture
def desks():
    """A Hive whose family left in October, its month frozen, and its service."""
    okafor = a_family("Okafor", id="okafor", carers=("Zelda",), joined_on=date(2024, 1, 8))
    hive, service = a_hive_desk(okafor, a_family("Marsh", id="marsh")), a_service_desk()
    log_contact(hive, a_contact("okafor", "Quixotic football boots"))
    close_family(hive, "okafor", date(2026, 10, 20), LeavingReason.DEREGISTERED)
    befriend(hive, service)
    return hive, service, Post()


def ready(desks):
    hive, service, post = desks
    freeze_month(hive, month_alone(hive, 2026, 10))
    exchange_once(hive, service, post)
    let_time_pass(hive, service, span=timedelta(days=80))
    return hive, service, post


def test_nothing_may_go_before_the_service_has_it_and_the_time_is_over(desks):
    hive, service, post = desks
    assert "nothing" not in (reason := what_may_be_erased(hive)[0].why_not) and "confirmed anything" in reason
    exchange_once(hive, service, post)
    assert "not frozen" in what_may_be_erased(hive)[0].why_not
    freeze_month(hive, month_alone(hive, 2026, 10))
    exchange_once(hive, service, post)
    assert "90 days" in what_may_be_erased(hive)[0].why_not
    with pytest.raises(RuleRefused, match="yet"):
        erase_family(hive, "okafor")
    let_time_pass(hive, service, span=timedelta(days=80))
    (line,) = what_may_be_erased(hive)
    assert (line.why_not, line.name) == ("", "Okafor") and line.receipt_at is not None
    log_contact(hive, a_contact("okafor", "One thing more", happened_at=hive.clock.now(), entered_at=hive.clock.now()))
    assert "last changes" in what_may_be_erased(hive)[0].why_not


def test_what_was_erased_is_nowhere_and_the_counts_stay(desks):
    hive, service, post = ready(desks)
    before = month_alone(hive, 2026, 11).summary.values()
    kept = told(service, hive)
    erase_family(hive, "okafor")
    for table in ("family", "carer", "contact_log_entry", "approval", "change"):
        rows = hive.store.rows(f"SELECT * FROM {table}")
        assert rows and not [row for row in rows if any(word in str(row) for word in WORDS)]
    assert not search_everything(hive, "quixotic").hits and not search_everything(hive, "okafor").hits
    assert month_alone(hive, 2026, 11).summary.values() == before
    assert household(hive, "okafor").family.left_on == date(2026, 10, 20)
    assert what_may_be_erased(hive) == []
    assert verify_chain(hive.store.database, NoProgress()).broken_at is None
    exchange_once(hive, service, post)
    assert told(service, hive) == kept
    begin_anew(hive, the_service(hive).id)
    exchange_once(hive, service, post)
    assert told(service, hive) == kept


def test_what_is_sealed_and_on_its_way_no_longer_says_it_either(desks):
    hive, _service, post = ready(desks)
    begin_anew(hive, the_service(hive).id)
    send(hive, post)  # everything once more: no receipt yet
    (package_id,) = exchange.with_contents(hive.store)
    assert "Quixotic" in str(contents_of(hive, package_id))
    erase_family(hive, "okafor")
    held = str(contents_of(hive, package_id))
    assert "Marsh" in held and not [word for word in WORDS if word in held]


def test_a_family_that_is_still_here_is_not_listed(desks):
    hive, _, _ = ready(desks)
    assert [one.family_id for one in what_may_be_erased(hive)] == ["okafor"]
    with pytest.raises(RuleRefused, match="not on the list"):
        erase_family(hive, "marsh")
