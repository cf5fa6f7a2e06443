"""Columns beside the month, and months that are frozen."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.domain.contact_log import ContactKind
from hivedesk.domain.summary import (
    Missing,
    Share,
    compare,
    corrections,
    from_frozen,
    frozen_values,
    to_frozen,
)
from hivedesk.foundation.errors import RuleRefused
from tests.unit.domain.summary_builders import a_family, a_month, an_entry, at

MEMBER = a_family("A", joined_on=date(2025, 1, 1))
SEPTEMBER = a_month([MEMBER], [an_entry("1", "A", at(9, 1, 10)), an_entry("2", "A", at(9, 2, 20))], 9)
OCTOBER = a_month([MEMBER], [an_entry("3", "A", at(10, 6, 10), minutes=40)])
EMPTY = a_month([MEMBER], month=8)


def test_columns_stand_beside_the_month() -> None:
    months = [EMPTY.values(), SEPTEMBER.values(), OCTOBER.values()]
    row = compare(OCTOBER, SEPTEMBER.values(), EMPTY.values(), months).row

    total = row("sessions.total")
    assert (total.this, total.last_month, total.year_so_far, total.same_month_last_year) == (1, 2, 3, 0)
    assert row("sessions.minutes").year_so_far == 70  # 15 + 15 + 40


def test_shares_of_the_year_are_all_parts_out_of_all_wholes() -> None:
    months = [EMPTY.values(), SEPTEMBER.values(), OCTOBER.values()]

    assert EMPTY.figure("sessions.outside_hours").value is Missing.NOT_KNOWN
    assert compare(OCTOBER, None, None, months).row("sessions.outside_hours").year_so_far == Share(1, 3)
    assert compare(EMPTY, None, None, [EMPTY.values()]).row("sessions.outside_hours").year_so_far is Missing.NOT_KNOWN


@pytest.mark.parametrize("key", ["families.end", "reach.families", "people.carers", "waiting.median_days"])
def test_what_cannot_be_added_up_has_no_year(key) -> None:
    assert (
        compare(OCTOBER, None, None, [SEPTEMBER.values(), OCTOBER.values()]).row(key).year_so_far is Missing.NO_FIGURE
    )


def test_months_without_a_record_have_no_figure() -> None:
    row = compare(OCTOBER, None, None, []).row("sessions.total")

    assert {row.last_month, row.same_month_last_year, row.year_so_far} == {Missing.NO_FIGURE}


def test_a_year_with_a_month_that_lacks_the_figure_is_not_known() -> None:
    older = {key: value for key, value in SEPTEMBER.values().items() if key != "sessions.total"}
    row = compare(OCTOBER, older, None, [older, OCTOBER.values()]).row("sessions.total")

    assert (row.last_month, row.year_so_far) == (Missing.NOT_RECORDED, Missing.NOT_KNOWN)


def test_an_unknown_row_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        compare(OCTOBER, None, None, []).row("nothing")
    with pytest.raises(KeyError):
        OCTOBER.figure("nothing")


def test_a_frozen_month_comes_back_from_json_as_it_was() -> None:
    frozen = json.loads(json.dumps(to_frozen(OCTOBER)))
    again = from_frozen(frozen)

    assert frozen_values(frozen) == OCTOBER.values() == again.values()
    assert (again.year, again.month, again.provisional, again.whole_month) == (2026, 10, False, True)
    assert [figure.definition for figure in again.figures()] == [figure.definition for figure in OCTOBER.figures()]
    assert corrections(frozen, OCTOBER) == []


def test_a_frozen_month_says_nothing_about_anybody() -> None:
    assert set(to_frozen(OCTOBER)) == {"format", "year", "month", "policy", "figures"}
    assert '"A"' not in json.dumps(to_frozen(OCTOBER))


def test_later_changes_show_as_corrections() -> None:
    frozen = to_frozen(OCTOBER)
    added = an_entry("4", "A", at(10, 7, 10), minutes=20, kind=ContactKind.ONE_TO_ONE)
    now = a_month([MEMBER], [an_entry("3", "A", at(10, 6, 10), minutes=40), added])
    found = {change.key: (change.label, change.frozen, change.now) for change in corrections(frozen, now)}

    assert found == {
        "sessions.total": ("1:1 sessions", 1, 2),
        "sessions.phone": ("1:1 sessions: by phone", 1, 2),
        "sessions.kind.one_to_one": ("1:1 sessions: logged as 1:1 session", 0, 1),
        "sessions.minutes": ("Minutes", 40, 60),
        "sessions.outside_hours": ("1:1 sessions: outside office hours", Share(0, 1), Share(0, 2)),
        "reach.median_gap": ("Median gap", 25, 24),
        "reach.longest_gap": ("Longest gap", 25, 24),
        "record.entries": ("Contact log entries", 1, 2),
    }


def test_a_figure_that_is_new_since_freezing_is_no_correction() -> None:
    frozen = to_frozen(OCTOBER)
    del frozen["figures"]["sessions.total"]
    frozen["figures"]["sessions.minutes"] = "not recorded"

    assert corrections(frozen, OCTOBER) == []
    assert from_frozen(frozen).figure("sessions.total").value is Missing.NOT_RECORDED


def test_an_unfinished_month_is_not_frozen() -> None:
    with pytest.raises(RuleRefused, match="not over"):
        to_frozen(a_month([MEMBER], up_to=date(2026, 10, 30)))


def test_another_months_figures_are_refused() -> None:
    with pytest.raises(RuleRefused, match="another month"):
        corrections(to_frozen(SEPTEMBER), OCTOBER)


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"figures": []},
        {"figures": {"sessions.total": "many"}},
        {"figures": {"sessions.total": True}},
        {"figures": {"sessions.total": None}},
        {"figures": {"sessions.total": {"part": 1}}},
        {"figures": {"sessions.total": {"part": "1", "whole": 2}}},
        {"month": 13},
        {"year": "2026"},
    ],
)
def test_unreadable_frozen_figures_are_refused_in_plain_words(change) -> None:
    with pytest.raises(RuleRefused, match="cannot be read"):
        from_frozen({**to_frozen(OCTOBER), **change})


@given(
    st.dictionaries(
        st.sampled_from(sorted(OCTOBER.values())),
        st.integers(0, 10**6)
        | st.integers(0, 99).map(lambda half: half + 0.5)
        | st.sampled_from((Missing.NOT_RECORDED, Missing.NOT_KNOWN))
        | st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda pair: Share(*pair)),
    )
)
def test_any_values_survive_freezing(values) -> None:
    sections = tuple(
        replace(
            section,
            figures=tuple(replace(figure, value=values.get(figure.key, figure.value)) for figure in section.figures),
        )
        for section in OCTOBER.sections
    )
    changed = replace(OCTOBER, sections=sections)

    assert frozen_values(json.loads(json.dumps(to_frozen(changed)))) == changed.values()
