"""The service opens a Hive's vault: two people, logged in both places, and nothing otherwise."""

from datetime import date

import pytest

from hivedesk.casework import vaults
from hivedesk.casework.audit_trail import audit_lines
from hivedesk.casework.exchange.escrow import EscrowAsked, escrow_job, has_second_person, take_escrow
from hivedesk.casework.exchange.overview import notices
from hivedesk.casework.exchange.own_keys import ensure_identity, own_card, renew_keys
from hivedesk.casework.exchange.partners import accept_card, look_at_card, the_service, withdraw_card
from hivedesk.domain.acts import ActKind
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import FixedClock
from hivedesk.foundation.errors import RuleRefused, WrongPassphrase
from hivedesk.store.audit import entries
from tests.builders import NOW, a_family
from tests.exchange_desks import befriend
from tests.real_desk import CHEAP, PASSPHRASE, a_vault_desk

SERVICE = Hive(name="Hampshire Fostering", worker="Priya Nair")
SECOND = "gravel hatchback unzip majesty"
NEW = "evergreen lagoon bottle thirty"


@pytest.fixture
def clock():
    return FixedClock(NOW)


@pytest.fixture
def desks(tmp_path, clock):
    """A Hive that is closed, and the service's desk with two people."""
    hive = a_vault_desk(tmp_path / "hive", a_family("Okafor", id="okafor"), clock=clock)
    new = vaults.make_hive(tmp_path / "service", SERVICE, PASSPHRASE, clock, CHEAP, VaultRole.SERVICE)
    service = vaults.open_new_hive(new, SERVICE, clock)
    befriend(hive, service)
    assert not has_second_person(service)
    second = vaults.new_cover_worker(service, "Ade Cole", date(2027, 1, 1))
    maker = vaults.vault_of(service).slot_maker(CHEAP)
    vaults.add_cover_worker(service, second, maker.passphrase(SECOND, second.id, second.until))
    key = ensure_identity(hive).public.key_id
    vaults.close_desk(hive)
    yield service, key, tmp_path / "hive"
    vaults.close_desk(service)


def asked(desks, **changed):
    _service, key, folder = desks
    given = {"hive_id": key, "folder": folder, "why": "left", "first": PASSPHRASE, "second": SECOND, "new": NEW}
    return EscrowAsked(**(given | changed))


def opened(folder, clock, passphrase):
    door = vaults.find_door(folder)
    return vaults.open_desk(door, vaults.unlock(door, passphrase, clock.now()), clock)


def test_two_people_open_it_and_both_vaults_say_so(desks, clock):
    service, key, folder = desks
    assert has_second_person(service)
    take_escrow(service, escrow_job(service, asked(desks), CHEAP)(NoProgress()))
    with pytest.raises(WrongPassphrase):
        opened(folder, clock, PASSPHRASE)
    hive = opened(folder, clock, NEW)
    (there,) = [one for one in entries(hive.store, 50) if one.kind is ActKind.OPEN_ESCROW]
    (here,) = [one for one in entries(service.store, 50) if one.kind is ActKind.OPEN_ESCROW]
    assert there.author == "Priya Nair and Ade Cole"
    assert here.subject == key and here.detail.startswith("confirmed by ")
    (notice,) = notices(hive, 10)
    assert "Priya Nair and Ade Cole agreed to it: left." in notice.text
    told = [line.told() for line in audit_lines(service, 5)]
    assert told[0] == "Vault opened with the service's key, two people agreed: Ringwood; Ade Cole agreed"
    vaults.close_desk(hive)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"second": PASSPHRASE}, RuleRefused),
        ({"first": SECOND}, WrongPassphrase),
        ({"second": "not a passphrase at all"}, WrongPassphrase),
        ({"new": "short"}, RuleRefused),
    ],
)
def test_one_person_alone_opens_nothing(desks, clock, changed, error):
    service = desks[0]
    with pytest.raises(error):
        escrow_job(service, asked(desks, **changed), CHEAP)(NoProgress())
    vaults.close_desk(opened(desks[2], clock, PASSPHRASE))
    assert not [one for one in entries(service.store, 50) if one.kind is ActKind.OPEN_ESCROW]


def test_a_reason_is_asked_for(desks):
    with pytest.raises(RuleRefused, match="why"):
        escrow_job(desks[0], asked(desks, why=" "))


def test_a_withdrawn_service_has_no_way_in_and_a_renewed_one_has_the_new(desks, clock):
    service, _, folder = desks
    hive = opened(folder, clock, PASSPHRASE)
    renew_keys(service)
    accept_card(hive, look_at_card(hive, own_card(service, "")))
    assert vaults.service_has_a_way_in(hive)
    vaults.close_desk(hive)
    escrow_job(service, asked(desks), CHEAP)(NoProgress())
    hive = opened(folder, clock, PASSPHRASE)
    withdraw_card(hive, the_service(hive).id, "stolen")
    assert not vaults.service_has_a_way_in(hive)
    vaults.close_desk(hive)
    with pytest.raises(WrongPassphrase, match="no way in"):
        escrow_job(service, asked(desks), CHEAP)(NoProgress())
