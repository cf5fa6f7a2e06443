"""What will be sent, item by item: whose it is, every field of it, and as many lines as items are counted."""

from dataclasses import replace

import pytest

from hivedesk.casework.exchange import service
from hivedesk.casework.exchange.own_keys import ensure_identity
from hivedesk.casework.exchange.queueing import queue_part
from hivedesk.casework.exchange.standing import exchange_state
from hivedesk.casework.exchange.what_leaves import what_leaves_job
from hivedesk.domain.exchange.wording import KINDS
from hivedesk.foundation.background import NoProgress
from hivedesk.package_format.parts import CorrectedField, CorrectionsPart, DirectoryPart, HiveLine, PersonLine
from hivedesk.store import exchange
from tests.builders import a_family, a_hive_desk
from tests.exchange_desks import befriend, exchange_once, two_desks
from tests.unit.casework.exchange.test_taken_back import key_of


@pytest.fixture
def desks():
    hive, there, post = two_desks(a_family("Okafor", id="okafor", town="Burley"))
    exchange_once(hive, there, post)
    return hive, there


def lines_of(desk):
    return what_leaves_job(desk)(NoProgress()).lines


def test_a_correction_says_whose_record_it_is_and_what_stood_there(desks):
    hive, there = desks
    (approval,) = exchange.hive_records(there.store, key_of(hive), "approval")
    carer = exchange.hive_records(there.store, key_of(hive), "carer")[0]
    fields = (
        CorrectedField(table="family", id="okafor", field="town", base="Burley", value=""),
        CorrectedField(table="approval", id=str(approval["id"]), field="number", base=2, value=1),
        CorrectedField(table="carer", id=str(carer["id"]), field="main_carer", base=1, value=0),
    )
    queue_part(there, key_of(hive), CorrectionsPart(fields=fields))
    (line,) = lines_of(there)
    assert (line.kind, line.about, line.partner) == ("set of corrections", "Okafor", hive.hive.name)
    said = [(field.name, field.value, field.before) for field in line.fields]
    assert said[:4] == [("town", "", False), ("town", "Burley", True), ("number", 1, False), ("number", 2, True)]
    assert [(field.of, field.value) for field in line.fields[4:]] == [
        (f"{carer['first_name']} {carer['last_name']}".strip(), word) for word in ("no", "yes")
    ]


def test_there_are_as_many_lines_as_items_are_counted_and_a_message_is_called_so(desks):
    hive, there = desks
    other = a_hive_desk(a_family("Marsh", id="marsh"))
    befriend(other, there)
    service.write_notice(there, [key_of(hive)], "Duty line", "Closed")
    service.send_event(there, replace(service.new_county_event(there), title="Summer fair"))
    keys = ensure_identity(other).public
    hives = tuple(
        HiveLine(key_id=keys.key_id, name=name, area="A", worker="W", phone="1", keys=keys.raw) for name in "NS"
    )
    person = PersonLine(id="p", name="Ade Cole", role="school", team="", phone="2", email="")
    queue_part(there, key_of(hive), DirectoryPart(hives=hives, professionals=(person,)))
    lines = lines_of(there)
    assert len(lines) == exchange_state(there).new
    kinds = {line.kind for line in lines}
    assert kinds <= {one for one, _more in KINDS.values()} and "message" in kinds
    directory = next(line for line in lines if line.kind == "directory of Hives")
    assert [field.value for field in directory.fields] == ["N, A, W, 1", "S, A, W, 1", "Ade Cole, school, 2"]
