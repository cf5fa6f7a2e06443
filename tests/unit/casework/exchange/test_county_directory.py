"""The county's directory: professionals kept at the service, told to the Hives with the Hives themselves."""

from dataclasses import replace

import pytest

from hivedesk.casework.exchange import county_directory
from hivedesk.casework.exchange.county_directory import (
    add_named,
    directory_is_told,
    keep_professional,
    named_by_hives,
    new_professional,
    other_hives,
    professionals,
    remove_professional,
    send_directory,
)
from hivedesk.casework.exchange.own_keys import ensure_identity
from hivedesk.casework.exchange.queueing import queue_part
from hivedesk.casework.undoing import undo
from hivedesk.domain.exchange.records import DirectoryPerson, PackageOutcome
from hivedesk.domain.families import Professional, ProfessionalRole
from hivedesk.foundation.errors import RuleRefused
from hivedesk.package_format.parts import DirectoryPart, PersonLine
from tests.builders import a_family
from tests.exchange_desks import exchange_once, fetch, send, two_desks

TEAM = "Fostering South"
NAIR = Professional(id="p1", family_id="okafor", name="Priya Nair", team=TEAM, phone="01962 555020", email="")


@pytest.fixture
def desks():
    """A Hive whose two families have the same social worker, and others whom the directory does not want."""
    people = (
        NAIR,
        replace(NAIR, id="p2", name="No Number", phone=""),
        replace(NAIR, id="p3", name="Oakmoor School", role=ProfessionalRole.SCHOOL),
    )
    okafor = replace(a_family("Okafor", id="okafor"), professionals=people)
    marsh = replace(
        a_family("Marsh", id="marsh"), professionals=(replace(NAIR, id="p4", family_id="marsh", name="priya nair"),)
    )
    return two_desks(okafor, marsh)


def a_person(service, name: str = "Duty Team", **fields: str) -> DirectoryPerson:
    person = replace(new_professional(service), name=name, phone="01962 555000", **fields)
    keep_professional(service, person)
    return next(one for one in professionals(service) if one.id == person.id)


def test_hives_hear_who_can_be_reached_and_of_whoever_goes(desks):
    hive, service, post = desks
    person = a_person(service, team="Out of hours", email="duty@example.org", role=ProfessionalRole.OTHER)
    assert send_directory(service).sentence.startswith("the directory of 1 Hive and 1 professional goes to ")
    send(service, post)
    fetch(hive, post)
    assert professionals(hive) == [person] and len(other_hives(hive)) == 1
    remove_professional(service, person.id)
    kept = a_person(service, "Ada Finch")
    send_directory(service)
    send(service, post)
    fetch(hive, post)
    assert professionals(hive) == [kept]


def test_what_changed_since_it_was_sent_is_known(desks):
    service = desks[1]
    assert directory_is_told(service)  # one Hive, and nobody to reach
    person = a_person(service)
    assert not directory_is_told(service)
    send_directory(service)
    assert directory_is_told(service)
    keep_professional(service, replace(person, phone="01962 555001"))
    assert not directory_is_told(service)
    undo(service)
    assert directory_is_told(service)


def test_those_whom_hives_name_are_offered_once_and_taken_in_one_act(desks):
    hive, service, post = desks
    exchange_once(hive, service, post)
    (offered,) = named_by_hives(service)
    assert (offered.name.casefold(), offered.team, offered.phone) == ("priya nair", TEAM, NAIR.phone)
    assert add_named(service, [offered]).sentence == "1 professional added to the directory"
    assert [one.name for one in professionals(service)] == [offered.name] and named_by_hives(service) == []
    undo(service)
    assert professionals(service) == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": " "}, "name is missing"),
        ({"phone": " ", "email": ""}, "How they are reached"),
        ({"email": "x" * 301}, "300 characters"),
        ({"name": "DUTY team"}, "in the directory already"),
    ],
)
def test_what_cannot_be_is_refused(desks, fields, words):
    service = desks[1]
    a_person(service)
    before = professionals(service)
    with pytest.raises(RuleRefused, match=words):
        keep_professional(service, replace(new_professional(service), **{"name": "X", "phone": "1", **fields}))
    assert professionals(service) == before


def test_a_role_that_this_hivedesk_does_not_know_is_another(desks):
    hive, service, post = desks
    line = PersonLine(id="p", name="Ada Finch", role="wizard", team="", phone="1", email="")
    queue_part(service, ensure_identity(hive).public.key_id, DirectoryPart(hives=(), professionals=(line,)))
    send(service, post)
    (taken,) = fetch(hive, post).taken
    assert taken.outcome is PackageOutcome.TAKEN
    (person,) = county_directory.professionals(hive)
    assert person.role is ProfessionalRole.OTHER
