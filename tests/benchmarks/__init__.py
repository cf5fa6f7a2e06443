"""Measured on request: ``.venv/bin/python -m tests.benchmarks``. Prints ratios within one run beside their aims."""
