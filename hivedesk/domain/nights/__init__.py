"""The checks night by night: who sleeps with a family tonight, held against the rules of that night.

`findings` says what a check may find and how it is worded, `night` who is there, `fostering_limit`, `terms` and
`bedrooms` hold the rules, `checks` asks them all, for one night or for many, `turning` knows on which nights an
answer can change. Nothing here says that an arrangement is in order or not: it says what needs the fostering service,
and what cannot be checked because a fact is not recorded. Which figures count on a night is the policy's to say
(`hivedesk.domain.policy`).
"""

from hivedesk.domain.nights.checks import findings_between, findings_of, findings_on
from hivedesk.domain.nights.findings import Finding, Level, Rule, SpanFinding, listed, sentence
from hivedesk.domain.nights.night import NameOf, Night, Sleeper, called, placed_sleepers

__all__ = [
    "Finding",
    "Level",
    "NameOf",
    "Night",
    "Rule",
    "Sleeper",
    "SpanFinding",
    "called",
    "findings_between",
    "findings_of",
    "findings_on",
    "listed",
    "placed_sleepers",
    "sentence",
]
