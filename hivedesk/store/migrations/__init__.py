"""One numbered file a step, frozen when released; `vault.open_vault` runs those that are missing, after a backup."""
