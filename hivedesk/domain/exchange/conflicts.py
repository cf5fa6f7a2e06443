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


def kept_by_service(table: str) -> list[str]:
    """The fields of these records that the service keeps; of kinds that are all its own none is named."""
    return [field.partition(".")[2] for field in _SERVICES_FIELDS if field.startswith(f"{table}.")]


def rule_for(table: str, field: str) -> Rule:
    """Who decides where both sides changed this field."""
    return Rule.SERVICE if table in _SERVICES or f"{table}.{field}" in _SERVICES_FIELDS else Rule.WORKER
