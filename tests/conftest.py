"""For all tests: no generated case is judged by how long it took; figures come from `tests/benchmarks`."""

from hypothesis import settings

settings.register_profile("hivedesk", deadline=None)
settings.load_profile("hivedesk")
