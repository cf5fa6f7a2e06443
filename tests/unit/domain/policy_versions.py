"""The policy as it is written, and a later version of it with other figures."""

import re
from datetime import date
from importlib import resources

from hivedesk.domain.policy import Policy, PolicyFor, in_force, read_versions


def written_policy() -> str:
    """The text of the first policy file."""
    return (resources.files("hivedesk.domain.policy") / "england-2024-01-08.toml").read_text(encoding="utf-8")


def later_text(valid_from: date, **figures: int) -> str:
    """The same text, in force from a later day and with other figures, as the service would write it."""
    text = written_policy()
    changes = {"version": f'"{valid_from:%Y-%m-%d}"', "from": f"{valid_from:%Y-%m-%d}"} | figures
    for key, value in changes.items():
        text, found = re.subn(rf"(?m)^{key} = \S+", f"{key} = {value}", text, count=1)
        assert found == 1, f"the policy has no {key}"
    return text


def two_versions(valid_from: date, **figures: int) -> tuple[Policy, Policy]:
    """The policy and its later version; read in the wrong order, as files may be found."""
    first, second = read_versions([later_text(valid_from, **figures), written_policy()])
    return first, second


def policy_with_change(valid_from: date, **figures: int) -> PolicyFor:
    """What says which of the two is in force."""
    versions = two_versions(valid_from, **figures)
    return lambda day: in_force(versions, day)
