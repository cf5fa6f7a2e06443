"""The masked month: what it says, and that nobody works out what it does not say."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings

from hivedesk.domain.sleepovers.records import RefusalReason
from hivedesk.domain.summary import Missing, Share, Value, mask
from hivedesk.domain.summary.catalogue import SECTIONS
from hivedesk.domain.summary.catalogue_events import PEOPLE
from hivedesk.domain.summary.catalogue_stays import refusal_key
from hivedesk.domain.summary.relations import (
    AT_MOST,
    OUT_OF,
    RELATION_OF,
    RELATIONS,
    Never,
    RestsOn,
    Split,
    Sum,
    stated_keys,
)
from tests.unit.domain.masking_worlds import a_summary, a_world, changed, paper, values
from tests.unit.domain.summary_builders import a_month
from tests.unit.domain.test_summary_invariants import entries, households

FEW, HIDDEN = Missing.FEWER_THAN_5, Missing.NOT_SHOWN
CATALOGUE = {figure.key for section in SECTIONS for figure in section.figures}


def masked(**found: Value) -> Mapping[str, Value]:
    """The masked values of a month with these figures; a double underscore stands for a full stop."""
    return mask(a_summary({key.replace("__", "."): value for key, value in found.items()})).values()


# -- every figure has its statement


def test_each_figure_says_once_how_it_hangs_together_with_others() -> None:
    stated = [key for relation in RELATIONS for key in stated_keys(relation)]

    assert set(stated) >= CATALOGUE, f"state these in summary/relations.py: {sorted(CATALOGUE - set(stated))}"
    assert len(stated) == len(set(stated))


def test_statements_name_figures_that_there_are() -> None:
    rests = {relation.rest for relation in RELATIONS if isinstance(relation, Split) and relation.rest}
    named = {key for relation in RELATIONS for key in _named(relation)}
    named |= (
        set(AT_MOST)
        | {key for bounds in AT_MOST.values() for key in bounds}
        | set(OUT_OF)
        | (set(OUT_OF.values()) - {""})
    )

    assert not CATALOGUE & rests
    assert (named | set(RELATION_OF)) - rests <= CATALOGUE


def _named(relation: object) -> Iterable[str]:
    if isinstance(relation, Split):
        return (relation.whole,)
    if isinstance(relation, Sum):
        return relation.addends
    return (relation.base,) if isinstance(relation, RestsOn) and relation.base else ()


def test_parts_in_the_catalogue_are_parts_in_the_statements() -> None:
    for section in SECTIONS:
        for figure in section.figures:
            relation = RELATION_OF[figure.key]
            if figure.part_of and not isinstance(relation, Sum | Never):  # what is never shown cannot be taken off
                assert figure.part_of in _wholes(figure.key), figure.key


def _wholes(key: str) -> set[str]:
    """All that the figure is a part of, however far up, and the sums that it is added to."""
    found = {relation.total for relation in RELATIONS if isinstance(relation, Sum) and key in relation.addends}
    relation = RELATION_OF.get(key)
    if isinstance(relation, Split):
        found |= {relation.whole} | _wholes(relation.whole)
    return found


def test_a_figure_that_nobody_stated_is_never_shown() -> None:
    summary = a_month()
    section = summary.sections[0]
    new = replace(section.figures[0], key="support_groups.tea", value=40)
    changed_summary = replace(summary, sections=(replace(section, figures=(new,)),))

    assert mask(changed_summary).figure("support_groups.tea").value is HIDDEN


@settings(max_examples=60, deadline=None)
@given(households(), entries())
def test_the_statements_are_true_of_counted_months(families, log) -> None:
    found = a_month(families, log).values()
    for relation in RELATIONS:
        if isinstance(relation, Split):
            _check_split(relation, found)
        elif isinstance(relation, Sum):
            addends = [_amount(found, key) for key in relation.addends]
            assert None in addends or sum(addends) == _amount(found, relation.total)
    for key, bounds in AT_MOST.items():
        amount, room = _amount(found, key), [_amount(found, bound) for bound in bounds]
        assert amount is None or None in room or amount <= sum(room)


def _check_split(split: Split, found: Mapping[str, Value]) -> None:
    whole, parts = _amount(found, split.whole), [_amount(found, part) for part in split.parts]
    for part in split.parts:
        value = found.get(part)
        if isinstance(value, Share):
            whole_of = OUT_OF.get(part, split.whole)
            assert not whole_of or value.whole <= _amount(found, whole_of)
    if whole is not None and None not in parts:
        assert sum(parts) <= whole if split.rest else sum(parts) == whole


def _amount(found: Mapping[str, Value], key: str) -> int | None:
    value = found.get(key)
    if value is None and isinstance(split := RELATION_OF.get(key), Split):  # a rest
        whole, parts = _amount(found, split.whole), [_amount(found, part) for part in split.parts]
        return None if whole is None or None in parts else whole - sum(parts)
    return value.part if isinstance(value, Share) else value if isinstance(value, int) else None


# -- what the paper says


@pytest.mark.parametrize(("count", "shown"), [(0, FEW), (1, FEW), (4, FEW), (5, 5), (40, 40)])
def test_a_count_below_five_reads_fewer_than_5(count, shown) -> None:
    assert masked(contacts__messages=count)["contacts.messages"] == shown


def test_parts_are_shown_together_or_not_at_all() -> None:
    parts = ("sessions__phone", "sessions__visit", "sessions__video", "sessions__event")
    keys = [part.replace("__", ".") for part in parts]
    for numbers, expected in {
        (20, 12, 7, 6): [20, 12, 7, 6],
        (20, 12, 7, 1): [HIDDEN, HIDDEN, HIDDEN, FEW],
        (20, 0, 0, 0): [HIDDEN, FEW, FEW, FEW],
        (5, 5, 5, 4): [HIDDEN] * 4,  # 19 has no room for 5 in each
        (4, 4, 4, 4): [HIDDEN] * 4,  # "fewer than 5" four times, and 16 in all, would say it
        (5, 5, 0, 0): [HIDDEN] * 4,
        (2, 1, 0, 1): [FEW] * 4,
    }.items():
        said = masked(sessions__total=sum(numbers), **dict(zip(parts, numbers, strict=True)))
        assert [said[key] for key in keys] == expected


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Share(6, 12), Share(6, 12)),
        (Share(4, 12), FEW),
        (Share(0, 12), FEW),
        (Share(8, 12), HIDDEN),  # 4 are left over
        (Share(12, 12), HIDDEN),
        (Share(4, 9), HIDDEN),  # no room for 5 in the part and in the rest: the mark must not tell which is small
        (Share(5, 9), HIDDEN),
        (Share(2, 4), FEW),
    ],
)
def test_a_share_is_masked_where_its_part_or_its_rest_is_small(share, shown) -> None:
    assert masked(sessions__total=share.whole, sessions__outside_hours=share)["sessions.outside_hours"] == shown


def test_an_unknown_share_does_not_give_away_a_nought() -> None:
    assert masked(sessions__total=0, sessions__outside_hours=Missing.NOT_KNOWN)["sessions.outside_hours"] is FEW
    assert masked(hold__families=0, hold__median_days=Missing.NOT_KNOWN)["hold.median_days"] is HIDDEN


def test_what_rests_on_few_records_is_not_shown() -> None:
    few, enough = masked(sessions__total=4, sessions__minutes=600), masked(sessions__total=5, sessions__minutes=600)
    assert (few["sessions.minutes"], enough["sessions.minutes"]) == (HIDDEN, 600)
    few, enough = (masked(waiting__families=many, waiting__median_days=80) for many in (4, 5))
    assert (few["waiting.median_days"], enough["waiting.median_days"]) == (HIDDEN, 80)


def test_a_median_of_few_is_not_shown_though_many_are_counted() -> None:
    summary = a_summary({"waiting.families": 9, "waiting.median_days": 80})
    sections = tuple(
        replace(section, figures=tuple(replace(figure, rows=figure.rows[:4]) for figure in section.figures))
        for section in summary.sections
    )
    assert mask(replace(summary, sections=sections)).figure("waiting.median_days").value is HIDDEN


def test_joined_and_left_are_never_shown() -> None:
    said = masked(families__start=20, families__joined=9, families__left=6, families__end=23)
    assert [said[f"families.{key}"] for key in ("start", "joined", "left", "end")] == [20, HIDDEN, HIDDEN, 23]


def test_a_sum_gives_way_where_something_in_it_is_masked() -> None:
    addends = {"sessions__total": 30, "contacts__without_carer": 6, "contacts__not_reached": 5}
    assert masked(**addends, contacts__messages=8, record__entries=49)["record.entries"] == 49
    said = masked(**addends, contacts__messages=2, record__entries=43, record__late=7)
    assert (said["record.entries"], said["record.late"]) == (HIDDEN, HIDDEN)


def test_a_figure_that_bounds_masked_ones_from_below_is_not_shown() -> None:
    counts = {
        "families__end": 30,
        "families__occupancy": Share(20, 20),
        "reach__never": 5,
        "contacts__without_carer": 4,
    }
    assert masked(**counts, sessions__total=4, reach__families=Share(8, 20))["reach.families"] is HIDDEN
    assert masked(**counts, sessions__total=9, reach__families=Share(8, 20))["reach.families"] == Share(8, 20)


def test_what_is_not_recorded_stays_so_and_no_rows_are_left() -> None:
    said = mask(a_summary({"sleepovers.stays": Missing.NOT_RECORDED, "sessions.total": 8}))

    assert said.figure("sleepovers.stays").value is Missing.NOT_RECORDED
    assert said.masked and not any(figure.rows for figure in said.figures())


@settings(max_examples=60, deadline=None)
@given(households(), entries())
def test_no_count_below_five_is_ever_shown(families, log) -> None:
    for key, value in mask(a_month(families, log)).values().items():
        if OUT_OF.get(key) == "":  # places left, not people
            continue
        numbers = (value.part, value.whole - value.part) if isinstance(value, Share) else (value,)
        assert all(isinstance(number, Missing) or number >= 5 for number in numbers)


# -- the attackers: they know the rule, and think of every month that would print the same paper


def attack(tables: Iterable[dict[str, Value]]) -> Iterator[tuple[str, set[Value]]]:
    """For each masked figure of each possible paper: the values that it can have."""
    papers: dict[tuple[object, ...], list[dict[str, Value]]] = defaultdict(list)
    for table in tables:
        said = mask(a_summary(table)).values()
        papers[tuple(said[key] for key in table)].append(table)
    for said, possible in papers.items():
        for key, value in zip(possible[0], said, strict=True):
            if value in (FEW, HIDDEN):
                yield key, {_plain(table[key]) for table in possible}


def _plain(value: Value) -> Value:
    return value.part if isinstance(value, Share) else value


def check_all(tables: Iterable[dict[str, Value]]) -> None:
    found = list(attack(tables))
    assert found
    for key, possible in found:
        assert len(possible) >= 2, (key, possible)


def compositions(whole: int, cells: int) -> Iterator[tuple[int, ...]]:
    if cells == 1:
        yield (whole,)
        return
    for first in range(whole + 1):
        for others in compositions(whole - first, cells - 1):
            yield (first, *others)


CHANNELS = ("sessions.phone", "sessions.visit", "sessions.video", "sessions.event")
LOGGED = ("sessions.kind.one_to_one", "sessions.kind.catch_up", "sessions.kind.practical")


@pytest.mark.parametrize("whole", [*range(8), 9, 10, 11, 15, 16, 19, 20])
def test_no_part_of_a_whole_is_worked_out(whole) -> None:
    for keys in (CHANNELS, LOGGED):
        check_small = compositions(whole, len(keys))
        tables = [{"sessions.total": whole, **dict(zip(keys, parts, strict=True))} for parts in check_small]
        if whole < 5:  # the whole is masked too, and may be any of these
            tables += [
                {"sessions.total": other, **dict(zip(keys, parts, strict=True))}
                for other in range(5)
                if other != whole
                for parts in compositions(other, len(keys))
            ]
        check_all(tables)


def test_no_share_is_worked_out() -> None:
    check_all(
        {"sessions.total": whole, "sessions.outside_hours": Share(part, whole) if whole else Missing.NOT_KNOWN}
        for whole in range(31)
        for part in range(whole + 1)
    )


def test_no_part_of_what_is_masked_itself_is_worked_out() -> None:
    """Families at the end, of which fostering families, of which those spoken with and those never spoken with."""
    check_all(
        {
            "families.end": end,
            "families.occupancy": Share(fostering, 20),
            "reach.families": Share(reached, fostering) if fostering else Missing.NOT_KNOWN,
            "reach.never": never,
            "sessions.total": 50,
        }
        for end in (0, 1, 2, 3, 4, 5, 9, 10, 14, 19, 20, 25)
        for fostering in range(0 if end < 11 else end - 6, end + 1)
        for reached in range(fostering + 1)
        for never in range(fostering - reached + 1)
    )


def test_no_kind_of_family_is_worked_out() -> None:
    kinds = ("county", "connected", "special_guardian", "staying_put", "residential", "care_leaver")
    for end in (3, 5, 9, 10, 12):
        ends = range(5) if end < 5 else (end,)
        check_all(
            {
                "families.end": of,
                "families.occupancy": Share(parts[0] + parts[1], 20),
                **{f"families.kind.{kind}": part for kind, part in zip(kinds, parts, strict=True)},
            }
            for of in ends
            for parts in compositions(of, len(kinds))
        )


def test_nothing_is_worked_out_from_what_is_never_more_than_something_masked() -> None:
    check_all(
        {
            "families.end": end,
            "families.occupancy": Share(fostering, 20),
            "procedures.no_child": no_child,
            "procedures.respite_only": respite,
            "procedures.handover_open": handover,
        }
        for end in (5, 6, 9, 10, 14, 18)
        for fostering in range(0 if end < 11 else end - 5, end + 1)
        for no_child in range(fostering + 1)
        for respite in range(min(fostering - no_child, 6) + 1)
        for handover in (range(fostering + 1) if no_child == respite else (0, 1))
    )


def test_who_joined_and_left_is_not_worked_out() -> None:
    check_all(
        {
            "families.start": start,
            "families.joined": joined,
            "families.left": left,
            "families.end": start + joined - left,
        }
        for start in range(12)
        for joined in range(12)
        for left in range(start + joined + 1)
        if start + joined - left < 12
    )


def test_no_addend_of_a_sum_is_worked_out() -> None:
    keys = ("sessions.total", "contacts.without_carer", "contacts.not_reached", "contacts.messages")
    for ranges in (((7,), range(7), range(7), range(7)), (range(6), range(6), range(6), (6,))):
        check_all(
            {**dict(zip(keys, counts, strict=True)), "record.entries": sum(counts), "contacts.concerns": concerns}
            for counts in product(*ranges)
            for concerns in range(sum(counts) + 1)
        )


def test_who_came_is_not_worked_out() -> None:
    section = "support_groups"  # of family sessions the same is stated
    kinds = tuple(f"{section}.{people}" for people in PEOPLE)
    for whole in (0, 5, 9, 20):
        wholes = range(5) if not whole else (whole,)
        check_all(
            {
                f"{section}.held": held,
                f"{section}.families": families,
                f"{section}.people": people,
                **dict(zip(kinds, parts, strict=True)),
            }
            for people in wholes
            for parts in compositions(people, len(kinds))
            for held in {min(people, 1), min(people, 2), people}
            for families in {0, min(people, 1), people // 2, people}
        )


def test_no_sleepover_or_child_who_stayed_is_worked_out() -> None:
    check_all(
        {
            "sleepovers.stays": stays,
            "sleepovers.planned": planned,
            "sleepovers.emergency": stays - planned,
            "sleepovers.children": children,
            "sleepovers.child_nights": nights,
        }
        for nights in (0, 1, 2, 3, 4, 5, 7, 12, 20)
        for stays in range(min(nights, 12) + 1)
        for planned in range(stays + 1)
        for children in range(min(nights, 9) + 1)
    )


def test_no_request_is_worked_out() -> None:
    check_all(
        {
            "sleepovers.asked": asked,
            "sleepovers.met": Share(met, asked) if asked else Missing.NOT_KNOWN,
            "sleepovers.refused": refused,
        }
        for asked in range(24)
        for met in range(asked + 1)
        for refused in range(asked - met + 1)
    )


def test_a_reason_of_a_refusal_is_not_shown_where_another_could_be_worked_out() -> None:
    keys = [refusal_key(reason) for reason in RefusalReason]
    for refused, parts, expected in (
        (20, (12, 5, 3, 0, 0, 0, 0, 0), [HIDDEN] * 8),  # 20 have no room for 5 for each reason
        (45, (20, 5, 5, 5, 5, 1, 4, 0), [HIDDEN] * 5 + [FEW] * 3),
        (41, (6, 5, 5, 5, 5, 5, 5, 5), [6, 5, 5, 5, 5, 5, 5, 5]),
        (4, (4, 0, 0, 0, 0, 0, 0, 0), [FEW] * 8),
    ):
        found = {"sleepovers.asked": 60, "sleepovers.met": Share(10, 60), "sleepovers.refused": refused}
        said = mask(a_summary(found | dict(zip(keys, parts, strict=True)))).values()
        assert [said[key] for key in keys] == expected


def test_the_attack_works_against_a_careless_rule() -> None:
    """The test of the tests: marks of two kinds in a whole without room for them give a part away."""

    def careless(parts: tuple[int, ...]) -> tuple[object, ...]:
        return tuple(FEW if part < 5 else HIDDEN for part in parts)

    papers = defaultdict(set)
    for parts in compositions(10, 4):
        papers[careless(parts)].add(parts)
    assert papers[FEW, HIDDEN, HIDDEN, FEW] == {(0, 5, 5, 0)}


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_worked_out_from_two_months_in_a_row(seed) -> None:
    """For each masked figure there is another pair of months that prints the same two papers."""
    draw = random.Random(seed)
    world = a_world(draw)
    papers = (paper(world, 1), paper(world, 2))
    for month in (1, 2):
        for key, value in papers[month - 1].items():
            true = _plain(values(world, month).get(key))
            if value in (FEW, HIDDEN) and isinstance(true, int) and not _fixed(key):
                assert _another(world, papers, month, key, draw), (month, key, true)


def _fixed(key: str) -> bool:
    """Minutes and medians are the same number in all these worlds: nothing in them tells it."""
    return isinstance(RELATION_OF[key], RestsOn) or key == "reach.longest_gap"


def _another(world, papers, month, key, draw) -> bool:
    true = _plain(values(world, month)[key])
    for other in changed(world, key, month, draw):
        found = values(other, month)
        if found is None or _plain(found[key]) == true:
            continue
        same = values(other, 3 - month) == values(world, 3 - month)
        if paper(other, month) == papers[month - 1] and (same or paper(other, 3 - month) == papers[2 - month]):
            return True
    return False


def test_a_figure_of_which_parts_are_missing_is_not_shown() -> None:
    """As in a month that was frozen before those parts were counted."""
    assert masked(sessions__total=40, sessions__phone=30)["sessions.phone"] is HIDDEN
