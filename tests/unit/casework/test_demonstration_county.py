"""The demonstration county: 23 made-up Hives whose figures hang together."""

import json
import time
from datetime import date

import pytest

from hivedesk.casework import county
from hivedesk.casework.demonstration.county import MANAGER, build_county
from hivedesk.casework.demonstration.county_hives import HIVES
from hivedesk.casework.exchange.partners import identity_of, partners
from hivedesk.domain.county import Span
from hivedesk.domain.exchange.records import HiveMonth
from hivedesk.domain.hive import VaultRole
from hivedesk.domain.summary import Missing, Share, frozen_values
from hivedesk.domain.summary.catalogue import SECTIONS
from hivedesk.domain.summary.months import twelve_months_to
from hivedesk.domain.summary.relations import AT_MOST, OUT_OF, RELATIONS, Split, Sum
from tests.builders import a_desk

TODAY = date(2026, 11, 19)


@pytest.fixture(scope="module")
def desk():
    made = a_desk()
    made.role = VaultRole.SERVICE
    begun = time.process_time()
    build_county(made, TODAY)
    assert time.process_time() - begun < 10
    return made


@pytest.fixture(scope="module")
def months(desk):
    return [frozen_values(json.loads(one.figures)) for one in desk.store.select(HiveMonth)]


def amount(values, key):
    value = values.get(key)
    return value.part if isinstance(value, Share) else value if isinstance(value, int) else None


def test_23_hives_and_a_year_with_two_that_are_late(desk, months):
    first, last = twelve_months_to(2026, 10)[0], (2026, 10)
    view = county.county(desk, Span(first, last))
    assert view.enrolled == 23 == len(HIVES) and len(view.review.hives) == 23
    assert [(gap.hive.name, len(gap.months)) for gap in view.review.gaps] == [("Emsworth Mill", 2), ("Test Meadows", 1)]
    assert len(view.review.not_sent) == 2
    assert len(months) == view.review.hive_months == 23 * 12 - 5 - 9 - 3
    assert view.service.demonstration and desk.author == MANAGER and view.areas and view.all_areas.whole


def test_every_figure_is_there_and_no_other(months):
    keys = {figure.key for section in SECTIONS for figure in section.figures}
    assert all(set(values) == keys for values in months)


def test_parts_add_up_to_their_wholes(months):
    for values in months:
        for relation in RELATIONS:
            match relation:
                case Split():
                    _check_split(values, relation)
                case Sum():
                    addends = [amount(values, key) for key in relation.addends]
                    assert amount(values, relation.total) == sum(addends), relation
        for key, limits in AT_MOST.items():
            if amount(values, key) is not None:
                assert amount(values, key) <= sum(amount(values, limit) or 0 for limit in limits), key


def _check_split(values, split):
    parts = [amount(values, part) for part in split.parts]
    whole = amount(values, split.whole)
    if whole is None or None in parts:
        return
    if split.rest:
        assert sum(parts) <= whole, split
    else:
        assert sum(parts) == whole, split
    for part in split.parts:
        value = values[part]
        if isinstance(value, Share) and part not in OUT_OF and split.whole != "record.complete":
            assert value.whole <= max(whole, value.part), split


def test_the_end_of_a_month_is_the_beginning_of_the_next(desk):
    for hive in county.enrolled_hives(desk):
        before = None
        for one in desk.store.select(HiveMonth, "WHERE hive_id = ? ORDER BY month", hive.id):
            values = frozen_values(json.loads(one.figures))
            assert before in (None, values["families.start"])
            joined, left = values["families.joined"], values["families.left"]
            assert values["families.end"] == values["families.start"] + joined - left
            before = values["families.end"]


def test_shared_records_say_what_the_figures_say(desk):
    for room in county.county(desk, Span((2026, 10), (2026, 10))).areas:
        assert room.whole and room.families <= room.capacity + room.hives
    rows = desk.store.rows("SELECT content FROM hive_record WHERE tbl = 'family'")
    families = [json.loads(content) for (content,) in rows]
    assert all(("name" in family) == (family["status"] == "waiting") for family in families)  # made up, to be chosen by


def test_the_same_day_and_seed_give_the_same_figures(desk):
    again = a_desk()
    build_county(again, TODAY)
    told = [sorted((one.month, one.figures) for one in each.store.select(HiveMonth)) for each in (desk, again)]
    assert told[0] == told[1]


def test_every_card_holds_keys_that_can_be_read(desk):
    assert all(identity_of(partner).key_id == partner.id for partner in partners(desk))


def test_no_median_where_there_is_nobody(months):
    for values in months:
        assert (values["waiting.median_days"] is Missing.NOT_KNOWN) == (values["waiting.families"] == 0)
