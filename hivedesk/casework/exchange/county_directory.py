"""The county's directory: its Hives, and the professionals whom they may have to reach; the service keeps it."""

import json
from collections.abc import Iterable
from dataclasses import replace

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.exchange.partners import identity_of
from hivedesk.casework.exchange.service import enrolled, queue_for
from hivedesk.crypto.strict_json import Fields
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.records import DirectoryHive, DirectoryPerson
from hivedesk.domain.families import Professional, ProfessionalRole
from hivedesk.domain.fragments import digits_of, typed_digits
from hivedesk.domain.snippets import fold
from hivedesk.foundation.counting import number_of
from hivedesk.foundation.errors import RuleRefused
from hivedesk.package_format.parts import DirectoryPart, HiveLine, PersonLine, read_part
from hivedesk.store import exchange
from hivedesk.store.tables import Values

_OF_THE_COUNTY = frozenset(
    {ProfessionalRole.SSW, ProfessionalRole.CHILD_SOCIAL_WORKER, ProfessionalRole.REVIEWING_OFFICER}
)
_LONGEST = 300  # characters of a line, as the package format has it


def professionals(desk: Desk) -> list[DirectoryPerson]:
    """The professionals of the directory, by name: as the service keeps them, or as it told this Hive."""
    return sorted(desk.store.select(DirectoryPerson), key=lambda one: (one.name.casefold(), one.id))


def other_hives(desk: Desk) -> list[DirectoryHive]:
    """The other Hives as the service told them, by name."""
    return sorted(desk.store.select(DirectoryHive), key=lambda one: (one.name.casefold(), one.id))


def look_up(desk: Desk, text: str) -> list[DirectoryPerson]:
    """The professionals whose name or team begin with every word typed, or whose telephone number holds the digits."""
    words, digits = fold(text).split(), typed_digits(text)
    return [
        one
        for one in professionals(desk)
        if (digits and digits in digits_of(one.phone))
        or (words and all(any(part.startswith(word) for part in _words(one)) for word in words))
    ]


def new_professional(desk: Desk) -> DirectoryPerson:
    """Nobody yet: for the form to begin with."""
    return DirectoryPerson(id=desk.new_id(), name="")


def keep_professional(desk: Desk, person: DirectoryPerson) -> Changed:
    """Add somebody to the directory, or write down what has changed.

    Raises:
        RuleRefused: no name, no way to reach them, a line that is too long, or somebody who is there already.
    """
    kept = replace(person, **{name: getattr(person, name).strip() for name in ("name", "team", "phone", "email")})
    if not kept.name:
        raise RuleRefused("The name is missing.", "Enter who it is, or the name of the team.")
    if not kept.phone and not kept.email:
        raise RuleRefused("How they are reached is missing.", "Enter a telephone number or an e-mail address.")
    if any(len(line) > _LONGEST for line in (kept.name, kept.team, kept.phone, kept.email)):
        raise RuleRefused(f"A line has more than {_LONGEST} characters.", "Shorten it.")
    if any(_same(kept, one) for one in professionals(desk) if one.id != kept.id):
        raise RuleRefused("They are in the directory already.", "Change that entry instead.")
    is_new = desk.store.find(DirectoryPerson, kept.id) is None
    with desk.act(ActKind.KEEP_PROFESSIONAL) as act:
        if is_new:
            act.insert(kept)
        else:
            act.update(kept)
    done = f"{kept.name} {'added to' if is_new else 'changed in'} the directory"
    return replace(desk.changed(ActKind.KEEP_PROFESSIONAL, act), sentence=done)


def remove_professional(desk: Desk, person_id: str) -> Changed:
    """Take somebody out of the directory."""
    person = desk.store.get(DirectoryPerson, person_id)
    with desk.act(ActKind.REMOVE_PROFESSIONAL) as act:
        act.delete(DirectoryPerson, person_id)
    changed = desk.changed(ActKind.REMOVE_PROFESSIONAL, act)
    return replace(changed, sentence=f"{person.name} removed from the directory")


