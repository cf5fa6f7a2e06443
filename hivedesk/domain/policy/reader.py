"""Reads the policy files and picks the one in force on a day."""

import tomllib
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True)
class DutyNumber:
    """A number that families use outside the worker's hours; the number itself is the Hive's to enter."""

    name: str
    when: str


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
    newly_approved_months: int
    usual_fostering_limit: int  # foster children in a home at once
    duty_numbers: tuple[DutyNumber, ...]


def policy_on(day: date) -> Policy:
    """The policy in force on ``day``; before the first version, the first."""
    versions = _versions()
    return next((policy for policy in reversed(versions) if policy.valid_from <= day), versions[0])


@cache
def _versions() -> tuple[Policy, ...]:
    folder = resources.files(__package__)
    texts = [entry.read_text(encoding="utf-8") for entry in folder.iterdir() if entry.name.endswith(".toml")]
    return tuple(sorted((_read(tomllib.loads(text)) for text in texts), key=lambda policy: policy.valid_from))


def _read(data: dict[str, Any]) -> Policy:
    work, office, assurance = data["working_hours"], data["office_hours"], data["assurance"]
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
        newly_approved_months=data["approval"]["newly_approved_months"],
        usual_fostering_limit=data["fostering_limit"]["children"],
        duty_numbers=tuple(DutyNumber(**number) for number in data["duty_numbers"]),
    )
