"""Finding people by name, telephone or postcode, tolerant of spelling."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hivedesk.domain.families import FamilyId, Household, full_name
from hivedesk.domain.snippets import fold


@dataclass(frozen=True)
class DirectoryLine:
    """One person or family as search finds them."""

    label: str  # "Grace Oyelaran"
    role: str  # "carer", "child in care", "own child", "family" or a professional's role
    family_id: FamilyId
    family_name: str
    folded: str  # the label without accents and capitals
    digits: tuple[str, ...]  # telephone numbers, digits only
    others: tuple[str, ...]  # postcode, e-mail, reference: without blanks, folded


@dataclass(frozen=True)
class DirectoryHit:
    """A line and why it matches."""

    line: DirectoryLine
    why: str
    score: float  # 0 to 100


def directory(households: Sequence[Household]) -> tuple[DirectoryLine, ...]:
    """Everybody whom search should find, families first."""
    lines: list[DirectoryLine] = []
    for household in households:
        family = household.family

        def add(
            label: str, role: str, numbers: Sequence[str] = (), others: Sequence[str] = (), of: Household = household
        ) -> None:
            lines.append(
                DirectoryLine(
                    label=label,
                    role=role,
                    family_id=of.family.id,
                    family_name=of.family.name,
                    folded=fold(label),
                    digits=tuple(filter(None, (re.sub(r"\D", "", number) for number in numbers))),
                    others=tuple(filter(None, (squeeze(other) for other in others))),
                )
            )

        add(
            family.name,
            "family",
            (family.phone, family.mobile),
            (family.postcode, family.email, family.reference, family.town),
        )
        for carer in household.carers:
            add(full_name(carer), "carer", (carer.mobile,), (carer.email,))
        for child in household.children_in_care:
            add(full_name(child), "child in care", (child.social_worker_phone,), (child.known_as,))
        for own in household.own_children:
            add(full_name(own), "own child")
        for professional in household.professionals:
            add(professional.name, professional.role.value, (professional.phone,), (professional.email,))
    return tuple(lines)


def squeeze(text: str) -> str:
    """Without blanks, capitals and accents: how postcodes and addresses are compared."""
    return re.sub(r"\s", "", fold(text))


def look_up(lines: Sequence[DirectoryLine], text: str, limit: int = 8) -> list[DirectoryHit]:
    """The lines that match ``text``, the best first: by beginning of a name, number, postcode, then by likeness."""
    wanted = fold(text.strip())
    if not wanted:
        return []
    hits = [hit for line in lines if (hit := _exact(line, wanted)) is not None]
    if not hits and len(wanted) >= 3:
        hits = [hit for line in lines if (hit := _alike(line, wanted)) is not None]
    hits.sort(key=lambda hit: (-hit.score, hit.line.role != "family", hit.line.folded))
    return hits[:limit]


def _exact(line: DirectoryLine, wanted: str) -> DirectoryHit | None:
    words = line.folded.split()
    if line.folded.startswith(wanted):
        return DirectoryHit(line, "name", 100)
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return DirectoryHit(line, "name", 95)
    digits = re.sub(r"\D", "", wanted)
    if len(digits) >= 3 and len(digits) >= len(wanted) - 3 and any(digits in number for number in line.digits):
        return DirectoryHit(line, "telephone number", 90)
    squeezed = squeeze(wanted)
    if len(squeezed) >= 3 and any(squeezed in other for other in line.others):
        return DirectoryHit(line, "address, e-mail or list number", 85)
    return None


def _alike(line: DirectoryLine, wanted: str) -> DirectoryHit | None:
    from rapidfuzz import fuzz  # here for start-up time: needed only once somebody misspells

    parts = (line.folded, *line.folded.split())
    score = max(fuzz.ratio(wanted, part) for part in parts)
    return DirectoryHit(line, "name spelt a little differently", score * 0.8) if score >= 70 else None
