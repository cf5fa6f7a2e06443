"""The checks of the nights agree with a second, naive reading of the rules, on generated households."""

import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings

from hivedesk.domain.nights import Sleeper, findings_between, findings_of, findings_on, placed_sleepers, sentence
from hivedesk.domain.placements import Placement
from tests.unit.domain.nights_second_reading import read_night
from tests.unit.domain.nights_worlds import FIRST, LAST, worlds

NIGHTS = [FIRST + timedelta(days=more) for more in range((LAST - FIRST).days + 1)]
VERDICTS = re.compile(r"law|legal|allow|permit|forbid|prohibit|breach|must not|compliant", re.IGNORECASE)


def in_short(findings):
    return Counter((found.rule, found.level, found.child_ids) for found in findings)


@settings(max_examples=400, deadline=None)
@given(worlds())
def test_each_night_says_what_a_second_reading_says(world):
    household, visitors, policy_for = world
    for night in NIGHTS:
        found = findings_on(household, night, policy_for, visitors)
        assert in_short(found) == read_night(household, night, policy_for(night), visitors), night


@settings(max_examples=200, deadline=None)
@given(worlds())
def test_the_spans_say_of_each_night_what_the_night_says(world):
    household, _, policy_for = world
    spans = findings_between(household, FIRST, LAST, policy_for)
    for night in NIGHTS:
        of_the_night = [span.finding for span in spans if span.first <= night <= span.last]
        assert in_short(of_the_night) == read_night(household, night, policy_for(night)), night
        assert set(of_the_night) == set(findings_on(household, night, policy_for)), night


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_spans_are_as_long_as_they_can_be_and_in_order(world):
    household, _, policy_for = world
    spans = findings_between(household, FIRST, LAST, policy_for)
    begins = {(span.finding, span.first) for span in spans}
    assert [span.first for span in spans] == sorted(span.first for span in spans)
    for span in spans:
        assert FIRST <= span.first <= span.last <= LAST
        assert span.goes_on is (span.last == LAST)
        assert (span.finding, span.last + timedelta(days=1)) not in begins


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_the_order_of_the_records_changes_nothing(world):
    household, visitors, policy_for = world
    for night in NIGHTS[::3]:
        here = (*placed_sleepers(household, night), *visitors)
        once = {sleeper.child.id: sleeper for sleeper in reversed(here)}  # the first record of a child counts
        shuffled = tuple(once[key] for key in sorted(once, reverse=True))
        assert in_short(findings_of(household, night, shuffled, policy_for)) == in_short(
            findings_on(household, night, policy_for, visitors)
        )


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_a_child_named_twice_counts_once(world):
    household, _, policy_for = world
    for night in NIGHTS[::3]:
        here = placed_sleepers(household, night)
        assert findings_of(household, night, here[:1] + here[:1] + here[1:], policy_for) == findings_of(
            household, night, [Sleeper(*sleeper) for sleeper in here], policy_for
        )


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_a_visitor_counts_like_a_child_who_lives_here(world):
    household, visitors, policy_for = world
    moved_in = replace(
        household,
        children_in_care=(*household.children_in_care, *(child for child, _ in visitors)),
        placements=(
            *household.placements,
            *(
                Placement(id=f"v{child.id}", family_id=household.family.id, child_id=child.id, kind_of_care=kind)
                for child, kind in visitors
            ),
        ),
    )
    for night in NIGHTS[::3]:
        assert findings_on(moved_in, night, policy_for) == findings_on(household, night, policy_for, visitors)


@settings(max_examples=200, deadline=None)
@given(worlds())
def test_no_sentence_passes_judgement(world):
    household, visitors, policy_for = world
    spans = findings_between(household, FIRST, LAST, policy_for)
    said = [*(span.finding for span in spans), *findings_on(household, FIRST, policy_for, visitors)]
    texts = [*map(sentence, spans), *(text for one in said for text in (one.reason, one.would_change, one.level))]
    assert not [text for text in texts if VERDICTS.search(text)]


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_names_are_those_handed_in(world):
    household, _, policy_for = world
    spans = findings_between(household, FIRST, LAST, policy_for, name_of=lambda person: "X.")
    names = [child.first_name for child in (*household.children_in_care, *household.former_children)]
    names += [child.first_name for child in household.own_children]
    said = " ".join(f"{sentence(span)} {span.finding.would_change}" for span in spans)
    assert not [name for name in names if name in said]
