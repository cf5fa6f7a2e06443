"""HiveDesk as it is at nine in the evening of tomorrow: its clock, the only one there is, is put on."""

import sys
from datetime import datetime, timedelta

from hivedesk.__main__ import main
from hivedesk.foundation.clock import SystemClock, at_london, local

_now = SystemClock.now
EVENING = at_london(local(_now(SystemClock())).date() + timedelta(days=1), 21)
_ahead = EVENING - _now(SystemClock())


def _at_nine(self: SystemClock) -> datetime:
    return _now(self) + _ahead


if __name__ == "__main__":
    SystemClock.now = _at_nine  # type: ignore[method-assign]
    sys.exit(main())
