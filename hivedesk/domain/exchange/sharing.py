"""Which records and fields leave this laptop: the sharing agreement, as the policy file has it."""

from collections.abc import Mapping
from dataclasses import dataclass

Value = str | int | None


@dataclass(frozen=True, kw_only=True)
class SharingRules:
    """What is shared with the fostering service."""

    records: tuple[str, ...]  # kinds of records, as the vault names them
    left_out: tuple[str, ...]  # fields of them that stay here: "contact_log_entry.opinion"

    def shares(self, table: str) -> bool:
        """Whether records of this kind are shared at all."""
        return table in self.records

    def shared(self, table: str, values: Mapping[str, Value]) -> dict[str, Value]:
        """A record without what stays here."""
        return {name: value for name, value in values.items() if f"{table}.{name}" not in self.left_out}
