"""The figures of stability, retention, the service's procedures, assurance and training, each with its definition.

`catalogue` puts them beside the others. Keys stay the same for ever, because frozen months are kept by them.
"""

from hivedesk.domain.summary.definition import FigureDefinition, SectionDefinition, Tally, flow
from hivedesk.domain.summary.figures import Unit

STABILITY = SectionDefinition(
    "stability",
    "Stability",
    (
        flow(
            "stability.begun",
            "Placements begun",
            "Placements with fostering families that began in the month; respite stays are left out.",
        ),
        flow(
            "stability.ended",
            "Placements ended",
            "Placements with fostering families that ended in the month; respite stays are left out.",
        ),
        flow(
            "stability.planned", "as planned", "Of those, placements that ended as planned.", part_of="stability.ended"
        ),
        flow(
            "stability.unplanned", "unplanned", "Of those, placements that ended otherwise.", part_of="stability.ended"
        ),
        flow(
            "stability.not_said",
            "not recorded whether planned",
            "Of those, placements of which it is not recorded whether the ending was planned.",
            part_of="stability.ended",
        ),
        *(
            flow(f"stability.reason.{key}", label, f"Of those, {definition}", part_of="stability.ended")
            for key, label, definition in (
                ("care_plan", "care plan", "endings by the care plan, or of the placement's status only."),
                ("left_care", "left care", "children who returned home, were adopted, or moved on by order or age."),
                ("carers_asked", "the carers asked", "endings for which the carers asked, for whatever reason."),
                ("child_or_authority", "the child or the authority asked", "endings for which one of them asked."),
                ("standards", "standards of care", "allegations, concerns about standards, approval removed."),
                ("other", "another reason, or none recorded", "endings for any other reason, or without one."),
            )
        ),
        FigureDefinition(
            "stability.carers_notice",
            "Ended by the carers' notice",
            "Placements that ended in the month because the carers asked, out of the children in care placed with "
            "fostering families as the month began.",
            Tally.RATE,
            Unit.SHARE,
        ),
    ),
)

RETENTION = SectionDefinition(
    "retention",
    "Retention",
    (
        FigureDefinition(
            "retention.deregistered",
            "De-registered",
            "Families who left during the month because they were de-registered, out of the families at the start of "
            "the month. Not known while a family that left has no reason recorded.",
            Tally.RATE,
            Unit.SHARE,
        ),
        flow("retention.moved", "Moved to another Hive", "Families who left during the month for another Hive."),
        flow("retention.guardianship", "Special guardianship", "Families who left because they became guardians."),
        flow("retention.adoption", "Adoption", "Families who left because they adopted."),
        flow("retention.other", "Left for another reason", "Families who left for any other reason."),
    ),
)

