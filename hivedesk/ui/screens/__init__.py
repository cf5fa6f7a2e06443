"""One folder a screen. Screens do not know each other: they ask the workplace, and the window brings the other one."""
