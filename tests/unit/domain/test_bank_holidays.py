"""England's bank holidays, as the whole library has them, without loading the whole library."""

import subprocess
import sys
from datetime import date

from hivedesk.domain.calendar.bank_holidays import bank_holiday, of_year

ONLY_ONE = """
import sys
from hivedesk.domain.calendar.bank_holidays import of_year
of_year(2026)
print(sum(name.startswith("holidays.countries.") for name in sys.modules), "holidays.countries" in sys.modules)
import holidays
assert dict(holidays.country_holidays("GB", subdiv="ENG", years=2026)) == of_year(2026)
print("as the whole library")
"""


def test_the_bank_holidays_of_a_year():
    assert len(of_year(2026)) == 8 + 1  # Boxing Day falls on a Saturday
    assert bank_holiday(date(2026, 12, 25)) == "Christmas Day"
    assert bank_holiday(date(2026, 11, 26)) == ""


def test_one_country_is_loaded_and_the_rest_can_be_afterwards():
    done = subprocess.run([sys.executable, "-c", ONLY_ONE], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines() == ["1 False", "as the whole library"]
