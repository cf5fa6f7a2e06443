"""Today: what is due, whom she has not spoken to lately, the numbers for an emergency, and what waits unfinished."""
