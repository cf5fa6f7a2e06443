"""Reads the policy files and picks the one in force on a day."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from importlib import resources
from typing import Any

from hivedesk.domain.exchange.sharing import SharingRules


@dataclass(frozen=True)
class DutyNumber:
    """A number that families use outside the worker's hours; the number itself is the Hive's to enter."""

    name: str
    when: str


@dataclass(frozen=True, kw_only=True)
class ProcedureClocks:
    """The clocks of the service's procedures, in days."""

    hold_review_days: int
    no_child_talk_days: int
    respite_unused_days: int
    handover_days: int
    solo_review_days: int
    belongings_days: int
    room_ready_days: int
    life_story_days: int
    transition_days: int
    ending_soon_days: int
    new_child_days: int
    claim_days: int


@dataclass(frozen=True, kw_only=True)
class EventDays:
    """How long before and after an event something is shown or kept, in days."""

    look_ahead_days: int
    chase_days: int
    attendance_days: int
    destroy_days: int


@dataclass(frozen=True, kw_only=True)
class StayRules:
    """The figures behind sleepovers and day care."""

    amber_nights: int  # more than so many: the service is asked
    reference_nights: int  # more than so many: the service's reference is needed
    kinds_of_care: tuple[str, ...]  # values of `CareKind`; carers approved for one of them may take a stay
    smoke_free_below_age: int  # years
    worker_nights_a_month: int
    look_ahead_days: int
    debrief_days: int
    sheet_back_days: int
    fair_months: int


@dataclass(frozen=True, kw_only=True)
class NotSpokenWeights:
    """What is added to the days since a family was last spoken with, in days."""

    least_days: int  # from so many days on, weights included, a family is named
    newly_approved: int
    on_hold: int
    ending_soon: int
    new_child: int
    asked_for_a_call: int


@dataclass(frozen=True, kw_only=True)
class Course:
    """A course of the first year."""

    course: str
    hours: int
    refreshed: bool = False  # repeated later on


@dataclass(frozen=True, kw_only=True)
class TrainingPlan:
    """What the service asks carers to learn, and when."""

    first_year: tuple[Course, ...]
    first_year_months: int  # from approval
    ahead_days: int  # a course takes time to book: shown so long before it is due
    forgotten_months: int  # after the first year: what is not recorded then was done before the Hive kept records
    refreshers_from_year: int  # 1 is the first year after approval
    refresher_years: int


@dataclass(frozen=True, kw_only=True)
class ExchangeDays:
    """When the service counts a Hive as late."""

    silent_days: int  # nothing came for longer
    month_due_days: int  # a month is to be sent so long after it ended


@dataclass(frozen=True, kw_only=True)
class Policy:
    """The rules in force from ``valid_from`` until the next version."""

    version: str
    valid_from: date
    contact_lock_hours: int
    late_entry_days: int
    working_days: tuple[int, ...]  # ISO weekdays, Monday = 1
    working_from: time
    working_to: time
    office_days: tuple[int, ...]
    office_from: time
    office_to: time
    hive_families_from: int
    hive_families_to: int
    supervision_weeks: int
    annual_review_months: int
    unannounced_visit_months: int
    assurance_ahead_days: int
    usual_fostering_limit: int  # foster children in a home at once
    own_bedroom_from_age: int  # years
    nights_look_ahead_days: int
    newly_approved_months: int
    expiry_warning_days: int
    clocks: ProcedureClocks
    events: EventDays
    stays: StayRules
    breach_hours: int
    not_spoken: NotSpokenWeights
    carer_retention_years: int
    laptop_days: int  # after a family left: so long its records stay on the laptop at least
    sharing: SharingRules
    exchange: ExchangeDays
    training: TrainingPlan
    duty_numbers: tuple[DutyNumber, ...]
    sources: Mapping[str, str]  # by the part of the file
    own_choices: frozenset[str]  # figures of HiveDesk's own choice until the service says: "procedures.claim_days"


PolicyFor = Callable[[date], Policy]
"""What says which policy is in force on a day; tests hand in their own versions."""


def policy_on(day: date) -> Policy:
    """The policy in force on ``day``; before the first version, the first."""
    return in_force(_versions(), day)


def in_force(versions: tuple[Policy, ...], day: date) -> Policy:
    """The one of ``versions`` (in the order of their dates) that is in force on ``day``."""
    return next((policy for policy in reversed(versions) if policy.valid_from <= day), versions[0])


def policy_after(day: date) -> Policy | None:
    """The next policy that takes effect after ``day``; None where none is written yet."""
    return coming_after(_versions(), day)


def coming_after(versions: tuple[Policy, ...], day: date) -> Policy | None:
    """The first of ``versions`` (in the order of their dates) that is in force only after ``day``.

    The first version of all counts before its date too, so it never comes next.
    """
    return next((policy for policy in versions[1:] if policy.valid_from > day), None)


