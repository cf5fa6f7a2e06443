"""The rules of a night, read a second time: naively, from the act's words, by pairs and subsets.

It shares nothing with `hivedesk.domain.nights` but the names of rules and levels. Every night's world is built from
scratch as plain sets; nothing is fast here.
"""

from collections import Counter
from datetime import date
from itertools import combinations, permutations

from hivedesk.domain.approval import ApprovedGenders, CareKind
from hivedesk.domain.families import FamilyKind, Gender
from hivedesk.domain.nights import Level, Rule

Reading = Counter  # of (rule, level, the children's ids)

FOSTERING = {FamilyKind.COUNTY, FamilyKind.CONNECTED}


def read_night(household, night, policy, visitors=()):
    """All that the rules say of one night, as a bag of (rule, level, children)."""
    family = household.family
    present, kinds = who_is_there(household, night, visitors)
    if family.kind not in FOSTERING or not present:
        return Reading()
    if family.left_on and not night < family.left_on:
        return Reading()
    said = Reading()
    said += limit(household, night, present, policy)
    said += terms(household, night, present, kinds)
    said += rooms(household, night, present, policy)
    return said


def who_is_there(household, night, visitors):
    """The children by id, and the kind of care each is here for: the first record of a child counts."""
    known = {child.id: child for child in [*household.former_children, *household.children_in_care]}
    present, kinds = {}, {}
    for placement in reversed(household.placements):
        before_start = placement.started_on is not None and night < placement.started_on
        after_end = placement.ended_on is not None and night >= placement.ended_on
        if not before_start and not after_end and placement.child_id in known:
            present[placement.child_id] = known[placement.child_id]
            kinds[placement.child_id] = placement.kind_of_care
    for child, kind in visitors:
        if child.id not in present:
            present[child.id], kinds[child.id] = child, kind
    return present, kinds


def birthdays_passed(born, night):
    """How often the child has had a birthday by that night, counted one by one; None where that cannot be known."""
    if born is None or night < born:
        return None
    count = 0
    while True:
        try:
            next_one = date(born.year + count + 1, born.month, born.day)
        except ValueError:  # born on 29 February
            next_one = date(born.year + count + 1, 3, 1)
        if night < next_one:
            return count
        count += 1


def nights_covered(start, end, night):
    """Whether the night is one of those from the start to the end; a bound that is missing is far away."""
    begin, finish = (start or date.min).toordinal(), (end or date.max).toordinal()
    return night.toordinal() in range(begin, finish + 1)


def limit(household, night, present, policy):
    usual = policy.usual_fostering_limit
    everybody = tuple(sorted(present))
    if len(everybody) <= usual:
        return Reading()
    related = {frozenset((child.id, other)) for child in present.values() for other in child.sibling_ids}
    strangers = [pair for pair in permutations(everybody, 2) if frozenset(pair) not in related]
    if not strangers:
        return Reading()
    # para. 5: an unnamed child counts against the exemption when with that child they are more than the limit
    for exemption in household.exemptions:
        over = [set(group) for group in combinations(everybody, usual + 1)]
        if nights_covered(exemption.from_on, exemption.until, night) and all(
            child in exemption.child_ids for group in over for child in group
        ):
            return Reading()
    return Reading({(Rule.USUAL_LIMIT, Level.NEEDS_SERVICE, everybody): 1})


def terms(household, night, present, kinds):
    said, approval, everybody = Reading(), household.approval, tuple(sorted(present))
    if approval is None:
        return Reading({(Rule.TERMS, Level.CANNOT_CHECK, everybody): 1})
    if approval.number is None:
        said[Rule.NUMBER, Level.CANNOT_CHECK, everybody] += 1
    elif any(True for _ in combinations(everybody, approval.number + 1)):
        said[Rule.NUMBER, Level.NEEDS_SERVICE, everybody] += 1
    if approval.approved_on is not None and approval.approved_on > night:
        said[Rule.APPROVED_ON, Level.NEEDS_SERVICE, everybody] += 1
    for child_id, child in present.items():
        for rule, level in (
            age_term(approval, child, night),
            gender_term(approval, child),
            care_term(approval, kinds[child_id]),
            name_term(household, approval, child),
        ):
            if level is not None:
                said[rule, level, (child_id,)] += 1
    return said


def age_term(approval, child, night):
    if approval.age_from is None and approval.age_to is None:
        return Rule.AGES, None
    age = birthdays_passed(child.date_of_birth, night)
    if age is None:
        return Rule.AGES, Level.CANNOT_CHECK
    youngest = 0 if approval.age_from is None else approval.age_from
    oldest = 200 if approval.age_to is None else approval.age_to
    return Rule.AGES, None if age in range(youngest, oldest + 1) else Level.NEEDS_SERVICE


