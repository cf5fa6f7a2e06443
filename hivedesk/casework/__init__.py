"""One function for each thing the worker asks or does.

A function that changes something is one transaction with one audit entry, and returns a `Changed` that says
what the screens should read again. Asking functions return records or frozen views. Nothing here knows Qt.
"""
