"""What the service corrected, and whether it stands so at the Hive, as its records say since."""

from dataclasses import replace

import pytest

from hivedesk.casework.exchange.corrections import CorrectionState, corrections
from hivedesk.casework.exchange.overview import decide_conflict
from hivedesk.casework.exchange.own_keys import own_identity
from hivedesk.casework.exchange.queueing import queue_part
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.records import Conflict, Decision
from hivedesk.domain.families import Family
from hivedesk.package_format.parts import CorrectedField, CorrectionsPart
from tests.builders import a_family
from tests.exchange_desks import exchange_once, let_time_pass, send, two_desks


@pytest.fixture
def world():
    hive, service, post = two_desks(a_family("Okafor", id="okafor", town="Burley"))
    exchange_once(hive, service, post)
    return hive, service, post


def key_of(hive) -> str:
    identity = own_identity(hive)
    assert identity is not None
    return identity.public.key_id


def correct(hive, service, field: str, base: str, value: str) -> None:
    fields = (CorrectedField(table="family", id="okafor", field=field, base=base, value=value),)
    queue_part(service, key_of(hive), CorrectionsPart(fields=fields))


def states(hive, service) -> list[CorrectionState]:
    return [one.state for one in corrections(service, key_of(hive))]


def there_and_back(world) -> None:
    hive, service, post = world
    exchange_once(service, hive, post)
    let_time_pass(hive, service)
    exchange_once(hive, service, post)


def change_town(hive, town: str) -> None:
    with hive.act(ActKind.CHANGE_FAMILY) as act:
        act.update(replace(hive.store.get(Family, "okafor"), town=town))


def test_what_nobody_touched_stands_as_corrected_once_the_receipt_is_there(world):
    hive, service, post = world
    assert corrections(service, key_of(hive)) == []
    correct(hive, service, "town", "Burley", "Lyndhurst")
    assert states(hive, service) == [CorrectionState.WAITS]
    send(service, post)
    assert states(hive, service) == [CorrectionState.SENT]
    there_and_back(world)
    (one,) = corrections(service, key_of(hive))
    assert (one.state, one.family, one.field, one.value, one.now) == (
        CorrectionState.STANDS,
        "Okafor",
        "town",
        "Lyndhurst",
        "Lyndhurst",
    )


@pytest.mark.parametrize(
    ("decision", "state", "town"),
    [
        (None, CorrectionState.OWN_VALUE, "Ringwood"),
        (Decision.OURS, CorrectionState.OWN_VALUE, "Ringwood"),
        (Decision.THEIRS, CorrectionState.STANDS, "Lyndhurst"),
    ],
)
def test_where_the_hive_changed_it_too_its_value_is_told_until_it_takes_ours(world, decision, state, town):
    hive, service, _post = world
    change_town(hive, "Ringwood")
    correct(hive, service, "town", "Burley", "Lyndhurst")
    there_and_back(world)
    (one,) = corrections(service, key_of(hive))
    assert (one.state, one.now) == (CorrectionState.OWN_VALUE, "Ringwood")
    if decision is not None:
        decide_conflict(hive, hive.store.select(Conflict)[0].id, decision)
    let_time_pass(hive, service)
    there_and_back(world)
    (one,) = corrections(service, key_of(hive))
    assert (one.state, one.now) == (state, town)


def test_a_field_that_was_corrected_twice_is_judged_by_the_last(world):
    hive, service, _post = world
    correct(hive, service, "town", "Burley", "Lyndhurst")
    there_and_back(world)
    correct(hive, service, "town", "Lyndhurst", "Sway")
    there_and_back(world)
    assert states(hive, service) == [CorrectionState.STANDS, CorrectionState.AGAIN]


def test_a_record_that_is_gone_is_told(world):
    hive, service, _post = world
    correct(hive, service, "town", "Burley", "Lyndhurst")
    there_and_back(world)
    service.store.run("DELETE FROM hive_record WHERE tbl = 'family'")
    (one,) = corrections(service, key_of(hive))
    assert (one.state, one.family, one.now) == (CorrectionState.GONE, "", None)
