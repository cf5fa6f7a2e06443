"""The terms of approval (Fostering Services (England) Regulations 2011, reg. 27), apart from the fostering limit."""

import re
from collections.abc import Iterator, Sequence

from hivedesk.domain.approval import Approval, ApprovedGenders, CareKind
from hivedesk.domain.duplicates import name_key
from hivedesk.domain.families import ChildInCare, FamilyKind, Gender, age_on, full_name
from hivedesk.domain.nights.findings import Finding, Rule
from hivedesk.domain.nights.night import Night, Sleeper, birth_not_known, cannot_check, needs_service
from hivedesk.foundation.clock import format_date

_GENDERS = {ApprovedGenders.GIRLS: (Gender.GIRL, "a girl"), ApprovedGenders.BOYS: (Gender.BOY, "a boy")}


def check_terms(night: Night) -> Iterator[Finding]:
    """Find what the terms of approval do not name: number, ages, gender, kind of care, children, date."""
    approval = night.household.approval
    if approval is None:
        yield cannot_check(
            Rule.TERMS, night.children, "The terms of approval are not recorded.", "The terms of approval."
        )
        return
    yield from _number(night, approval)
    yield from check_terms_of_each(night, night.sleepers)
    yield from _date(night, approval)


def check_terms_of_all(night: Night) -> Iterator[Finding]:
    """Of these what depends on all who sleep there: number and date. Nothing where no approval is recorded."""
    if night.household.approval is not None:
        yield from _number(night, night.household.approval)
        yield from _date(night, night.household.approval)


def check_terms_of_each(night: Night, of: Sequence[Sleeper]) -> Iterator[Finding]:
    """And what is a child's own, whoever else sleeps there: ages, gender, kind of care, named children."""
    approval = night.household.approval
    if approval is None:
        return
    for sleeper in of:
        yield from _age(night, approval, sleeper.child)
        if approval.genders is not ApprovedGenders.ANY:
            yield from _gender(night, approval, sleeper.child)
        yield from _kind_of_care(night, approval, sleeper)
        if night.household.family.kind is FamilyKind.CONNECTED:
            yield from _named(night, approval, sleeper.child)


def asks_for_age(night: Night) -> bool:
    """Whether the terms of approval name ages."""
    approval = night.household.approval
    return approval is not None and (approval.age_from is not None or approval.age_to is not None)


def _number(night: Night, approval: Approval) -> Iterator[Finding]:
    children, number = night.children, approval.number
    if number is None:
        yield cannot_check(
            Rule.NUMBER,
            children,
            "The number of children in the terms of approval is not recorded.",
            "The number of children in the terms of approval.",
        )
    elif len(children) > number:
        yield needs_service(
            Rule.NUMBER,
            children,
            f"{night.who_sleep(children)} here, and the approval is for {number} at once.",
            "A larger number in the terms of approval.",
        )


def _age(night: Night, approval: Approval, child: ChildInCare) -> Iterator[Finding]:
    if not asks_for_age(night):
        return
    age = age_on(child.date_of_birth, night.on)
    if age is None:
        yield birth_not_known(night, Rule.AGES, child)
        return
    younger = approval.age_from is not None and age < approval.age_from
    if younger or (approval.age_to is not None and age > approval.age_to):
        # no age in the words: they stay the same after a birthday
        yield needs_service(
            Rule.AGES,
            [child],
            f"{night.name_of(child)} is {'younger' if younger else 'older'} than the terms of approval say "
            f"({_ages(approval)}).",
            "Other ages in the terms of approval.",
        )


def _ages(approval: Approval) -> str:
    if approval.age_from is None:
        return f"ages up to {approval.age_to}"
    return f"ages from {approval.age_from}" + ("" if approval.age_to is None else f" to {approval.age_to}")


def _gender(night: Night, approval: Approval, child: ChildInCare) -> Iterator[Finding]:
    approved, in_words = _GENDERS[approval.genders]
    name = night.name_of(child)
    if child.gender is Gender.UNKNOWN:
        reason = f"The gender of {name} is not recorded, and the approval is for {approval.genders}."
        yield cannot_check(Rule.GENDER, [child], reason, f"The gender of {name}.")
    elif child.gender is not approved:
        reason = f"The approval is for {approval.genders}, and {name} is not recorded as {in_words}."
        yield needs_service(Rule.GENDER, [child], reason, "Other terms of approval.")


def _kind_of_care(night: Night, approval: Approval, sleeper: Sleeper) -> Iterator[Finding]:
    """Respite-only carers are asked that one thing: what other kinds their approval names is beside the point."""
    rule = Rule.RESPITE_ONLY if approval.respite_only else Rule.KIND_OF_CARE
    kinds = (CareKind.RESPITE,) if approval.respite_only else approval.kinds_of_care
    if not kinds or sleeper.kind_of_care in kinds:
        return
    name, approved = night.name_of(sleeper.child), ", ".join(kinds)
    if sleeper.kind_of_care is None:
        reason = f"The kind of care for {name} is not recorded, and the approval is for {approved}"
        yield cannot_check(rule, [sleeper.child], f"{reason}{_only(approval)}.", f"The kind of care for {name}.")
    else:
        reason = f"The kind of care for {name} is {sleeper.kind_of_care}, and the approval is for {approved}"
        yield needs_service(rule, [sleeper.child], f"{reason}{_only(approval)}.", "Another kind of care in the terms.")


def _only(approval: Approval) -> str:
    return " only" if approval.respite_only else ""


def _named(night: Night, approval: Approval, child: ChildInCare) -> Iterator[Finding]:
    """Connected carers are approved for named children only."""
    if child.id in approval.named_child_ids or _is_written(child, approval.named_children):
        return
    name = night.name_of(child)
    if approval.named_child_ids:
        reason = f"Connected carers are approved for named children only, and {name} is not one of them."
        yield needs_service(Rule.NAMED_CHILDREN, [child], reason, f"Terms of approval that name {name}.")
    else:
        # the text alone may call the child something else: nobody is refused for that
        where = "among the named children in words" if approval.named_children.strip() else "as named children"
        yield cannot_check(
            Rule.NAMED_CHILDREN,
            [child],
            f"Connected carers are approved for named children only, and {name} is not found {where}.",
            "The named children of the terms of approval, picked from the children recorded.",
        )


def _is_written(child: ChildInCare, named: str) -> bool:
    """Whether one piece of the text is the child's full name and nothing else; a first name alone is not enough."""
    if not (child.first_name.strip() and child.last_name.strip()):
        return False
    pieces = re.split(r"[,;/&+\n]|\band\b", named)
    return name_key(full_name(child)) in {name_key(piece) for piece in pieces if piece.strip()}


def _date(night: Night, approval: Approval) -> Iterator[Finding]:
    if approval.approved_on is not None and night.on < approval.approved_on:
        children = night.children
        yield needs_service(
            Rule.APPROVED_ON,
            children,
            f"{night.who_sleep(children)} here before the date of approval, {format_date(approval.approved_on)}.",
            "The date of approval, or the day on which the placement begins.",
        )
