"""What happened with a family, in words; of a change of the record which fields, never what stood in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hivedesk.casework.time_line import AtEvent, AtStay, ChangeOf, DayOf, Event, Happened, How, RecordChange
from hivedesk.domain.acts import WORDING, ActKind
from hivedesk.domain.approval import Approval, Exemption, Room, SharingAgreement
from hivedesk.domain.clocks import Deed
from hivedesk.domain.contact_log import ContactKind, ContactLogEntry, Direction, FollowUp
from hivedesk.domain.events.invited import everybody
from hivedesk.domain.events.records import Presence, Reply, days_of
from hivedesk.domain.families import Carer, Channel, ChildInCare, Family, OwnChild, Professional
from hivedesk.domain.household import Household
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.nights.night import called
from hivedesk.domain.placements import EndKind, Placement
from hivedesk.domain.procedures import Handover, Hold, ProcedureNote
from hivedesk.domain.sleepovers.stay import TOOK_PLACE, is_day_care, state_of
from hivedesk.domain.training import TrainingRecord
from hivedesk.foundation.clock import format_date, format_moment
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.discreet import Sight
from hivedesk.ui.form_lines import FORM_LINES
from hivedesk.ui.screens.families.card_now import child_name
from hivedesk.ui.screens.families.facts import in_a_sentence, sentence
from hivedesk.ui.tokens import Tone


@dataclass(frozen=True)
class Happening:
    """One line of the time line, and where it leads: to an entry of the contact log, an event, a deed, or nowhere."""

    key: str
    when: str
    title: str
    text: str
    icon: str
    tone: Tone = Tone.PLAIN
    entry_id: str = ""
    deed: DeedWanted | None = None
    event_id: str = ""
    request_id: str = ""  # of a stay


def happening(one: Happened, household: Household, sight: Sight) -> Happening:
    """What happened, as the time line shows it."""
    match one.what:
        case ContactLogEntry() as entry:
            return contact_happening(entry, sight.words)
        case FollowUp() as follow_up:
            return _follow_up(follow_up, sight)
        case AtEvent() as at_event:
            return _at_event(at_event, household, sight)
        case AtStay() as at_stay:
            return _at_stay(at_stay, household, sight)
        case DayOf() as day:
            return _day(day, household, sight)
        case ChangeOf() as change:
            return _change(change, sight.name(household.family.name))


# -- contacts

_ICONS: Mapping[Channel, str] = {
    Channel.PHONE: "phone",
    Channel.VISIT: "visit",
    Channel.VIDEO: "video",
    Channel.MESSAGE: "message",
    Channel.AT_EVENT: "event",
}


def contact_happening(entry: ContactLogEntry, mask: Callable[[str], str]) -> Happening:
    """A contact as the time line shows it."""
    parts = [sentence(entry.kind.value), entry.channel.value]
    if entry.kind is not ContactKind.NOT_REACHED and entry.minutes:
        parts.append(f"{entry.minutes} min")
    if entry.direction is Direction.BY_CARER:
        parts.append(entry.direction.value)
    if entry.concern:
        parts.append("concern")
    text = entry.concern_facts if entry.concern and not entry.fact else entry.fact
    tone = Tone.DANGER if entry.concern else Tone.PLAIN if entry.kind is ContactKind.NOT_REACHED else Tone.GOOD
    return Happening(
        key=f"contact:{entry.id}",
        when=format_moment(entry.happened_at),
        title=", ".join(parts),
        text=mask(text or entry.opinion or entry.childs_voice or entry.outcome),
        icon="shield" if entry.concern else _ICONS[entry.channel],
        tone=tone,
        entry_id=entry.id,
    )


def _follow_up(one: FollowUp, sight: Sight) -> Happening:
    return Happening(
        key=f"follow-up:{one.id}",
        when=format_moment(one.done_at) if one.done_at is not None else "",
        title="Follow-up done",
        text=sight.words(one.what),
        icon="tick",
        entry_id=one.entry_id or "",
    )


# -- events


def _at_event(one: AtEvent, household: Household, sight: Sight) -> Happening:
    came = [guest for guest in one.guests if guest.presence is Presence.CAME]
    missed = [guest for guest in one.guests if guest.presence is Presence.DID_NOT_COME and guest.reply is Reply.YES]
    names = {person.person_id: person.first_name for person in everybody(household, days_of(one.event)[0])}
    said = [names.get(guest.person_id) or guest.name or "somebody no longer on record" for guest in came]
    if came:
        words = f"Came: {', '.join(sight.name(name) for name in said)}"
        words += f"; {len(missed)} did not" if missed else ""
    elif missed:
        words = "Said yes and did not come"
    else:
        words = "Asked; nobody is recorded as having come"
    return Happening(
        key=f"event:{one.event.id}",
        when=format_moment(one.event.starts_at),
        title=sight.words(f"{sentence(one.event.kind.value)}: {one.event.title}"),
        text=words,
        icon="event",
        tone=Tone.GOOD if came else Tone.PLAIN,
        event_id=one.event.id,
    )


def _at_stay(one: AtStay, household: Household, sight: Sight) -> Happening:
    stay, is_host = one.stay, one.stay.host_id == household.family.id
    who = listed([sight.name(called(child)) for child in one.children]) if one.children else "A child"
    kind = "Day care" if is_day_care(stay) else "Sleepover"
    state = state_of(stay)
    words = sight.words(stay.child_words or stay.how_it_went)
    where = f"{who} from {sight.name(one.home_name)}" if is_host else f"{who} with {sight.name(one.host_name)}"
    return Happening(
        key=f"stay:{stay.id}",
        when=format_moment(stay.starts_at),
        title=f"{kind}: {where}",
        text="; ".join(part for part in (state.value, words) if part),
        icon="sleepovers",
        tone=Tone.GOOD if state in TOOK_PLACE else Tone.PLAIN,
        request_id=stay.request_id,
    )


# -- days of the records


def _day(one: DayOf, household: Household, sight: Sight) -> Happening:
    title, text, icon, tone = _day_words(one, household, sight)
    return Happening(
        key=f"{one.event.value}:{one.which or ''}{one.day if one.which else ''}:{one.record.id}",
        when=format_date(one.day),
        title=title,
        text=text,
        icon=icon,
        tone=tone,
        deed=_deed(one, household),
    )


def _day_words(one: DayOf, household: Household, sight: Sight) -> tuple[str, str, str, Tone]:
    """Title, text, icon and tone."""
    match one.record:
        case Placement() as placement:
            return _placement_words(one.event, placement, household, sight)
        case Hold() as hold:
            begun = one.event is Event.PUT_ON_HOLD
            words = hold.reason if begun else hold.outcome
            return (
                ("Put on hold" if begun else "Hold ended"),
                sight.words(words),
                "clock",
                Tone.WARN if begun else Tone.GOOD,
            )
        case ProcedureNote() as note:
            whom = f", with {note.with_whom}" if note.with_whom else ""
            return sentence(note.kind.value) + sight.words(whom), sight.words(note.what), "note", Tone.PLAIN
        case TrainingRecord() as record:
            return f"Training done: {record.course}", sight.words(_trained(record, household)), "hive", Tone.GOOD
        case Handover() as handover:
            worker = f"To {handover.receiving_worker}" if handover.receiving_worker else ""
            return "Handed over from assessment", sight.words(worker), "group", Tone.PLAIN
        case Approval():
            return "Approved", "", "tick", Tone.GOOD
        case Family() as family:
            return _family_words(one, family), "", "families", Tone.PLAIN


def _placement_words(
    event: Event, placement: Placement, household: Household, sight: Sight
) -> tuple[str, str, str, Tone]:
    name = child_name(household, placement.child_id, sight)
    if event is Event.PLACED:
        kind = sentence(placement.kind_of_care.value) if placement.kind_of_care is not None else ""
        return f"{name} came to live here", kind, "child", Tone.INFO
    if event is Event.NEXT_CARER_TOLD:
        return f"Next carer of {name} told", sight.words(placement.next_carer_told), "child", Tone.PLAIN
    unplanned = placement.end_kind is EndKind.UNPLANNED
    how = "" if placement.end_kind is EndKind.UNKNOWN else f", {placement.end_kind.value}"
    why = sentence(placement.end_reason.value) if placement.end_reason is not None else ""
    return f"Placement of {name} ended{how}", why, "child", Tone.WARN if unplanned else Tone.PLAIN


def _trained(record: TrainingRecord, household: Household) -> str:
    carer = next((one for one in household.carers if one.id == record.carer_id), None)
    minutes = f"{record.minutes} min" if record.minutes else ""
    return ", ".join(part for part in (carer.first_name if carer else "", minutes, record.note) if part)


def _family_words(one: DayOf, family: Family) -> str:
    if one.which is not None:
        return sentence(one.which.value)
    if one.event is Event.LEFT:
        why = f": {family.left_reason.value}" if family.left_reason is not None else ""
        return f"Left the Hive{why}{f', {family.moved_to}' if family.moved_to else ''}"
    return "Joined the Hive" if one.event is Event.JOINED else "Began to wait for a place in the Hive"


def _deed(one: DayOf, household: Household) -> DeedWanted | None:
    """The form in which the record can be seen whole and corrected."""
    family_id, record = household.family.id, one.record
    match record:
        case Placement():
            return DeedWanted(Deed.CORRECT_PLACEMENT, family_id, record.id)
        case Hold() if record.ended_on is None:
            return DeedWanted(Deed.REVIEW_HOLD, family_id, record.id)
        case ProcedureNote():
            return DeedWanted(Deed.NOTE, family_id, record.id)
        case TrainingRecord():
            return DeedWanted(Deed.TRAINING, family_id, record.id, record.carer_id)
        case Handover():
            return DeedWanted(Deed.HANDOVER, family_id, record.id)
        case Family() if one.which is not None:
            return DeedWanted(Deed.ASSURANCE, family_id, one.which.value)
    return None


# -- changes of the record

_CALLED: Mapping[type, str] = {
    Carer: "carer",
    ChildInCare: "child in care",
    OwnChild: "own child",
    Professional: "professional",
    Placement: "placement",
    Exemption: "exemption",
    Room: "room",
    SharingAgreement: "agreement to share a room",
    Hold: "hold",
    Handover: "handover",
    ProcedureNote: "note",
    TrainingRecord: "training",
    FollowUp: "follow-up",
}
_FLAGS = "risk and no-contact flags"


def _change(change: ChangeOf, name: str) -> Happening:
    entry = change.entry
    words = sentence(WORDING[entry.kind].past.format(name))
    if entry.detail:
        words = f"{words} ({entry.detail})"
    if entry.undoes is not None:
        words = f"Taken back: {words}" if words.startswith(name) else f"Taken back: {in_a_sentence(words)}"
    return Happening(
        key=f"change:{entry.seq}",
        when=format_moment(entry.at),
        title=f"{words}, by {entry.author}" if entry.author else words,
        text=changed_words(change.records, whole=entry.kind is ActKind.CHANGE_FAMILY),
        icon="eye" if entry.kind is ActKind.SHOW_FLAGS else "edit",
    )


def changed_words(records: tuple[RecordChange, ...], *, whole: bool) -> str:
    """``Changed: Mobile, Pets. Carer added.``; without ``whole`` only fields: the act itself says what was added."""
    parts = dict.fromkeys(filter(None, (_changed(one, whole) for one in records)))
    return " ".join(f"{sentence(part)}." for part in parts)


def _changed(one: RecordChange, whole: bool) -> str:
    called = _CALLED.get(one.record, "")
    if one.how is not How.CHANGED:
        return f"{called} {one.how.value}" if called and whole else ""
    lines = [line for line in FORM_LINES.get(one.record, ()) if line.field in one.fields]
    labels = dict.fromkeys(_FLAGS if line.guarded else line.label for line in lines)
    if not labels:
        return ""
    words = f"changed: {', '.join(labels)}"
    return f"{called}, {words}" if called else words
