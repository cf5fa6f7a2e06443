"""The rules in force in words: nothing of the policy is left out, and what is HiveDesk's own choice says so."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from typing import Any

import pytest

from hivedesk.casework.rules_in_force import RulesInForce, rules_in_force
from hivedesk.domain.policy import DutyNumber, Policy, policy_on
from hivedesk.ui.screens.settings.rule_groups import OWN_CHOICE
from hivedesk.ui.screens.settings.rules_view_model import listed_days, rule_groups, rules_page
from tests.builders import a_desk
from tests.unit.domain.policy_versions import two_versions

POLICY = policy_on(date(2026, 11, 14))
CHANGE = date(2027, 4, 1)


def other(value: Any) -> Any:
    """Another value of the same kind."""
    match value:
        case bool():
            return not value
        case int():
            return value + 7
        case str():
            return f"{value} or so"
        case date():
            return date(2031, 5, 6)
        case time():
            return time(3, 33)
        case frozenset():
            raise AssertionError("own choices are looked at one by one")
    raise AssertionError(f"no other value for {value!r}")


def changed_once(record: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """The record with each of its figures changed, one at a time, and where."""
    for field in fields(record):
        where, value = f"{path}{field.name}", getattr(record, field.name)
        if where not in ("sources", "own_choices"):
            yield from ((place, replace(record, **{field.name: new})) for place, new in others(value, where))


def others(value: Any, where: str) -> Iterator[tuple[str, Any]]:
    if is_dataclass(value):
        yield from changed_once(value, f"{where}.")
    elif isinstance(value, tuple) and value and is_dataclass(value[0]):
        yield f"{where} (one fewer)", value[:-1]
        for place, new in changed_once(value[0], f"{where}[0]."):
            yield place, (new, *value[1:])
    elif isinstance(value, tuple):
        yield where, value[:-1]
    else:
        yield where, other(value)


CHANGED = dict(changed_once(POLICY))


def text_of(policy: Policy) -> str:
    page = rules_page(RulesInForce(policy))
    told = [page.version]
    for group in page.groups:
        told += [group.heading, group.sentence, group.foot, *(f"{label}: {words}" for label, words in group.facts)]
    return "\n".join(told)


def test_the_walk_reaches_every_part():
    assert {"valid_from", "clocks.claim_days", "not_spoken.on_hold", "training.first_year[0].refreshed"} <= set(CHANGED)
    assert len(CHANGED) > 50


@pytest.mark.parametrize("where", CHANGED)
def test_every_figure_of_the_policy_is_shown(where):
    assert text_of(CHANGED[where]) != text_of(POLICY)


@pytest.mark.parametrize("part", POLICY.sources)
def test_every_source_is_named(part):
    assert POLICY.sources[part] in text_of(POLICY)


@pytest.mark.parametrize("figure", sorted(POLICY.own_choices))
def test_every_own_choice_is_marked(figure):
    assert text_of(replace(POLICY, own_choices=POLICY.own_choices - {figure})) != text_of(POLICY)


def test_what_comes_from_guidance_is_not_called_an_own_choice():
    groups = {group.heading: group for group in rule_groups(POLICY)}
    nights = dict(groups["Children in a home at night"].facts)
    assert OWN_CHOICE not in nights["Usual fostering limit"]
    assert OWN_CHOICE in nights["Looking ahead"]
    assert groups["The service's procedures"].foot.endswith(f"The figures are {OWN_CHOICE}.")
    assert OWN_CHOICE not in groups["Data protection"].foot


def test_the_words_are_plain():
    text = text_of(POLICY)
    assert "Version 2024-01, in force since Mon 8 Jan 2024" in text
    assert "Working hours: Monday to Saturday, 07:00 to 22:00" in text
    assert "Supervision: At least every 6 weeks" in text
    assert "First year: 12 courses, 36 hours, within 12 months of approval" in text
    assert "Hampshire Approach: 1 hour\n" in text
    assert "unlawful" not in text
    assert "_" not in text


def test_one_is_not_many():
    clocks = replace(POLICY.clocks, transition_days=1)
    assert "told within 1 day of the end" in text_of(replace(POLICY, clocks=clocks))


def test_days_that_are_not_in_a_row_are_listed():
    assert listed_days((1, 3, 5)) == "Monday, Wednesday, Friday"


def test_without_a_later_version_nothing_is_announced():
    page = rules_page(rules_in_force(a_desk()))
    assert (page.coming, page.changes) == ("", ())


def test_a_later_version_says_from_when_and_what_it_changes():
    now, then = two_versions(CHANGE, hold_review_days=21, breach_hours=48)
    page = rules_page(RulesInForce(now, then))
    assert page.coming == "Version 2027-04-01 takes effect on Thu 1 Apr 2027"
    assert [label for label, _ in page.changes] == ["Carers on hold", "A breach"]
    words = dict(page.changes)["Carers on hold"]
    assert "after 21 days" in words.split("Until then: ")[0]
    assert "after 28 days" in words.split("Until then: ")[1]
    assert page.groups == rule_groups(now)


def test_a_course_that_comes_or_goes_is_a_change():
    now, then = two_versions(CHANGE)
    last = now.training.first_year[-1]
    fewer = replace(then, training=replace(then.training, first_year=then.training.first_year[:-1]))
    assert dict(rules_page(RulesInForce(now, fewer)).changes)[last.course] == ("No longer a rule. Until then: 2 hours.")
    assert dict(rules_page(RulesInForce(fewer, then)).changes)[last.course] == "2 hours. New."


def test_another_source_is_a_change():
    now, then = two_versions(CHANGE)
    moved = replace(then, sources={**then.sources, "hive": "A new model"})
    assert dict(rules_page(RulesInForce(now, moved)).changes) == {
        "Source of “The Hive”": f"A new model. Until then: {now.sources['hive']}."
    }


def test_duty_services_are_named_with_their_hours():
    policy = replace(POLICY, duty_numbers=(DutyNumber("Night Line", "nights"),))
    assert "Duty numbers: Night Line, nights" in text_of(policy)