def gender_term(approval, child):
    if approval.genders is ApprovedGenders.ANY:
        return Rule.GENDER, None
    verdicts = {
        (ApprovedGenders.GIRLS, Gender.GIRL): None,
        (ApprovedGenders.GIRLS, Gender.UNKNOWN): Level.CANNOT_CHECK,
        (ApprovedGenders.BOYS, Gender.BOY): None,
        (ApprovedGenders.BOYS, Gender.UNKNOWN): Level.CANNOT_CHECK,
    }
    return Rule.GENDER, verdicts.get((approval.genders, child.gender), Level.NEEDS_SERVICE)


def care_term(approval, kind):
    if approval.respite_only:
        if kind is CareKind.RESPITE:
            return Rule.RESPITE_ONLY, None
        return Rule.RESPITE_ONLY, Level.CANNOT_CHECK if kind is None else Level.NEEDS_SERVICE
    if not approval.kinds_of_care:
        return Rule.KIND_OF_CARE, None
    if kind is None:
        return Rule.KIND_OF_CARE, Level.CANNOT_CHECK
    return Rule.KIND_OF_CARE, None if kind in set(approval.kinds_of_care) else Level.NEEDS_SERVICE


def name_term(household, approval, child):
    if household.family.kind is not FamilyKind.CONNECTED:
        return Rule.NAMED_CHILDREN, None
    in_words = [piece.strip().lower() for piece in approval.named_children.split(",")]
    if child.id in approval.named_child_ids:
        return Rule.NAMED_CHILDREN, None
    if child.last_name and f"{child.first_name} {child.last_name}".lower() in in_words:
        return Rule.NAMED_CHILDREN, None
    return Rule.NAMED_CHILDREN, Level.NEEDS_SERVICE if approval.named_child_ids else Level.CANNOT_CHECK


def rooms(household, night, present, policy):
    everybody = tuple(sorted(present))
    if not household.rooms:
        beds = household.approval.beds if household.approval else None
        if beds is None:
            return Reading({(Rule.BEDS, Level.CANNOT_CHECK, everybody): 1})
        return Reading({(Rule.BEDS, Level.NEEDS_SERVICE, everybody): 1} if len(everybody) > beds else {})
    said = Reading()
    births_missing = set()
    for room in household.rooms:
        said += one_room(household, night, present, policy, room, births_missing)
    for child_id in everybody:
        if not any(child_id in room.child_ids for room in household.rooms):
            said[Rule.BEDROOM, Level.CANNOT_CHECK, (child_id,)] += 1
    for child_id in births_missing:
        said[Rule.BEDROOM, Level.CANNOT_CHECK, (child_id,)] += 1
    return said


def one_room(household, night, present, policy, room, births_missing):
    """What is to be said of a room; children whose age is wanted go into ``births_missing``, once each."""
    own = {
        child.id: child
        for child in household.own_children
        if (child.lives_at_home or child.left_home_on is not None)
        and not (child.left_home_on is not None and child.left_home_on <= night)
        and not (child.date_of_birth is not None and child.date_of_birth > night)
    }
    fostered = sorted(child_id for child_id in present if child_id in room.child_ids)
    there = sorted({*fostered, *(child_id for child_id in own if child_id in room.child_ids)})
    said = Reading()
    if not fostered:
        return said
    if len(there) > room.beds:
        said[Rule.BEDS, Level.NEEDS_SERVICE, tuple(fostered)] += 1
    ages = {one: birthdays_passed((present.get(one) or own[one]).date_of_birth, night) for one in there}
    pairs = list(combinations(there, 2))
    not_agreed = tuple(one for one in fostered if pairs and not agreed(household, night, present[one], pairs))
    if not not_agreed:
        return said
    of_age = {policy.own_bedroom_from_age + more for more in range(120)}
    if any(ages[one] in of_age for pair in pairs for one in pair):
        said[Rule.BEDROOM, Level.NEEDS_SERVICE, not_agreed] += 1
        return said
    approval = household.approval
    ages_are_terms = approval is not None and (approval.age_from, approval.age_to) != (None, None)
    for one in there:
        if ages[one] is None and not (ages_are_terms and one in present):
            births_missing.add(one)
    return said


def agreed(household, night, child, pairs):
    """Whether one paper of the child's own authority covers each pair in the room."""
    for paper in household.sharing_agreements:
        signed_by, own = paper.authority.strip().lower(), child.placing_authority.strip().lower()
        of_the_child = "" in (signed_by, own) or signed_by == own
        names_all = all(a in paper.child_ids and b in paper.child_ids for a, b in pairs)
        if of_the_child and names_all and nights_covered(paper.agreed_on, paper.until, night):
            return True
    return False
