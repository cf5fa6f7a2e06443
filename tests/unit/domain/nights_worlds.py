"""Generated households for the checks of the nights: everything lies close to a bound."""

from datetime import date, timedelta

from hypothesis import strategies as st

from hivedesk.domain.approval import Approval, ApprovedGenders, CareKind, Exemption, Room, SharingAgreement
from hivedesk.domain.families import ChildInCare, Family, FamilyKind, Gender, OwnChild
from hivedesk.domain.household import Household
from hivedesk.domain.nights import Sleeper
from hivedesk.domain.placements import Placement
from tests.unit.domain.policy_versions import policy_with_change

FIRST, LAST = date(2028, 2, 25), date(2028, 3, 5)  # 29 February among them
HOME = "f"
KEYS = ("a", "b", "c", "d", "e", "g")
OWN_KEYS = ("own1", "own2")

days = st.integers(-2, 12).map(lambda more: FIRST + timedelta(days=more))
maybe_day = st.one_of(st.none(), st.none(), days)
kinds = st.sampled_from((None, CareKind.SHORT_TERM, CareKind.RESPITE))
authorities = st.sampled_from(("", "Hampshire", " hampshire", "Surrey"))


def born(day, years):
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)


births = st.one_of(
    st.none(),
    st.builds(born, days, st.sampled_from((0, 1, 2, 3, 4, 11, 12))),
    st.just(date(2024, 2, 29)),
    st.just(date(2025, 3, 1)),
)


@st.composite
def subsets(draw, keys):
    """Often all, or all but one; else any."""
    keys = tuple(keys)
    how = draw(st.sampled_from(("all", "all", "but one", "any")))
    if how == "all" or not keys:
        return keys
    if how == "but one":
        left_out = draw(st.sampled_from(keys))
        return tuple(key for key in keys if key != left_out)
    return tuple(draw(st.lists(st.sampled_from(keys), unique=True)))


@st.composite
def children_of(draw, keys):
    """Children who are brothers and sisters by all the records, by some, or not at all."""
    pairs = [(a, b) for n, a in enumerate(keys) for b in keys[n + 1 :]]
    related = draw(st.sampled_from((True, False, False)))
    links = draw(subsets(pairs)) if related else ()
    turned = draw(st.booleans())  # either one's record may name the other
    return [
        ChildInCare(
            id=key,
            family_id=HOME,
            first_name=f"First{key}",
            last_name=draw(st.sampled_from(("", "Bo", "Bo"))),
            date_of_birth=draw(births),
            gender=draw(st.sampled_from(Gender)),
            placing_authority=draw(authorities),
            sibling_ids=tuple((a if turned else b) for a, b in links if (b if turned else a) == key),
        )
        for key in keys
    ]


@st.composite
def approvals(draw, children):
    ages = draw(st.sampled_from(((None, None), (None, None), (0, 11), (3, None), (None, 3), (4, 11))))
    words = [f"{child.first_name} {child.last_name}".upper() for child in children]
    return Approval(
        id="approval",
        family_id=HOME,
        approved_on=draw(maybe_day),
        number=draw(st.sampled_from((None, 0, 1, 3, 5))),
        age_from=ages[0],
        age_to=ages[1],
        genders=draw(st.sampled_from(ApprovedGenders)),
        kinds_of_care=draw(st.sampled_from(((), (CareKind.SHORT_TERM,), (CareKind.RESPITE, CareKind.LONG_TERM)))),
        respite_only=draw(st.booleans()),
        named_child_ids=draw(st.just(()) | subsets(child.id for child in children[1:])),
        named_children=", ".join(draw(st.just(()) | subsets(words))),
        beds=draw(st.sampled_from((None, 0, 2, 4))),
    )


@st.composite
def own_children(draw):
    return tuple(
        OwnChild(
            id=key,
            family_id=HOME,
            first_name=key,
            date_of_birth=draw(births | st.builds(born, days, st.integers(0, 3))),
            lives_at_home=draw(st.sampled_from((True, True, False))),
            left_home_on=draw(maybe_day),
        )
        for key in OWN_KEYS[: draw(st.integers(0, 2))]
    )


@st.composite
def room_plans(draw, keys):
    """No plan, or rooms by who sleeps where; now and then somebody is in two rooms, or in none."""
    count = draw(st.sampled_from((0, 1, 2, 3)))
    members = [[] for _ in range(count)]
    for key in keys if count else ():
        for place in draw(st.sampled_from(([0], [0], [1], [2], [0, 1], []))):
            members[place % count].append(key)
    return tuple(
        Room(id=f"r{n}", family_id=HOME, name=f"Room {n}", beds=draw(st.integers(0, 4)), child_ids=tuple(those))
        for n, those in enumerate(members)
    )


@st.composite
def worlds(draw):
    """A household, its visitors and the policy of each day."""
    children = draw(children_of(KEYS[: draw(st.integers(1, len(KEYS)))]))
    living, visiting = (children[:-1], children[-1:]) if draw(st.booleans()) else (children, [])
    ids, own = [child.id for child in children], draw(own_children())
    everybody = [*ids, *(child.id for child in own)]
    split = draw(st.integers(0, len(living)))
    rooms = draw(room_plans(everybody))
    sharing = [subsets(room.child_ids) for room in rooms] or [subsets(everybody)]
    household = Household(
        family=Family(
            id=HOME,
            name="Okafor",
            kind=draw(st.sampled_from((*FamilyKind, *[FamilyKind.COUNTY] * 8, *[FamilyKind.CONNECTED] * 6))),
            left_on=draw(st.one_of(*[st.none()] * 4, days)),
        ),
        approval=draw(st.sampled_from((None, *[draw(approvals(children))] * 9))),
        children_in_care=tuple(living[:split]),
        former_children=tuple(living[split:]),
        own_children=own,
        placements=tuple(
            Placement(
                id=f"p{n}{child.id}",
                family_id=HOME,
                child_id=child.id,
                started_on=draw(maybe_day),
                ended_on=draw(maybe_day),
                kind_of_care=draw(kinds),
            )
            for child in living
            for n in range(draw(st.sampled_from((1, 1, 1, 2))))
        ),
        exemptions=tuple(
            Exemption(
                id=f"x{n}",
                family_id=HOME,
                child_ids=draw(subsets(ids)),
                from_on=draw(maybe_day),
                until=draw(maybe_day),
            )
            for n in range(draw(st.integers(0, 2)))
        ),
        rooms=rooms,
        sharing_agreements=tuple(
            SharingAgreement(
                id=f"s{n}",
                family_id=HOME,
                child_ids=draw(st.one_of(sharing)),
                authority=draw(authorities),
                agreed_on=draw(maybe_day),
                until=draw(maybe_day),
            )
            for n in range(draw(st.integers(0, 3)))
        ),
    )
    return household, tuple(Sleeper(child, draw(kinds)) for child in visiting), draw(changing_policies())


@st.composite
def changing_policies(draw):
    figures = {
        "usual_fostering_limit": draw(st.integers(1, 4)),
        "own_bedroom_from_age": draw(st.integers(1, 5)),
    }
    return policy_with_change(draw(days), **figures)