_also: list[Policy] = []  # rules of the vault that is open, beside those that come with HiveDesk


def know_also(policies: Iterable[Policy]) -> None:
    """From now on count these too: rules that the fostering service sent to the vault that is open.

    One of the same date takes the place of the one that comes with HiveDesk. Called when a vault is opened (none
    where it has none), and when rules come: at most one vault is open.
    """
    _also[:] = policies
    _versions.cache_clear()


@cache
def _versions() -> tuple[Policy, ...]:
    own = read_versions(own_texts())
    found = {policy.valid_from: policy for policy in (*own, *_also)}
    return tuple(found[day] for day in sorted(found))


def own_texts() -> tuple[str, ...]:
    """The files of rules that come with HiveDesk."""
    files = (entry for entry in resources.files(__package__).iterdir() if entry.name.endswith(".toml"))
    return tuple(entry.read_text(encoding="utf-8") for entry in sorted(files, key=lambda entry: entry.name))


def read_versions(texts: Iterable[str]) -> tuple[Policy, ...]:
    """The policies of these files, in the order of their dates.

    Raises:
        KeyError, TypeError, tomllib.TOMLDecodeError: a file is not a policy.
    """
    return tuple(sorted((_read(tomllib.loads(text)) for text in texts), key=lambda policy: policy.valid_from))


def read_from_outside(text: str) -> Policy | None:
    """The policy of one file from outside, whatever is in it; None where it is no policy."""
    try:
        (policy,) = read_versions([text])
    except (KeyError, TypeError, ValueError, RecursionError):
        return None
    return policy


_EXCHANGE = {
    "source": "Not in the service's file of rules",
    "own_choice": ["silent_days", "month_due_days"],
    "silent_days": 14,
    "month_due_days": 7,
}
"""For files that were written before they named these."""


def _read(data: dict[str, Any]) -> Policy:
    data = {"exchange": _EXCHANGE} | data
    work, office, assurance = data["working_hours"], data["office_hours"], data["assurance"]
    nights, approval, training = data["nights"], data["approval"], data["training"]
    return Policy(
        version=data["version"],
        valid_from=data["from"],
        contact_lock_hours=data["contact_log"]["lock_hours"],
        late_entry_days=data["contact_log"]["late_entry_days"],
        working_days=tuple(work["days"]),
        working_from=work["from"],
        working_to=work["to"],
        office_days=tuple(office["days"]),
        office_from=office["from"],
        office_to=office["to"],
        hive_families_from=data["hive"]["families_from"],
        hive_families_to=data["hive"]["families_to"],
        supervision_weeks=assurance["supervision_weeks"],
        annual_review_months=assurance["annual_review_months"],
        unannounced_visit_months=assurance["unannounced_visit_months"],
        assurance_ahead_days=assurance["ahead_days"],
        usual_fostering_limit=nights["usual_fostering_limit"],
        own_bedroom_from_age=nights["own_bedroom_from_age"],
        nights_look_ahead_days=nights["look_ahead_days"],
        newly_approved_months=approval["newly_approved_months"],
        expiry_warning_days=approval["expiry_warning_days"],
        clocks=ProcedureClocks(**_figures(data["procedures"])),
        events=EventDays(**_figures(data["events"])),
        stays=_stay_rules(data["stays"]),
        breach_hours=data["data_protection"]["breach_hours"],
        not_spoken=NotSpokenWeights(**_figures(data["not_spoken"])),
        carer_retention_years=data["retention"]["carer_years"],
        laptop_days=data["retention"]["laptop_days"],
        sharing=SharingRules(**{key: tuple(value) for key, value in _figures(data["sharing"]).items()}),
        exchange=ExchangeDays(**_figures(data["exchange"])),
        training=TrainingPlan(
            first_year=tuple(Course(**course) for course in training["first_year"]),
            first_year_months=training["first_year_months"],
            ahead_days=training["ahead_days"],
            forgotten_months=training["forgotten_months"],
            refreshers_from_year=training["refreshers_from_year"],
            refresher_years=training["refresher_years"],
        ),
        duty_numbers=tuple(DutyNumber(**number) for number in data["duty_numbers"]),
        sources={key: part["source"] for key, part in _parts(data)},
        own_choices=frozenset(f"{key}.{name}" for key, part in _parts(data) for name in part.get("own_choice", ())),
    )


def _stay_rules(part: dict[str, Any]) -> StayRules:
    figures = _figures(part)
    return StayRules(**figures | {"kinds_of_care": tuple(figures["kinds_of_care"])})


def _figures(part: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in part.items() if key not in ("source", "own_choice")}


def _parts(data: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(key, part) for key, part in data.items() if isinstance(part, dict)]
