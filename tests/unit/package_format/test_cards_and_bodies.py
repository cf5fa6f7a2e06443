"""Cards and bodies: written, read, and refused where anything is out of order."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.crypto.identity import new_identity, read_identity
from hivedesk.package_format.body import Body, Outcome, Receipt, read_body, write_body
from hivedesk.package_format.cards import Card, CardRole, read_card, write_card
from hivedesk.package_format.chain import Chain
from hivedesk.package_format.parts import (
    AskPart,
    Coming,
    CorrectedField,
    CorrectionsPart,
    DirectoryPart,
    EventPart,
    FamilyPart,
    HiveLine,
    NoticePart,
    PersonLine,
    PolicyPart,
    RecordsPart,
    RecordState,
    SummaryPart,
)
from hivedesk.package_format.refusals import NewerCard, NotACard, Reason, UnreadableBody

SERVICE = read_identity(bytes(range(96)))
AT = datetime(2026, 11, 14, 9, 5, tzinfo=UTC)
CARD = Card(role=CardRole.SERVICE, name="Fostering Service", phone="01962 000000", made_at=AT, identity=SERVICE.public)
FAMILY = RecordState("family", "f1", {"id": "f1", "name": "Okafor", "capacity": 2, "left": None})
BODY = Body(
    made_at=AT,
    taken=Chain(3, bytes(range(32))),
    begins_anew=True,
    receipts=(
        Receipt(package_id="1" * 32, sequence=1, hash=bytes(32), at=AT, outcome=Outcome.TAKEN, seq=4, head=bytes(32)),
        Receipt(
            package_id="2" * 32, sequence=2, hash=bytes(32), at=AT, outcome=Outcome.REFUSED, reason=Reason.FORK
        ),
    ),
    parts=(
        RecordsPart(snapshot=False, after=3, until=4, head=bytes(32), records=(FAMILY, RecordState("room", "r", None))),
        SummaryPart(month="2026-10", frozen_at=AT, figures='{"events":3}'),
        NoticePart(id="n1", title="Duty line", text="It is closed on Sunday.\nCall the other."),
        EventPart(event=RecordState("event", "e1", {"id": "e1", "title": "Summer fair"})),
        PolicyPart(version="2027-01", text="version = '2027-01'"),
        FamilyPart(coming=Coming.MOVED, family_id="f1", come_from="Hive North", records=(FAMILY,)),
        DirectoryPart(
            hives=(
                HiveLine(
                    key_id=SERVICE.public.key_id, name="N", area="", worker="W", phone="", keys=SERVICE.public.raw
                ),
            ),
            professionals=(
                PersonLine(id="p1", name="Priya Nair", role="health", team="South", phone="1", email="p@x.org"),
            ),
        ),
        CorrectionsPart(fields=(CorrectedField(table="approval", id="a", field="number", base=2, value=3),)),
        AskPart(),
    ),
)  # fmt: skip


def test_a_body_comes_back() -> None:
    assert read_body(write_body(BODY)) == BODY
    assert BODY.wants_receipt and not replace(BODY, parts=()).wants_receipt


def test_what_is_not_in_the_format_is_refused() -> None:
    """Every field taken out, of another kind, or beside an unknown one."""
    raw = json.loads(write_body(BODY))
    places = list(_places(raw))
    assert len(places) > 80
    for place in places:
        for change in (_remove, _replace, _add):
            changed = json.loads(json.dumps(raw))
            if change(changed, place):
                with pytest.raises(UnreadableBody):
                    read_body(json.dumps(changed).encode())


@settings(max_examples=100)
@given(st.binary(max_size=200))
def test_junk_is_no_body_and_no_card(junk: bytes) -> None:
    with pytest.raises(UnreadableBody):
        read_body(junk)
    with pytest.raises(NotACard):
        read_card(junk)


def test_a_card_comes_back() -> None:
    assert read_card(write_card(CARD, SERVICE)) == CARD


def test_a_card_that_was_touched_is_refused() -> None:
    raw = json.loads(write_card(CARD, SERVICE))
    for name, value in raw.items():
        changed = {**raw, name: _other(value)}
        with pytest.raises((NotACard, NewerCard)):
            read_card(json.dumps(changed).encode())
    with pytest.raises(NewerCard):
        read_card(json.dumps({**raw, "version": 2}).encode())
    with pytest.raises(NotACard):
        read_card(write_card(replace(CARD, name="Two\nlines"), SERVICE))
    with pytest.raises(ValueError, match="own keys"):
        write_card(CARD, new_identity())


def test_fingerprints_tell_identities_apart() -> None:
    assert len(SERVICE.public.words) == 6
    assert SERVICE.public.words == read_identity(SERVICE.secret).public.words
    assert len({new_identity().public.words for _ in range(5)}) == 5
    assert SERVICE.secret.hex() not in repr(SERVICE)


def _places(value: object, path: tuple[str | int, ...] = ()) -> "list[tuple[str | int, ...]]":
    if isinstance(value, dict):
        inside = [place for key, inner in value.items() for place in _places(inner, (*path, key))]
        return [(*path, key) for key in value] + inside
    if isinstance(value, list):
        return [place for number, inner in enumerate(value) for place in _places(inner, (*path, number))]
    return []


def _at(raw: object, path: "tuple[str | int, ...]") -> dict[str, object]:
    for step in path:
        raw = raw[step]  # type: ignore[index]
    assert isinstance(raw, dict)
    return raw


def _remove(raw: object, place: "tuple[str | int, ...]") -> bool:
    """Take a field out; not where null means the same, and not the fields of a record, which are free."""
    holder = _at(raw, place[:-1])
    if _is_free(place) or holder[str(place[-1])] is None or place[-1] in ("values", "value", "base"):
        return False
    del holder[str(place[-1])]
    return True


def _replace(raw: object, place: "tuple[str | int, ...]") -> bool:
    _at(raw, place[:-1])[str(place[-1])] = [1.5]
    return place[-1] != "reason"  # of what was taken it is not read


def _add(raw: object, place: "tuple[str | int, ...]") -> bool:
    _at(raw, place[:-1])["unknown"] = [1.5]
    return True


def _is_free(place: "tuple[str | int, ...]") -> bool:
    return len(place) > 1 and place[-2] == "values" and place[-1] != "id"


def _other(value: object) -> object:
    if isinstance(value, int):
        return value + 1
    text = str(value)
    return text[:-1] + ("1" if text.endswith("0") else "0") if text else "x"