PROCEDURES = SectionDefinition(
    "procedures",
    "Operating procedures",
    (
        FigureDefinition("hold.families", "On hold", "Families who were on hold at the end of the month."),
        FigureDefinition(
            "hold.median_days",
            "Median time on hold",
            "Half of the families on hold had been so for longer than this at the end of the month. Families whose "
            "hold has no start date are left out.",
            Tally.MEDIAN,
            Unit.DAYS,
        ),
        FigureDefinition(
            "hold.overdue",
            "reviews overdue",
            "Families on hold whose review was due before the last day of the month; without a review date, "
            "{hold_days} days after the hold began.",
            part_of="hold.families",
        ),
        flow("hold.begun", "Holds begun", "Holds that began in the month."),
        flow("hold.ended", "Holds ended", "Holds that ended in the month."),
        FigureDefinition(
            "procedures.no_child",
            "No child in placement",
            "Fostering families without a child in care at the end of the month; carers on hold, respite-only carers "
            "and families about to leave are left out.",
        ),
        FigureDefinition(
            "procedures.no_child_median",
            "Median time without a child",
            "Half of these families had been without a child for longer than this.",
            Tally.MEDIAN,
            Unit.DAYS,
        ),
        FigureDefinition(
            "procedures.no_child_overdue",
            "no talk for too long",
            "Of these families, those with no talk about matching or a wider range for more than {talk_days} days.",
            part_of="procedures.no_child",
        ),
        flow("procedures.talks", "Talks about matching or a wider range", "Talks noted for days of the month."),
        FigureDefinition(
            "procedures.respite_only",
            "Respite-only",
            "Fostering families approved for respite only at the month's end.",
        ),
        FigureDefinition(
            "procedures.respite_used",
            "used lately",
            "Of these, families used for respite within {respite_days} days before the end of the month.",
            part_of="procedures.respite_only",
        ),
        FigureDefinition(
            "procedures.handover_open",
            "Handovers from assessment open",
            "Newly approved families whose handover to the support team was not completed at the month's end.",
        ),
        FigureDefinition(
            "procedures.handover_overdue",
            "longer than it should take",
            "Of these, families approved more than {handover_days} days before.",
            part_of="procedures.handover_open",
        ),
        flow("procedures.handover_done", "Handovers completed", "Handovers completed in the month."),
        FigureDefinition("procedures.solo", "Solo placements", "Solo placements at the end of the month."),
        FigureDefinition(
            "procedures.solo_median",
            "Median time of solo placements",
            "Half of the solo placements had lasted longer than this. Those without a start date are left out.",
            Tally.MEDIAN,
            Unit.DAYS,
        ),
        FigureDefinition(
            "procedures.solo_overdue",
            "solo reviews overdue",
            "Solo placements whose review date had passed by the last day of the month.",
            part_of="procedures.solo",
        ),
        flow(
            "procedures.solo_ended",
            "Solo no longer needed",
            "Placements in which, in the month, the child no longer had to be the only one.",
        ),
        FigureDefinition(
            "procedures.belongings",
            "Belongings outstanding",
            "Placements that had ended by the month's end and after which belongings were not collected yet.",
        ),
        FigureDefinition(
            "procedures.rooms",
            "Rooms not ready",
            "Placements that had ended by the month's end and whose room was not ready for the next child yet.",
        ),
        FigureDefinition(
            "procedures.life_story",
            "Life-story items outstanding",
            "Placements that had ended by the month's end and whose life-story items were not handed on yet.",
        ),
        flow(
            "procedures.transitions",
            "Next carers told",
            "Placements that ended in the month, the child going to another carer, where that carer had been told "
            "what settles the child, out of all such placements.",
            Tally.SHARE,
            Unit.SHARE,
        ),
        flow("data.breaches", "Breaches of data protection", "Breaches noticed in the month."),
        flow(
            "data.breaches_in_time",
            "told in time",
            "Of those, breaches that somebody was told of within {breach_hours} hours.",
            part_of="data.breaches",
        ),
    ),
    note="How many days are too long is HiveDesk's own choice until the service says; Settings shows each rule.",
)

ASSURANCE = SectionDefinition(
    "assurance",
    "Assurance",
    (
        FigureDefinition(
            "assurance.supervision",
            "Supervision up to date",
            "Fostering families at the end of the month whose last supervision is recorded and whose next one was not "
            "overdue (at least every {supervision_weeks} weeks). Only the latest date is kept, so earlier months are "
            "not known.",
            Tally.SHARE,
            Unit.SHARE,
        ),
        FigureDefinition(
            "assurance.annual_review",
            "Annual review up to date",
            "Fostering families at the end of the month whose last annual review is recorded and whose next one was "
            "not overdue. Only the latest date is kept, so earlier months are not known.",
            Tally.SHARE,
            Unit.SHARE,
        ),
        FigureDefinition(
            "assurance.unannounced_visit",
            "Unannounced visit up to date",
            "Fostering families at the end of the month whose last unannounced visit is recorded and whose next one "
            "was not overdue. Only the latest date is kept, so earlier months are not known.",
            Tally.SHARE,
            Unit.SHARE,
        ),
    ),
)

TRAINING = SectionDefinition(
    "training",
    "Training",
    (
        flow(
            "training.hours",
            "Training hours",
            "Hours of training that carers completed in the month; courses without a length are left out.",
            Tally.HOURS,
            Unit.HOURS,
        ),
        flow("training.courses", "Courses completed", "Courses that carers completed, once for each carer."),
        FigureDefinition(
            "training.first_year",
            "First year's courses complete",
            "Carers in the first year after approval who had completed all its courses, out of all such carers.",
            Tally.SHARE,
            Unit.SHARE,
        ),
        FigureDefinition(
            "training.overdue",
            "Carers with training overdue",
            "Carers for whom a course of the first year, a refresher or a date that was entered had passed.",
        ),
    ),
)
