"""The exchange: sealing by size, one more contact in an old Hive, and a county's and a country's months received."""

import json
import random
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from hivedesk.casework import vaults
from hivedesk.casework.contact_log import log_contact
from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.own_keys import ensure_identity, own_identities
from hivedesk.casework.exchange.partners import accepted, identity_of, the_service
from hivedesk.casework.exchange.standing import exchange_state
from hivedesk.casework.exchange.taking import take_packages
from hivedesk.casework.exchange.telling import keep_sealed, seal_job
from hivedesk.crypto.argon import ArgonCost
from hivedesk.crypto.identity import Identity, new_identity
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.records import Partner, PartnerRole, PartnerState
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import FixedClock, at_london
from hivedesk.incoming.package import open_package
from hivedesk.package_format.body import Body, write_body
from hivedesk.package_format.chain import NO_PACKAGE, Chain
from hivedesk.package_format.parts import SummaryPart
from hivedesk.package_format.v1 import Header, Package, new_package_id, read_package, seal
from tests.benchmarks.hives import NOW, BuiltHive
from tests.benchmarks.report import Line, median, peak_mib, timed
from tests.builders import a_contact
from tests.exchange_desks import a_service_desk, befriend

_MONTHS = 12
_COUNTY, _COUNTRY = 23, 3_565  # Hives
_AT_ONCE = 200  # packages, as an errand fetches them
_SIZES = (10_000, 100_000, 1_000_000, 10_000_000)  # bytes of a body that cannot be packed
_CHEAP = ArgonCost(memory_kib=64, passes=1, lanes=1)


def measure(root: Path, small: BuiltHive, large: BuiltHive) -> list[Line]:
    """All of it; the country last, since it takes the most memory."""
    return [
        *_by_size(),
        *_one_more_contact(small, large),
        _months(root / "county", _COUNTY, "5 s", 5, 500),
        _growth(root),
    ]


def _by_size() -> Iterator[Line]:
    sender, recipient, draw = new_identity(), new_identity(), random.Random(1)
    for size in _SIZES:
        body = draw.randbytes(size)
        package = _package(body, sender, recipient, 1, NO_PACKAGE)
        sealing = median(timed(lambda body=body: _package(body, sender, recipient, 1, NO_PACKAGE), 5))  # type: ignore[misc]
        opening = median(timed(lambda one=package: read_package(one.content).open(recipient, sender.public), 5))  # type: ignore[misc]
        words = f"seal {sealing * 1000:.1f} ms, open {opening * 1000:.1f} ms, {len(package.content):,} bytes"
        yield Line(f"a package of {size:,} bytes", words, "told", True)


def _one_more_contact(small: BuiltHive, large: BuiltHive) -> Iterator[Line]:
    taken = {}
    for hive in (small, large):
        desk, service = hive.open(), a_service_desk()
        befriend(desk, service)
        begun = time.perf_counter()
        (first,) = keep_sealed(desk, seal_job(desk)(NoProgress()))
        whole = time.perf_counter() - begun
        words = f"{whole:.1f} s, {first.size / 1e6:.1f} MB"
        yield Line(f"everything sealed, {hive.entries:,} entries", words, "in a job; under 32 MB", first.size < 2**25)
        seconds, sizes = [], []
        for number in range(7):
            log_contact(desk, a_contact("f1", f"One more, number {number}.", happened_at=desk.clock.now()))
            begun = time.perf_counter()
            (sent,) = keep_sealed(desk, seal_job(desk)(NoProgress()))
            seconds.append(time.perf_counter() - begun)
            sizes.append(sent.size)
        taken[hive.entries] = median(seconds)
        state = median(timed(lambda desk=desk: exchange_state(desk), 5)) * 1000  # type: ignore[misc]
        words = f"{median(seconds) * 1000:.0f} ms, {max(sizes):,} bytes"
        met = max(sizes) < 8_000 and median(seconds) < 0.1
        yield Line(f"one more contact sealed, {hive.entries:,} entries", words, "under 100 ms and 8,000 bytes", met)
        yield Line(f"how the exchange stands, {hive.entries:,} entries", f"{state:.1f} ms", "under 16 ms", state < 16)
        assert the_service(desk) is not None
        vaults.close_desk(desk)
    ratio = taken[large.entries] / taken[small.entries]
    yield Line("one more contact, large beside small", f"{ratio:.2f} times", "under 2 times", ratio < 2)


