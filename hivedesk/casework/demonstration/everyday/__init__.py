"""What can happen with any family: calls and visits, the seasons, messages, nobody at home."""

from hivedesk.casework.demonstration.everyday import carers, children, messages, not_reached, school_and_seasons
from hivedesk.casework.demonstration.filling import Everyday

EVERYDAY = Everyday(
    talks=(*children.TALKS, *carers.TALKS, *school_and_seasons.SCHOOL, *school_and_seasons.SEASONS),
    messages=messages.MESSAGES,
    not_reached=not_reached.NOT_REACHED,
)
