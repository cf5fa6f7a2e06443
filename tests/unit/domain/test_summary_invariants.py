"""What holds for any month: totals equal the rows behind them, and parts add up to their whole."""

from datetime import date, timedelta
from statistics import median

from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.domain.contact_log import ContactKind
from hivedesk.domain.families import Channel, FamilyKind, LeavingReason, Status
from hivedesk.domain.summary import Missing, Share
from tests.unit.domain.summary_builders import a_child, a_family, a_month, an_entry, at

KEYS = ("A", "B", "C", "D")
days = st.dates(date(2026, 8, 15), date(2026, 12, 15))
maybe_day = st.none() | days
moments = st.integers(0, 70 * 24 * 4).map(lambda quarters: at(9, 15, 0) + timedelta(minutes=15 * quarters))


@st.composite
def households(draw):
    return [
        a_family(
            key,
            carers=draw(st.integers(0, 2)),
            status=draw(st.sampled_from(Status)),
            kind=draw(st.sampled_from(FamilyKind)),
            joined_on=draw(maybe_day),
            left_on=draw(maybe_day),
            left_reason=draw(st.none() | st.sampled_from(LeavingReason)),
            waiting_since=draw(maybe_day),
            hold=draw(st.none() | st.tuples(maybe_day, maybe_day)),
            approved=draw(maybe_day),
            children=[a_child(f"{key}-k", key)],
            placed={f"{key}-k": (draw(maybe_day), draw(maybe_day))},
        )
        for key in KEYS[: draw(st.integers(0, len(KEYS)))]
    ]


@st.composite
def entries(draw):
    return [
        an_entry(
            str(number),
            draw(st.sampled_from(KEYS)),
            draw(moments),
            channel=draw(st.sampled_from(Channel)),
            kind=draw(st.sampled_from(ContactKind)),
            who=draw(st.sampled_from(((), ("A-carer1",), ("B-carer1", "B-k"), ("A-k",)))),
            minutes=draw(st.integers(0, 120)),
            entered_after=timedelta(days=draw(st.integers(0, 12))),
        )
        for number in range(draw(st.integers(0, 12)))
    ]


@settings(max_examples=150, deadline=None)
@given(households(), entries())
def test_totals_equal_the_rows_behind_them(families, log) -> None:
    for figure in a_month(families, log).figures():
        amounts = [row.amount for row in figure.rows]
        match figure.value:
            case Missing.NOT_RECORDED:
                assert not figure.rows
            case Missing.NOT_KNOWN:
                assert figure.unit in ("share", "days") or figure.key == "people.own_children_under_12"
            case Share(part=part):
                assert part == sum(amounts)
            case number if figure.unit == "minutes":
                assert number == sum(amounts)
            case number if figure.key.endswith("longest_gap"):
                assert number == max(amounts)
            case number if figure.unit == "days":
                assert number == median(amounts)
            case number:
                assert number == len(amounts) == sum(amounts)


@settings(max_examples=150, deadline=None)
@given(households(), entries())
def test_parts_add_up(families, log) -> None:
    value = a_month(families, log).values()

    assert value["families.start"] + value["families.joined"] - value["families.left"] == value["families.end"]
    assert sum(value[f"families.kind.{kind.name.lower()}"] for kind in FamilyKind) == value["families.end"]
    by_channel = [value[f"sessions.{channel}"] for channel in ("phone", "visit", "video", "event")]
    by_kind = [value[f"sessions.kind.{kind}"] for kind in ("one_to_one", "catch_up", "practical")]
    assert sum(by_channel) == sum(by_kind) == value["sessions.total"]
    apart = [value[f"contacts.{key}"] for key in ("without_carer", "not_reached", "messages")]
    assert value["sessions.total"] + sum(apart) == value["record.entries"]


@settings(max_examples=100, deadline=None)
@given(households(), entries())
def test_one_month_ends_as_the_next_begins(families, log) -> None:
    ends = a_month(families, log, 10).figure("families.end")
    begins = a_month(families, log, 11).figure("families.start")

    assert [row.record_id for row in ends.rows] == [row.record_id for row in begins.rows]


@settings(max_examples=100, deadline=None)
@given(entries())
def test_each_contact_counts_in_one_month_only(log) -> None:
    counts = [a_month((), log, month).figure("record.entries").value for month in (9, 10, 11)]

    assert sum(counts) == len(log)
