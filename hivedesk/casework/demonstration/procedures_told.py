"""The holds, handovers, talks and the one breach of the demonstration year, as the diaries tell of them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hivedesk.casework.demonstration.key_days import KeyDays
from hivedesk.casework.demonstration.people import Maker, Member
from hivedesk.domain.procedures import DataBreach, Handover, Hold, NoteKind, ProcedureNote
from hivedesk.foundation.clock import at_london


def with_procedures(member: Member, m: Maker) -> Member:
    """The member with its holds, its handover from assessment, and the talks that were noted."""
    family_id = member.household.family.id
    holds = tuple(
        Hold(
            id=m.new_id(),
            family_id=family_id,
            started_on=told.started_on,
            reason=told.reason,
            support=told.support,
            review_on=told.review_on,
            ended_on=told.ended_on,
            outcome=told.outcome,
        )
        for told in _holds(m.days)
        if told.key == member.key
    )
    notes = tuple(
        ProcedureNote(
            id=m.new_id(),
            family_id=family_id,
            day=m.days.seasons.working_day_from(told.day),
            kind=told.kind,
            with_whom=told.with_whom,
            what=told.what,
        )
        for told in _talks(m.days)
        if told.key == member.key
    )
    house = replace(member.household, holds=holds, handover=_handover(member, m), procedure_notes=notes)
    return replace(member, household=house)


@dataclass(frozen=True)
class _Held:
    key: str
    started_on: date
    reason: str
    support: str
    review_on: date
    ended_on: date | None = None
    outcome: str = ""


def _holds(days: KeyDays) -> list[_Held]:
    return [
        _Held(
            "hartnell",
            days.hold,
            "Gill's mother died. No new child for now; Callum stays.",
            "Weekly call or visit from the Hive; counselling line; Callum's Saturdays with the Bramleys",
            days.ago(12),
        ),
        _Held(
            "penhaligon",
            days.hip,
            "Hip operation. No child until she manages the stairs.",
            "Suppers from the Hive for three weeks; Marta drives her to the physiotherapist",
            days.ago(70),
            days.seasons.working_day_from(days.ago(69)),
            "Up and down the stairs on her own. Ready for a child from 8 years on; Colin has told placements.",
        ),
        _Held(
            "dempsey",
            days.seasons.working_day_from(days.ending + timedelta(days=2)),
            "Worn out after Tyler's move. Nobody rings about another child.",
            "A call from the Hive each week",
            days.ending + timedelta(days=30),
            days.left,
        ),
    ]


@dataclass(frozen=True)
class _Talk:
    key: str
    day: date
    kind: NoteKind
    with_whom: str
    what: str


def _talks(days: KeyDays) -> list[_Talk]:
    def after(start: date, count: int) -> date:
        return start + timedelta(days=count)

    matching, wider, respite = NoteKind.MATCHING, NoteKind.RANGE, NoteKind.RESPITE
    petrov, orourke, kaur, move = days.petrov, days.orourke, days.kaur, days.move
    return [
        _Talk("petrov", after(petrov, 21), matching, "Colin Tuck", "A boy of seven for a week; an aunt was found."),
        _Talk(
            "petrov",
            after(petrov, 28),
            wider,
            "Elena and Stefan, Colin Tuck",
            "They would begin with a child by day or for a weekend. Colin takes 4 years on to their review.",
        ),
        _Talk(
            "orourke", after(orourke, 33), matching, "Colin Tuck", "Two children asked about; both went to relatives."
        ),
        _Talk(
            "orourke", after(orourke, 68), matching, "Colin Tuck", "Nobody in her range for now. Day care meanwhile."
        ),
        _Talk(
            "orourke",
            after(orourke, 101),
            wider,
            "Siobhan, Colin Tuck",
            "Would look at a child of two if childcare can be found. Colin takes it to her review.",
        ),
        _Talk("kaurbennett", after(kaur, 20), matching, "Priya Raman", "A girl of ten, placed elsewhere the same day."),
        _Talk(
            "nkosiwright", after(days.nkosi, 27), matching, "Bev Stannard", "Said yes to a profile, were not chosen."
        ),
        _Talk("doyle", after(move, 44), matching, "Colin Tuck", "The nursery is ready again; they would like a baby."),
        _Talk(
            "doyle", after(move, 58), wider, "Fran, Kasia, Colin Tuck", "A boy of four: no, because of the age. 0 to 2."
        ),
        _Talk(
            "penhaligon",
            days.ago(61),
            matching,
            "Colin Tuck",
            "Ready again since her hip. One child from 8 years on, not for the long term. Colin knows of nobody yet.",
        ),
        _Talk("cartwright", after(days.ending, -112), respite, "Pauline", "Tyler Shaw, a weekend. Drew the dog."),
        _Talk("cartwright", days.ago(130), respite, "Pauline", "Kayden Rudd, a weekend. Would have him back any time."),
        _Talk("yarrow", days.ago(169), respite, "Tilda", "Their first weekend went well; they would do it again."),
    ]


def _handover(member: Member, m: Maker) -> Handover | None:
    told = _HANDOVERS.get(member.key)
    if told is None:
        return None
    assessed_by, worker, first_child, met_after, completed_after = told
    on = m.days.seasons.working_day_from
    return Handover(
        id=m.new_id(),
        family_id=member.household.family.id,
        assessed_by=assessed_by,
        receiving_worker=worker,
        first_child=first_child,
        met_on=on(member.added_on + timedelta(days=met_after)),
        completed_on=None if completed_after is None else on(member.added_on + timedelta(days=completed_after)),
    )


_HANDOVERS: dict[str, tuple[str, str, str, int, int | None]] = {  # days after they joined
    "kaurbennett": ("Niall Cope", "Priya Raman", "A child of school age, alone to begin with", 5, 15),
    "orourke": ("Niall Cope", "Colin Tuck", "A child of 3 to 9; nursery place at Little Acorns asked about", 7, 18),
    "yarrow": ("Sam Achebe", "Bev Stannard", "A weekend with a child who likes animals", 9, 20),
    "nkosiwright": ("Sam Achebe", "Bev Stannard", "One under five first, for Sipho's sake", 4, 21),
    "petrov": ("Niall Cope", "Colin Tuck", "By day first, then a weekend", 12, None),
}


def breach_of_the_year(m: Maker) -> list[DataBreach]:
    """The one breach of data protection, as it stood when it was noticed, told, and closed."""
    days = m.days
    noticed = days.seasons.working_day_from(days.ago(172))
    told = days.seasons.working_day_from(noticed + timedelta(days=1))
    found = DataBreach(
        id=m.new_id(),
        noticed_at=at_london(noticed, 16, 25),
        what="An e-mail with the times of one child's family time went to a namesake in the county's address book.",
        people="One child and her carers. First names, place and times; no address.",
    )
    answered = replace(found, told="Team manager and data protection officer", told_at=at_london(told, 9, 10))
    return [
        found,
        answered,
        replace(
            answered,
            outcome="Deleted by the receiver, who confirmed it in writing. Low risk; not one for the regulator. The "
            "carers were told the same day. Times are given by telephone from now on.",
            closed_on=days.seasons.working_day_from(told + timedelta(days=12)),
        ),
    ]
