"""The figures on support groups and family sessions: what took place, who came, and as what they belong to the Hive."""

from hivedesk.domain.families import FamilyKind
from hivedesk.domain.summary.definition import FigureDefinition, SectionDefinition, flow

MEMBERS: dict[str, str] = {
    "county": "county carers",
    "connected": "connected carers",
    "special_guardian": "special guardians",
    "staying_put": "Staying Put only",
    "residential": "linked residential homes",
    "care_leaver": "care leavers",
    "waiting": "waiting list",
    "others": "other families",
}
"""What a family that came is to the Hive, by the end of the figure's key; "others" is whoever is none of these."""

GROUP_MEMBERS = ("county", "connected", "waiting", "others")
"""Support groups are for these: all the rest who came to one are "others"."""

PEOPLE: dict[str, tuple[str, str]] = {
    "carers": ("carers", "Carers of the families on record."),
    "children_in_care": ("children in care", "Children in care of those families."),
    "own_children": ("own children", "The carers' own children."),
    "others": ("other people", "Adults and children who are in no record."),
}
"""Whom a guest counts among, by the end of the figure's key: label and words."""

SUPPORT_GROUPS_KEY, FAMILY_SESSIONS_KEY = "support_groups", "family_sessions"
MEMBERS_OF = {SUPPORT_GROUPS_KEY: GROUP_MEMBERS, FAMILY_SESSIONS_KEY: tuple(MEMBERS)}


def member_key(section: str, kind: FamilyKind) -> str:
    """The end of the key under which a family of this kind is counted in this section."""
    key = kind.name.lower()
    return key if key in MEMBERS_OF[section] else "others"


def _section(key: str, title: str, one: str, what: str, others: str) -> SectionDefinition:
    """``one``: what a single one is called; ``what``: what it is; ``others``: who is none of the members named."""
    return SectionDefinition(
        key,
        title,
        (
            flow(
                f"{key}.held",
                f"{title} held",
                f"{what} that ended in the month, were not cancelled, and to which somebody came.",
            ),
            flow(
                f"{key}.without_attendance",
                "Without attendance recorded",
                f"Others that ended in the month and were not cancelled: not counted until somebody is ticked as "
                f"having come to the {one}.",
            ),
            FigureDefinition(
                f"{key}.families",
                "Families who came",
                "Families with somebody there, once in the month. Months cannot be added up: most come in several.",
            ),
            *(
                FigureDefinition(
                    f"{key}.families.{member}",
                    MEMBERS[member],
                    _words(member, others),
                    part_of=f"{key}.families",
                )
                for member in MEMBERS_OF[key]
            ),
            flow(f"{key}.people", "People who came", f"Everybody who was there, once for each {one}."),
            *(
                flow(f"{key}.{people}", label, words, part_of=f"{key}.people")
                for people, (label, words) in PEOPLE.items()
            ),
            flow(f"{key}.walk_ins", "walk-ins", "Of all of these, who was not on the list.", part_of=f"{key}.people"),
        ),
    )


def _words(member: str, others: str) -> str:
    if member == "others":
        return f"Of these families: {others}."
    if member == "county":
        return "Of these families: county carer, as it stood on the day (the last one that they came to)."
    return f"Of these families: {'on the waiting list' if member == 'waiting' else FamilyKind[member.upper()].value}."


SUPPORT_GROUPS = _section(
    SUPPORT_GROUPS_KEY,
    "Support groups",
    "group",
    "Meetings of the Hive's carers",
    "groups are not for them, or not in the Hive on the day",
)

FAMILY_SESSIONS = _section(
    FAMILY_SESSIONS_KEY,
    "Family sessions",
    "session",
    "Social events for whole families",
    "not in the Hive on the day",
)
