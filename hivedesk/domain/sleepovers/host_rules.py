"""May this family host? Every rule gives one plain sentence: it passes, needs somebody's approval, or fails.

The rules stand in `rules`, one file a subject; they compose here. Nothing is called lawful: what is beyond the usual
"needs the fostering service".
"""

from hivedesk.domain.sleepovers.answers import HostAnswer, Visit
from hivedesk.domain.sleepovers.situation import Situation


def may_host(visit: Visit, situation: Situation) -> HostAnswer:
    """What every rule says of these children with this host on these nights, beside all other stays."""
    return HostAnswer(visit, ())
