"""What a masked summary says about itself, on paper and in the spreadsheet."""

HEADING = "For use outside the service: small numbers are masked"
MARKS = (
    "“Fewer than 5” stands for every count below 5, nought included. “Not shown” stands for a number of any size from "
    "which such a count could be worked out, here or together with another month, or which rests on fewer than 5 "
    "records or on one family. Other months do not stand beside this one, because the difference could tell."
)
FOOT = "Small numbers are masked. “Fewer than 5” includes nought; “not shown” protects such a number."
CLAIM = (
    "These are counts of what was recorded. They do not say why something happened, nor what would have happened "
    "otherwise. No names."
)