def _growth(root: Path) -> Line:
    """A country: twice the Hives take twice the time."""
    half = _received(root / "half", _COUNTRY // 2)
    whole = _received(root / "whole", _COUNTRY)
    memory = peak_mib()
    words = f"{whole:.0f} s ({whole / half:.1f} times half of it), {memory:.0f} MB at most"
    what = f"{_COUNTRY:,} Hives, {_MONTHS} months received"
    return Line(what, words, "under 60 s, 500 MB, linear", whole < 60 and memory < 500 and whole < 2.6 * half)


def _months(folder: Path, hives: int, aim: str, most: float, _memory: int) -> Line:
    seconds = _received(folder, hives)
    return Line(f"{hives:,} Hives, {_MONTHS} months received", f"{seconds:.2f} s", aim, seconds < most)


def _received(folder: Path, hives: int) -> float:
    """Seconds to open, judge and keep every month of these Hives; made one bundle at a time, which is not counted."""
    clock = FixedClock(at_london(NOW.date(), 9))
    service = Hive(name="Fostering", worker="Priya Nair")
    new = vaults.make_hive(folder, service, "otter lantern mosaic thimble", clock, _CHEAP, VaultRole.SERVICE)
    desk = vaults.open_new_hive(new, service, clock)
    recipient, senders = ensure_identity(desk), []
    with desk.act(ActKind.ACCEPT_CARD) as act:
        for number in range(hives):
            sender = new_identity()
            senders.append(sender)
            act.insert(_partner(sender, number, desk))
    taken = 0.0
    known = {partner.id: identity_of(partner) for partner in accepted(desk)}
    own = own_identities(desk)
    bundle: list[Package] = []
    for sender in senders:
        chain = NO_PACKAGE
        for month in range(_MONTHS):
            package = _package(_summary(month), sender, recipient, chain.sequence + 1, chain)
            chain = chain.after(package)
            bundle.append(package)
        if len(bundle) >= _AT_ONCE or sender is senders[-1]:
            begun = time.perf_counter()
            found = [open_package(one.header.package_id, one.content, own, known) for one in bundle]
            result = take_packages(desk, found)
            taken += time.perf_counter() - begun
            assert len(result.taken) == len(bundle), result
            bundle = []
    row = desk.store.row("SELECT count(*) FROM hive_month")
    assert row == (hives * _MONTHS,)
    vaults.close_desk(desk)
    return taken


def _partner(sender: Identity, number: int, desk: Desk) -> Partner:
    public = sender.public
    return Partner(
        id=public.key_id,
        role=PartnerRole.HIVE,
        name=f"Hive {number}",
        keys=public.raw.hex(),
        state=PartnerState.ACCEPTED,
        origin=public.key_id,
        shown_at=desk.clock.now(),
        compared_at=desk.clock.now(),
    )


def _summary(month: int) -> bytes:
    figures = json.dumps({f"figure.{number}": number * month for number in range(90)})
    frozen_at = NOW - timedelta(days=30 * (_MONTHS - month))
    part = SummaryPart(month=f"2026-{month + 1:02}", frozen_at=frozen_at, figures=figures)
    return write_body(Body(made_at=frozen_at, parts=(part,)))


def _package(body: bytes, sender: Identity, recipient: Identity, sequence: int, chain: Chain) -> Package:
    header = Header(
        package_id=new_package_id(),
        sender=sender.public.key_id,
        recipient=recipient.public.key_id,
        sequence=sequence,
        previous=chain.hash,
    )
    return seal(body, header, sender, recipient.public)
