"""Settings: the Hive, its ways in, backups, the audit trail, the look, and what to do when the laptop is lost."""
