"""Why a package or a card is not taken. Each says what happened and what to do; none quotes what was read."""

from enum import StrEnum

from hivedesk.foundation.errors import PackageRejected


class Reason(StrEnum):
    """The code that a receipt carries. Codes are never renamed."""

    NOT_A_PACKAGE = "not_a_package"
    TOO_LARGE = "too_large"
    NEWER_FORMAT = "newer_format"
    WRONG_RECIPIENT = "wrong_recipient"
    UNKNOWN_SENDER = "unknown_sender"
    TAMPERED = "tampered"
    CANNOT_BE_OPENED = "cannot_be_opened"
    REPLAYED = "replayed"
    EARLY = "early"
    GAP = "gap"
    FORK = "fork"
    UNREADABLE_BODY = "unreadable_body"
    TAKEN_BACK = "taken_back"  # by the worker there, before the receipt was sent


class Refused(PackageRejected):
    """A package that is not taken. ``reason`` tells the kinds apart."""

    reason: Reason
    words = ""
    advice_words = ""

    def __init__(self) -> None:
        super().__init__(self.words, self.advice_words)


_NOTHING_CHANGED = "Nothing here was changed."
_ASK = "Ask the sender to send it again. If it happens again, tell the fostering service."
_CALL = "Telephone the sender, on a number that you know, before you take anything else from there."


class NotAPackage(Refused):
    """Cut short, longer than it says, or something else altogether."""

    reason = Reason.NOT_A_PACKAGE
    words = f"This is no HiveDesk package, or it is damaged. {_NOTHING_CHANGED}"
    advice_words = _ASK


class PackageTooLarge(Refused):
    """Beyond the size that is read."""

    reason = Reason.TOO_LARGE
    words = f"This package is larger than HiveDesk takes. {_NOTHING_CHANGED}"
    advice_words = _ASK


class NewerPackage(Refused):
    """Made by a later format than this HiveDesk knows."""

    reason = Reason.NEWER_FORMAT
    words = f"This package was made by a newer HiveDesk. {_NOTHING_CHANGED}"
    advice_words = "Bring this HiveDesk up to date, then fetch again."


class WrongRecipient(Refused):
    """Sealed for somebody else."""

    reason = Reason.WRONG_RECIPIENT
    words = f"This package is for somebody else, and cannot be opened here. {_NOTHING_CHANGED}"
    advice_words = "Tell the sender. If your keys were renewed, give them your new card."


class UnknownSender(Refused):
    """No accepted card has these keys, or they were withdrawn."""

    reason = Reason.UNKNOWN_SENDER
    words = f"This package is from somebody whose card was not accepted here. {_NOTHING_CHANGED}"
    advice_words = "Accept their card first, and compare its six words by telephone."


class Tampered(Refused):
    """A signature does not hold: changed on its way, or made in somebody's name."""

    reason = Reason.TAMPERED
    words = f"This package was changed on its way, or somebody else made it in the sender's name. {_NOTHING_CHANGED}"
    advice_words = _CALL


class CannotBeOpened(Refused):
    """Signed by the sender, and yet not sealed for our key."""

    reason = Reason.CANNOT_BE_OPENED
    words = f"This package is genuine, but it was not sealed for this desk. {_NOTHING_CHANGED}"
    advice_words = "Give the sender your card again, so that they seal for the right key."


class Replayed(Refused):
    """Taken before."""

    reason = Reason.REPLAYED
    words = f"This package was received before. {_NOTHING_CHANGED}"
    advice_words = "Nothing is to be done."


class Early(Refused):
    """One before it has not come yet: it waits."""

    reason = Reason.EARLY
    words = "This package came before an earlier one. It waits until that one is there."
    advice_words = "Nothing is to be done yet."


class Gap(Refused):
    """One before it is missing."""

    reason = Reason.GAP
    words = f"A package of this sender is missing. {_NOTHING_CHANGED}"
    advice_words = "HiveDesk asks the sender to send everything again. Nothing is to be done."


class Fork(Refused):
    """Two packages claim one place: the sender's laptop was set back or copied, or somebody has its keys."""

    reason = Reason.FORK
    words = (
        "Two different packages claim the same place: the sender's HiveDesk was set back to an older copy, runs "
        f"twice, or somebody else has its keys. {_NOTHING_CHANGED}"
    )
    advice_words = _CALL


class UnreadableBody(Refused):
    """Genuine and opened, but what it holds is not what the format says."""

    reason = Reason.UNREADABLE_BODY
    words = f"The package is genuine, but holds something that this HiveDesk cannot read. {_NOTHING_CHANGED}"
    advice_words = "Bring both HiveDesks up to date, then ask the sender to send it again."


class NotACard(PackageRejected):
    """The file is no card, is damaged, or its keys did not sign it."""

    def __init__(self) -> None:
        super().__init__(
            "This is no HiveDesk card, or it is damaged. Nothing was changed.",
            "Ask for the card again, as the file that HiveDesk saved.",
        )


class NewerCard(PackageRejected):
    """A card of a later format."""

    def __init__(self) -> None:
        super().__init__(
            "This card was made by a newer HiveDesk. Nothing was changed.", "Bring this HiveDesk up to date first."
        )