def named_by_hives(desk: Desk) -> list[DirectoryPerson]:
    """Social workers and reviewing officers who stand on the Hives' cards, can be reached, and are not there yet."""
    known, found = professionals(desk), dict[tuple[str, str], DirectoryPerson]()
    for hive in enrolled(desk):
        for values in exchange.hive_records(desk.store, hive.origin, "professional"):
            person = _told(values)
            if person is not None and not any(_same(person, one) for one in known):
                found.setdefault(_who(person), person)
    return sorted(found.values(), key=lambda one: (one.name.casefold(), one.team))


def add_named(desk: Desk, people: Iterable[DirectoryPerson]) -> Changed:
    """Add those whom Hives name, in one act with one Undo."""
    added = [replace(person, id=desk.new_id()) for person in people]
    with desk.act(ActKind.KEEP_PROFESSIONAL) as act:
        for person in added:
            act.insert(person)
    sentence = f"{number_of(len(added), 'professional')} added to the directory"
    return replace(desk.changed(ActKind.KEEP_PROFESSIONAL, act), sentence=sentence)


def send_directory(desk: Desk) -> Changed:
    """Tell every Hive who the others are, with their public keys, and the professionals: so families can move.

    Raises:
        RuleRefused: no Hive is enrolled.
    """
    known = enrolled(desk)
    if not known:
        raise RuleRefused("No Hive is enrolled yet.", "Open a Hive's card first.")
    part = _part(desk)
    what = f"the directory of {number_of(len(part.hives), 'Hive')}"
    if part.professionals:
        what += f" and {number_of(len(part.professionals), 'professional')}"
    return queue_for(desk, [one.id for one in known], part, what)


def directory_is_told(desk: Desk) -> bool:
    """Whether the last directory that was sent says what stands now; one Hive alone with nobody to reach needs none."""
    now = _part(desk)
    last = desk.store.row("SELECT part FROM queued_part WHERE kind = 'directory' ORDER BY queued_at DESC, rowid DESC")
    if last is None:
        return len(now.hives) < 2 and not (now.hives and now.professionals)
    told = read_part(Fields(json.loads(last[0])))
    if not now.hives or not isinstance(told, DirectoryPart):
        return True
    # what a Hive's card says of who answers may change with every card: who they are is what counts
    same_hives = {line.key_id for line in told.hives} == {line.key_id for line in now.hives}
    return same_hives and told.professionals == now.professionals


def _part(desk: Desk) -> DirectoryPart:
    hives = tuple(
        HiveLine(
            key_id=one.id,
            name=one.name,
            area=one.area,
            worker=one.person,
            phone=one.phone,
            keys=identity_of(one).raw,
        )
        for one in enrolled(desk)
    )
    people = (PersonLine(**{**vars(one), "role": one.role.value}) for one in professionals(desk))
    return DirectoryPart(hives=hives, professionals=tuple(people))


def _told(values: Values) -> DirectoryPerson | None:
    """A professional of a family's card, as far as the directory is concerned; None where it is not."""
    try:
        record = exchange.record_of("professional", values)
    except ValueError:
        return None
    assert isinstance(record, Professional)
    if record.role not in _OF_THE_COUNTY or not record.name.strip() or not (record.phone or record.email):
        return None
    return DirectoryPerson(
        id="", name=record.name, role=record.role, team=record.team, phone=record.phone, email=record.email
    )


def _words(person: DirectoryPerson) -> list[str]:
    return fold(f"{person.name} {person.team} {person.email}").split()


def _same(one: DirectoryPerson, other: DirectoryPerson) -> bool:
    return _who(one) == _who(other)


def _who(person: DirectoryPerson) -> tuple[str, str]:
    return person.name.strip().casefold(), person.team.strip().casefold()
