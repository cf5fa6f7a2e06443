"""What the Hive and its fostering service tell each other: with whom, what was sent and received, what is shared.

records    partners, packages sent and taken, notices, conflicts
sharing    which records and fields the sharing agreement lets leave this laptop
conflicts  both sides changed a field: who is believed
"""
