"""Finding people by name, telephone or postcode, tolerant of spelling and by sound, each with the reason."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from hivedesk.domain.families import full_name
from hivedesk.domain.fragments import digits_of, number_found, postcode_found, squeeze, typed_digits
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.name_likeness import Likeness, NameWord, likeness, name_words, nearly_whole, without_accents

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
    record_id: str = ""  # of the person or the family

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
        record_id=family.id,
    )
    for carer in household.carers:
        yield line(full_name(carer), "carer", (carer.mobile,), email=carer.email, record_id=carer.id)
    for child in household.children_in_care:
        numbers = (child.social_worker_phone,)
        yield line(full_name(child), "child in care", numbers, known_as=child.known_as, record_id=child.id)
    for own in household.own_children:
        yield line(full_name(own), "own child", record_id=own.id)
    for professional in household.professionals:
        yield line(
            professional.name,
            professional.role.value,
            (professional.phone,),
            email=professional.email,
            record_id=professional.id,
        )


def look_up(lines: Sequence[DirectoryLine], text: str, limit: int = 8) -> list[DirectoryHit]:
    """The lines that match ``text``, the best first: names as they begin, numbers, postcodes.

    Those whose names are only spelt or sound like it follow; three of them also beyond ``limit``, so that a Shawn
    does not hide every Sean. Families to which the words lead only together ("grace lyndhurst") come after those to
    which each word leads.
    """
    exact, near = _found(lines, text)
    together = _together(lines, text, _families(exact))
    exact += [hit for hit in together if not hit.near]
    if not exact:
        near += [hit for hit in together if hit.line.family_id not in _families(near)]
    named = {hit.line.record_id for hit in exact}
    near = [hit for hit in near if hit.line.record_id not in named]
    return [*exact[:limit], *near[: max(_NEAR_AT_LEAST, limit - len(exact))]]


def families_meant(lines: Sequence[DirectoryLine], text: str) -> tuple[frozenset[FamilyId], bool]:
    """The families that `look_up` finds, and whether only because a name resembles what was typed."""
    hits = look_up(lines, text, len(lines))
    exact = _families([hit for hit in hits if not hit.near])
    return (exact, False) if exact else (_families(hits), True)


def _together(lines: Sequence[DirectoryLine], text: str, already: frozenset[FamilyId]) -> list[DirectoryHit]:
    """The families to which every word leads, though no person or family has them all."""
    best: list[dict[FamilyId, DirectoryHit]] = []  # for each word, why it leads to a family
    for part in text.split() if len(text.split()) > 1 else ():
        exact, near = _found(lines, part)
        best.append({hit.line.family_id: hit for hit in reversed([*exact, *near])})
        if not best[-1]:
            return []
    homes = [line for line in lines if line.role == "family" and line.family_id not in already]
    return [
        _joined(home, [hits[home.family_id] for hits in best])
        for home in homes
        if best and all(home.family_id in hits for hits in best)
    ]


def _joined(home: DirectoryLine, hits: Sequence[DirectoryHit]) -> DirectoryHit:
    why = ", ".join(dict.fromkeys(hit.why for hit in hits))
    return DirectoryHit(home, why, min(hit.score for hit in hits) / 2, any(hit.near for hit in hits))


def _families(hits: Sequence[DirectoryHit]) -> frozenset[FamilyId]:
    return frozenset(hit.line.family_id for hit in hits)


def _found(lines: Sequence[DirectoryLine], text: str) -> tuple[list[DirectoryHit], list[DirectoryHit]]:
    """The hits on what was typed, and those on what resembles it."""
    typed = _Typed.of(text)
    if not typed.folded:
        return [], []
    hits = [hit for line in lines if (hit := _exact(line, typed) or _near(line, typed)) is not None]
    hits.sort(key=lambda hit: (-hit.score, hit.line.role != "family", hit.line.family_name, hit.line.folded))
    return [hit for hit in hits if not hit.near], [hit for hit in hits if hit.near]


@dataclass(frozen=True)
class _Typed:
    """What was typed, taken apart once for all lines."""

    folded: str
    words: tuple[NameWord, ...]
    digits: str
    squeezed: str
    fits: dict[tuple[str, str], Likeness] = field(default_factory=dict)  # of a word and a name that many have

    @classmethod
    def of(cls, text: str) -> "_Typed":
        folded = without_accents(text.strip())
        return cls(folded, name_words(folded), typed_digits(folded), squeeze(folded))

    def best_fit(self, word: NameWord, names: Sequence[NameWord]) -> Likeness:
        """How ``word`` fits the best of the names; each pair is compared once."""
        best = Likeness.NONE
        for name in names:
            pair = (word.folded, name.folded)
            if (fit := self.fits.get(pair)) is None:
                fit = self.fits[pair] = likeness(word, name)
            best = max(best, fit)
        return best


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
    if nearly_whole(typed.words, line.words):
        return DirectoryHit(line, "spelt a little differently", 75, near=True)
    own = (*line.words, *line.known_as_words)
    fits, own_fits = [], 0
    for word in typed.words:
        here = typed.best_fit(word, own)
        fit = here or typed.best_fit(word, line.family_words)
        if not fit:
            return None
        fits.append(fit)
        own_fits += bool(here)
    if not own_fits:
        return None
    worst = min(fits)
    why = "spelt a little differently"
    if worst is not Likeness.SPELT:
        why = f"sounds like “{typed.words[fits.index(worst)].folded}”"
    return DirectoryHit(line, why, 40 + 10 * worst + (5 if own_fits == len(fits) else 0), near=True)
