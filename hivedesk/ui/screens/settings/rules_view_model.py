"""The rules in force in plain words: every figure of the policy, grouped, with its source.

Which figures are HiveDesk's own choice is said by the policy itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from hivedesk.casework.rules_in_force import RulesInForce
from hivedesk.domain.exchange.wording import KINDS
from hivedesk.domain.policy import Policy
from hivedesk.foundation.clock import format_date
from hivedesk.ui.screens.settings.rule_groups import Facts, RuleGroup, RuleWriter

READ_ONLY_AT_THE_SERVICE = (
    "They come with HiveDesk and are the same for every Hive: they can be read here, not changed. A change in guidance "
    "comes as a new version, with an update, or from you: Hives, Send rules. What happened before stays measured by "
    "the version of its time."
)
READ_ONLY = (
    "They come with HiveDesk and are the same for every Hive: they can be read here, not changed. A change in guidance "
    "comes as a new version, with an update or from the fostering service. What happened before stays measured by the "
    "version of its time."
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class RulesPage:
    """All of it, and what a later version will change."""

    version: str
    groups: tuple[RuleGroup, ...]
    coming: str = ""  # when the next version takes effect
    changes: Facts = ()


def rules_page(rules: RulesInForce) -> RulesPage:
    """The rules in plain words."""
    policy, coming = rules.policy, rules.coming
    version = f"Version {policy.version}, in force since {format_date(policy.valid_from)}"
    groups = rule_groups(policy)
    if coming is None:
        return RulesPage(version, groups)
    sentence = f"Version {coming.version} takes effect on {format_date(coming.valid_from)}"
    return RulesPage(version, groups, sentence, rule_changes(groups, rule_groups(coming)))


def rule_changes(now: tuple[RuleGroup, ...], then: tuple[RuleGroup, ...]) -> Facts:
    """What reads differently in the later version, each with how it reads until then."""
    before, after = _by_place(now), _by_place(then)
    changes = []
    for place in {**before, **after}:
        old, new = before.get(place), after.get(place)
        if old != new:
            until = f"Until then: {old}" if old else "New"
            changes.append((place[1], f"{new or 'No longer a rule'}. {until}."))
    return tuple(changes)


def _by_place(groups: tuple[RuleGroup, ...]) -> dict[tuple[str, str], str]:
    words = {(group.heading, label): told for group in groups for label, told in group.facts}
    return words | {(group.heading, f"Source of “{group.heading}”"): group.source for group in groups}


def rule_groups(policy: Policy) -> tuple[RuleGroup, ...]:
    """Every figure of a version."""
    return tuple(_groups(RuleWriter(policy)))


def _groups(write: RuleWriter) -> Iterator[RuleGroup]:
    yield _nights(write)
    yield _approval(write)
    yield _procedures(write)
    yield _assurance(write)
    yield _training(write)
    yield _first_year(write)
    yield _events(write)
    yield _stays(write)
    yield _not_spoken(write)
    yield _hours(write)
    yield _records(write)
    yield _sharing(write)
    yield _exchange(write)
    yield _data_protection(write)
    yield _hive(write)


def _nights(write: RuleWriter) -> RuleGroup:
    policy = write.policy
    return write.group(
        "Children in a home at night",
        ("nights",),
        write.rule(
            "Usual fostering limit",
            f"{policy.usual_fostering_limit} children in care in a home at once, visitors counted, unless all are "
            "brothers and sisters of each other or the authority has exempted them by name",
            "nights.usual_fostering_limit",
        ),
        write.rule(
            "Own bedroom",
            f"For children over {policy.own_bedroom_from_age} (read carefully: from that birthday on), unless each "
            "child's responsible authority has agreed in writing to sharing",
            "nights.own_bedroom_from_age",
        ),
        write.rule(
            "Looking ahead",
            f"A family's card checks the coming {_many(policy.nights_look_ahead_days, 'night')}",
            "nights.look_ahead_days",
        ),
        sentence="HiveDesk checks each night and never says that something is allowed or not: where a rule is touched "
        "it says “needs the fostering service”, and why. You can record it all the same.",
    )


def _approval(write: RuleWriter) -> RuleGroup:
    policy = write.policy
    return write.group(
        "Approval",
        ("approval",),
        write.rule(
            "Newly approved",
            f"For {_many(policy.newly_approved_months, 'month')} from the date of approval",
            "approval.newly_approved_months",
        ),
        write.rule(
            "Exemptions and agreements",
            f"Shown from {_many(policy.expiry_warning_days, 'day')} before they end",
            "approval.expiry_warning_days",
        ),
    )


def _procedures(write: RuleWriter) -> RuleGroup:
    clocks = write.policy.clocks
    told = (
        ("Carers on hold", "looked at again after {}, unless the hold has a review date", "hold_review_days"),
        ("No child in placement", "a talk about matching or a wider range every {}", "no_child_talk_days"),
        ("Respite-only carers", "shown when not used for {}", "respite_unused_days"),
        ("Handover from assessment", "done within {} of approval", "handover_days"),
        ("Solo placements", "looked at again after {}, unless the placement has a review date", "solo_review_days"),
        ("Belongings", "collected within {} of the end of a placement", "belongings_days"),
        ("Room", "ready for the next child within {} of the end", "room_ready_days"),
        ("Life-story items", "handed over within {} of the end", "life_story_days"),
        ("Transition", "the next carer has been told within {} of the end", "transition_days"),
        (
            "Ending soon",
            "shown from {} before the expected end; an ending counts as recent as long",
            "ending_soon_days",
        ),
        ("New child", "a child counts as new for {}", "new_child_days"),
        ("Claims", "shown when not claimed, or claimed and not paid, for {}", "claim_days"),
    )
    rules = (
        write.rule(label, _sentence(words.format(_many(getattr(clocks, name), "day"))), f"procedures.{name}")
        for label, words, name in told
    )
    return write.group("The service's procedures", ("procedures",), *rules)


def _assurance(write: RuleWriter) -> RuleGroup:
    policy = write.policy
    return write.group(
        "Assurance around a family",
        ("assurance",),
        write.rule(
            "Supervision", f"At least every {_many(policy.supervision_weeks, 'week')}", "assurance.supervision_weeks"
        ),
        write.rule(
            "Annual review", f"Every {_many(policy.annual_review_months, 'month')}", "assurance.annual_review_months"
        ),
        write.rule(
            "Unannounced visit",
            f"Every {_many(policy.unannounced_visit_months, 'month')}",
            "assurance.unannounced_visit_months",
        ),
        write.rule(
            "Coming up", f"Shown from {_many(policy.assurance_ahead_days, 'day')} before", "assurance.ahead_days"
        ),
    )


def _training(write: RuleWriter) -> RuleGroup:
    plan = write.policy.training
    hours = sum(course.hours for course in plan.first_year)
    refreshed = ", ".join(course.course for course in plan.first_year if course.refreshed)
    return write.group(
        "Training",
        ("training",),
        write.rule(
            "First year",
            f"{_many(len(plan.first_year), 'course')}, {_many(hours, 'hour')}, within "
            f"{_many(plan.first_year_months, 'month')} of approval",
            "training.first_year_months",
        ),
        write.rule("Shown ahead", f"{_many(plan.ahead_days, 'day')} before a course is due", "training.ahead_days"),
        write.rule(
            "No longer asked after",
            f"{_many(plan.forgotten_months, 'month')} after the first year: done before the Hive kept records",
            "training.forgotten_months",
        ),
        write.rule("Refreshers", f"From year {plan.refreshers_from_year} on", "training.refreshers_from_year"),
        write.rule(
            "How often",
            f"Every {_many(plan.refresher_years, 'year')}: {refreshed or 'no course is named'}",
            "training.refresher_years",
        ),
    )


def _first_year(write: RuleWriter) -> RuleGroup:
    rules = (
        write.rule(course.course, _many(course.hours, "hour"), "training.first_year")
        for course in write.policy.training.first_year
    )
    return write.group("The first year's courses", ("training",), *rules)


def _events(write: RuleWriter) -> RuleGroup:
    days = write.policy.events
    told = (
        ("What is still missing", "shown from {} before an event", "look_ahead_days"),
        ("Answers still missing", "shown from {} before an event", "chase_days"),
        ("Attendance not taken", "shown for {} after an event", "attendance_days"),
        ("Rosters", "collected and destroyed within {}", "destroy_days"),
    )
    rules = (
        write.rule(label, _sentence(words.format(_many(getattr(days, name), "day"))), f"events.{name}")
        for label, words, name in told
    )
    return write.group("Events", ("events",), *rules)


def _stays(write: RuleWriter) -> RuleGroup:
    stays = write.policy.stays
    told = (
        ("More than a night with friends", f"more than {_many(stays.amber_nights, 'night')}", "amber_nights"),
        ("The service's reference", f"for more than {_many(stays.reference_nights, 'night')}", "reference_nights"),
        ("Kinds of care", f"covered by {' or '.join(stays.kinds_of_care)}, or emergency in one", "kinds_of_care"),
        ("Smoking", f"no child under {stays.smoke_free_below_age} where people smoke", "smoke_free_below_age"),
        ("Your own household", f"up to {_many(stays.worker_nights_a_month, 'night')} a month", "worker_nights_a_month"),
        ("What is still missing", f"shown from {_many(stays.look_ahead_days, 'day')} before a stay", "look_ahead_days"),
        ("Debrief", f"{_many(stays.debrief_days, 'day')} after the return", "debrief_days"),
        ("Handover sheets", f"returned or destroyed within {_many(stays.sheet_back_days, 'day')}", "sheet_back_days"),
        ("Fair turns", f"nights are compared over {_many(stays.fair_months, 'month')}", "fair_months"),
    )
    rules = (write.rule(label, _sentence(words), f"stays.{name}") for label, words, name in told)
    return write.group("Sleepovers and day care", ("stays",), *rules)


def _not_spoken(write: RuleWriter) -> RuleGroup:
    weights = write.policy.not_spoken
    told = (
        ("Asked for a call", weights.asked_for_a_call, "asked_for_a_call"),
        ("A placement ending", weights.ending_soon, "ending_soon"),
        ("A new child", weights.new_child, "new_child"),
        ("On hold", weights.on_hold, "on_hold"),
        ("Newly approved", weights.newly_approved, "newly_approved"),
    )
    added = (write.rule(label, f"{_many(days, 'day')} more", f"not_spoken.{name}") for label, days, name in told)
    shown = write.rule(
        "Shown",
        f"From {_many(weights.least_days, 'day')} on, with what is added; a family you never spoke with always",
        "not_spoken.least_days",
    )
    return write.group(
        "Not spoken to lately",
        ("not_spoken",),
        shown,
        *added,
        sentence="The days since you last spoke with a family, and more where a call matters more: the higher, the "
        "further up. Families who like to be called at this time of day come first, then those of whom it is not "
        "recorded, then the others.",
    )


def _hours(write: RuleWriter) -> RuleGroup:
    policy = write.policy
    outside = "; ".join(f"{line.name}, {line.when}" for line in policy.duty_numbers)
    return write.group(
        "Hours",
        ("working_hours", "office_hours"),
        write.rule(
            "Working hours", _hours_words(policy.working_days, policy.working_from, policy.working_to), "working_hours"
        ),
        write.rule(
            "Office hours",
            f"{_hours_words(policy.office_days, policy.office_from, policy.office_to)}; the monthly summary counts the "
            "1:1 sessions outside them",
            "office_hours",
        ),
        write.rule("Duty numbers", outside, "duty_numbers"),
    )


def _records(write: RuleWriter) -> RuleGroup:
    policy = write.policy
    return write.group(
        "Contact log and records",
        ("contact_log", "retention"),
        write.rule(
            "Signed and locked",
            f"An entry can be changed for {_many(policy.contact_lock_hours, 'hour')}, then only added to",
            "contact_log.lock_hours",
        ),
        write.rule(
            "Entered late",
            f"Marked when written more than {_many(policy.late_entry_days, 'day')} after the contact",
            "contact_log.late_entry_days",
        ),
        write.rule(
            "Carers' records",
            f"Kept by the service for at least {_many(policy.carer_retention_years, 'year')} after approval ends",
            "retention.carer_years",
        ),
        write.rule(
            "On this laptop",
            f"May be erased {_many(policy.laptop_days, 'day')} after a family left, once the service has confirmed it",
            "retention.laptop_days",
        ),
    )


def _sharing(write: RuleWriter) -> RuleGroup:
    sharing = write.policy.sharing
    kinds = ", ".join(KINDS[table][1] for table in sharing.records if table in KINDS)
    kept = ", ".join(f"{name.replace('.', ': ').replace('_', ' ')}" for name in sharing.left_out)
    return write.group(
        "Shared with the service",
        ("sharing",),
        write.rule("What is sent", f"{kinds[:1].upper()}{kinds[1:]}", "sharing.records"),
        write.rule("What stays here", f"{kept[:1].upper()}{kept[1:]}", "sharing.left_out"),
    )


def _exchange(write: RuleWriter) -> RuleGroup:
    days = write.policy.exchange
    silent = f"Nothing came from it for more than {_many(days.silent_days, 'day')}"
    due = f"A month is to be sent within {_many(days.month_due_days, 'day')} of its end"
    return write.group(
        "When the service counts a Hive as late",
        ("exchange",),
        write.rule("Silent", silent, "exchange.silent_days"),
        write.rule("Months", due, "exchange.month_due_days"),
    )


def _data_protection(write: RuleWriter) -> RuleGroup:
    words = f"{_many(write.policy.breach_hours, 'hour')} from when it was noticed, for the council to report it"
    return write.group(
        "Data protection", ("data_protection",), write.rule("A breach", words, "data_protection.breach_hours")
    )


def _hive(write: RuleWriter) -> RuleGroup:
    words = f"{write.policy.hive_families_from} to {write.policy.hive_families_to} families are usual"
    return write.group(
        "The Hive", ("hive",), write.rule("Families in a Hive", f"{words}; more or fewer are no fault", "hive")
    )


def _hours_words(days: tuple[int, ...], start: time, end: time) -> str:
    return f"{listed_days(days)}, {start:%H:%M} to {end:%H:%M}"


def listed_days(days: tuple[int, ...]) -> str:
    """ISO weekdays in words: ``Monday to Saturday``, or each of them."""
    names = [_DAYS[day - 1] for day in days]
    in_a_row = len(days) > 2 and days == tuple(range(days[0], days[0] + len(days)))
    return f"{names[0]} to {names[-1]}" if in_a_row else ", ".join(names)


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
