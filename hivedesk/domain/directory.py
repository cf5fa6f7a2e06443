"""Finding people by name, telephone or postcode, tolerant of spelling and by sound, each with the reason."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from hivedesk.domain.families import full_name
from hivedesk.domain.fragments import digits_of, number_found, postcode_found, squeeze, typed_digits
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.name_likeness import Likeness, NameWord, best_likeness, name_words, without_accents

_NEAR_AT_LEAST = 3  # how many that only resemble the name are shown, however many have it


@dataclass(frozen=True)
class DirectoryLine:
    """One person or family as search finds them."""

    label: str  # "Grace Oyelaran"
    role: str  # "carer", "child in care", "own child", "family" or a professional's role
    family_id: FamilyId
    family_name: str
    words: tuple[NameWord, ...]  # of the label
    family_words: tuple[NameWord, ...]  # "leo okafor" means a Leo with the Okafors
    known_as: str = ""  # the name a child likes
    known_as_words: tuple[NameWord, ...] = ()
    numbers: tuple[str, ...] = ()  # telephone numbers, digits only
    email: str = ""
    postcode: str = ""
    reference: str = ""
    town: str = ""

    @cached_property
    def folded(self) -> str:
        """The label without accents and capitals."""
        return without_accents(self.label)

    @cached_property
    def squeezed(self) -> str:
        """All that may be typed with other blanks, a line each."""
        return "\n".join(map(squeeze, (self.reference, self.town, self.email)))


@dataclass(frozen=True)
class DirectoryHit:
    """A line and why it matches."""

    line: DirectoryLine
    why: str
    score: float  # 0 to 100
    near: bool = False  # the name only resembles what was typed


def directory(households: Sequence[Household]) -> tuple[DirectoryLine, ...]:
    """Everybody whom search should find, families first."""
    known: dict[str, NameWord] = {}

    def words(name: str) -> tuple[NameWord, ...]:
        """The words of a name, each kept once, so that its sounds are worked out once."""
        return tuple(known.setdefault(word.folded, word) for word in name_words(name))

    return tuple(line for household in households for line in _lines(household, words))


def _lines(household: Household, words: Callable[[str], tuple[NameWord, ...]]) -> Iterator[DirectoryLine]:
    family = household.family

    def line(label: str, role: str, numbers: Sequence[str] = (), known_as: str = "", **details: str) -> DirectoryLine:
        return DirectoryLine(
            label,
            role,
            family.id,
            family.name,
            words(label),
            words(family.name),
            known_as,
            words(known_as),
            tuple(filter(None, map(digits_of, numbers))),
            **details,
        )

    yield line(
        family.name,
        "family",
        (family.phone, family.mobile),
        email=family.email,
        postcode=family.postcode,
        reference=family.reference,
        town=family.town,
    )
    for carer in household.carers:
        yield line(full_name(carer), "carer", (carer.mobile,), email=carer.email)
    for child in household.children_in_care:
        yield line(full_name(child), "child in care", (child.social_worker_phone,), known_as=child.known_as)
    for own in household.own_children:
        yield line(full_name(own), "own child")
    for professional in household.professionals:
        yield line(professional.name, professional.role.value, (professional.phone,), email=professional.email)


def look_up(lines: Sequence[DirectoryLine], text: str, limit: int = 8) -> list[DirectoryHit]:
    """The lines that match ``text``, the best first: names as they begin, numbers, postcodes.

    Those whose names are only spelt or sound like it follow; three of them also beyond ``limit``, so that a Shawn
    does not hide every Sean.
    """
    exact, near = _found(lines, text)
    return [*exact[:limit], *near[: max(_NEAR_AT_LEAST, limit - len(exact))]]


def families_meant(lines: Sequence[DirectoryLine], text: str) -> tuple[frozenset[FamilyId], bool]:
    """The families to which every word of ``text`` leads, and whether only because a name resembles it."""
    found = [_found(lines, part) for part in (text, *text.split())]
    exact, *each = [_families(exact) for exact, _ in found]
    if each and (ids := exact | frozenset.intersection(*each)):
        return ids, False
    near, *each = [_families([*exact, *near]) for exact, near in found]
    return (near | frozenset.intersection(*each) if each else near), True


def _families(hits: Sequence[DirectoryHit]) -> frozenset[FamilyId]:
    return frozenset(hit.line.family_id for hit in hits)


def _found(lines: Sequence[DirectoryLine], text: str) -> tuple[list[DirectoryHit], list[DirectoryHit]]:
    """The hits on what was typed, and those on what resembles it."""
    typed = _Typed.of(text)
    if not typed.folded:
        return [], []
    hits = [hit for line in lines if (hit := _exact(line, typed) or _near(line, typed)) is not None]
    hits.sort(key=lambda hit: (-hit.score, hit.line.role != "family", hit.line.folded))
    return [hit for hit in hits if not hit.near], [hit for hit in hits if hit.near]


@dataclass(frozen=True)
class _Typed:
    """What was typed, taken apart once for all lines."""

    folded: str
    words: tuple[NameWord, ...]
    digits: str
    squeezed: str

    @classmethod
    def of(cls, text: str) -> "_Typed":
        folded = without_accents(text.strip())
        return cls(folded, name_words(folded), typed_digits(folded), squeeze(folded))


def _exact(line: DirectoryLine, typed: _Typed) -> DirectoryHit | None:
    if line.folded.startswith(typed.folded):
        return DirectoryHit(line, "name", 100)
    if _begin(typed.words, line.words):
        return DirectoryHit(line, "name", 95)
    if _begin(typed.words, line.known_as_words):
        return DirectoryHit(line, f"likes to be called {line.known_as}", 94)
    if len(typed.words) > 1 and _begins_with_family(line, typed.words):
        return DirectoryHit(line, "name and family", 93)
    why = next(filter(None, (number_found(typed.digits, number) for number in line.numbers)), "")
    if why:
        return DirectoryHit(line, why, 90)
    why = _detail(line, typed)
    return DirectoryHit(line, why, 85) if why else None


def _begin(typed: Sequence[NameWord], names: Sequence[NameWord]) -> bool:
    """Whether each typed word begins one of the names. Asked of everybody at each letter: plain loops are quicker."""
    for word in typed:
        for name in names:
            if name.folded.startswith(word.folded):
                break
        else:
            return False
    return bool(typed)


def _begins_with_family(line: DirectoryLine, words: Sequence[NameWord]) -> bool:
    own = (*line.words, *line.known_as_words)
    return any(_begin((word,), own) for word in words) and _begin(words, (*own, *line.family_words))


def _detail(line: DirectoryLine, typed: _Typed) -> str:
    if line.postcode and (why := postcode_found(typed.squeezed, line.postcode)):
        return why
    if len(typed.squeezed) < 3 or typed.squeezed not in line.squeezed:
        return ""
    if typed.squeezed in squeeze(line.reference):
        return f"list number {line.reference}"
    if squeeze(line.town).startswith(typed.squeezed):
        return f"town {line.town}"
    return "e-mail address" if typed.squeezed in squeeze(line.email) else ""


def _near(line: DirectoryLine, typed: _Typed) -> DirectoryHit | None:
    own = (*line.words, *line.known_as_words)
    found = [best_likeness(word, own) for word in typed.words]
    if not any(found):
        return None
    with_family = [
        here or best_likeness(word, line.family_words) for here, word in zip(found, typed.words, strict=True)
    ]
    if not all(with_family):
        return None
    worst = min(with_family)
    heard = next((word.folded for word, how in zip(typed.words, with_family, strict=True) if how is worst), "")
    why = "spelt a little differently" if worst is Likeness.SPELT else f"sounds like “{heard}”"
    return DirectoryHit(line, why, 40 + 10 * worst + (5 if all(found) else 0), near=True)
