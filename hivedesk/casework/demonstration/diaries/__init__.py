"""What happened with each family, in threads: notes in the order in which they come. `pages` says how to read them."""

from hivedesk.casework.demonstration.diaries import (
    connected,
    doyle,
    hartnell,
    left,
    mensah_cole,
    newcomers,
    others_county,
    patel,
    whitcombe,
)
from hivedesk.casework.demonstration.pages import Note

DIARIES: dict[str, tuple[tuple[Note, ...], ...]] = {
    "patel": (patel.NIGHTS, patel.HOUSEHOLD),
    "whitcombe": (whitcombe.SCHOOL, whitcombe.YARD),
    "mensahcole": (mensah_cole.FAMILY_TIME, mensah_cole.HOUSEHOLD),
    "hartnell": (hartnell.HOLD, hartnell.CALLUM),
    "doyle": (doyle.BEFORE, doyle.FREDDIE, doyle.ISLA),
    "cartwright": (others_county.CARTWRIGHT,),
    "osei": (others_county.OSEI,),
    "bramley": (others_county.BRAMLEY_HAIR, others_county.BRAMLEY_PAYMENTS, others_county.BRAMLEY_FARM),
    "ferreira": (others_county.FERREIRA,),
    "dempsey": (left.DEMPSEY,),
    "hobbs": (left.HOBBS,),
    "gale": (connected.GALE_HOUSING, connected.GALE_CHILDREN),
    "ahmed": (connected.AHMED,),
    "loveridge": (connected.LOVERIDGE,),
    "sutton": (connected.SUTTON,),
    "baptiste": (connected.BAPTISTE,),
    "kaurbennett": (newcomers.KAUR_BENNETT,),
    "orourke": (newcomers.OROURKE,),
    "nkosiwright": (newcomers.NKOSI_WRIGHT,),
    "petrov": (newcomers.PETROV,),
    "chaudhry": (newcomers.CHAUDHRY,),
    "lindqvist": (newcomers.LINDQVIST,),
    "tapper": (newcomers.TAPPER,),
    "abiodun": (newcomers.ABIODUN,),
}
