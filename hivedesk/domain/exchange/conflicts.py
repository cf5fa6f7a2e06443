"""Both sides changed one field: who is believed. What is not decided by a rule, the worker decides."""

from enum import StrEnum


class Rule(StrEnum):
    """Who decides about a field."""

    SERVICE = "the fostering service is believed"
    WORKER = "you decide"


_SERVICES = ("approval", "exemption", "sharing_agreement", "service_decision")
"""Kinds of records that the service itself decides about: terms of approval, exemptions, its own decisions."""

_SERVICES_FIELDS = (
    "family.supervision_last",
    "family.supervision_due",
    "family.annual_review_last",
    "family.annual_review_due",
    "family.unannounced_visit_last",
    "family.unannounced_visit_due",
    "child_in_care.placing_authority",
    "child_in_care.social_worker",
    "child_in_care.social_worker_phone",
)
"""Fields of other records that the service keeps, and the worker only copies."""


_BOTH_KEEP = (
    "family.name",
    "family.address",
    "family.town",
    "family.postcode",
    "family.phone",
    "family.mobile",
    "family.email",
    "carer.first_name",
    "carer.last_name",
    "carer.mobile",
    "carer.email",
    "child_in_care.first_name",
    "child_in_care.last_name",
    "child_in_care.date_of_birth",
    "child_in_care.school",
    "child_in_care.gp",
)
"""Fields that the service and the Hive keep side by side: where both changed one, the worker decides."""


def kept_by_service(table: str) -> list[str]:
    """The fields of these records that the service keeps; of kinds that are all its own none is named."""
    return _of(table, _SERVICES_FIELDS)


def kept_by_both(table: str) -> list[str]:
    """The fields of these records that the service may correct, and the worker decides about."""
    return _of(table, _BOTH_KEEP)


def _of(table: str, fields: tuple[str, ...]) -> list[str]:
    return [field.partition(".")[2] for field in fields if field.startswith(f"{table}.")]


def rule_for(table: str, field: str) -> Rule:
    """Who decides where both sides changed this field."""
    return Rule.SERVICE if table in _SERVICES or f"{table}.{field}" in _SERVICES_FIELDS else Rule.WORKER
