"""The dated rules as data (`england-*.toml`, one file a version) and the reader for them.

A change in guidance is a new file with a later ``from`` date, never a change of code.
"""

from hivedesk.domain.policy.reader import (
    Course,
    DutyNumber,
    ExchangeDays,
    Policy,
    PolicyFor,
    coming_after,
    in_force,
    know_also,
    own_texts,
    policy_after,
    policy_on,
    read_from_outside,
    read_versions,
)

__all__ = [
    "Course",
    "DutyNumber",
    "ExchangeDays",
    "Policy",
    "PolicyFor",
    "coming_after",
    "in_force",
    "know_also",
    "own_texts",
    "policy_after",
    "policy_on",
    "read_from_outside",
    "read_versions",
]
