"""What can go wrong with a mailbox: one class for each cause, with its sentence and the way out.

None of the texts holds an address, a path, a user, a secret, or a word that came from a server.
"""

from typing import ClassVar, Self

from hivedesk.foundation.errors import HiveDeskError


class MailboxProblem(HiveDeskError):
    """The mailbox cannot be used just now, or not at all.

    ``passes`` tells whether trying again later, with nothing changed on this laptop, may help.
    """

    passes: ClassVar[bool] = False
    sentence: ClassVar[str] = "The mailbox cannot be used."
    way_out: ClassVar[str] = "Ask whoever looks after the mailbox."

    def __init__(self) -> None:
        super().__init__(self.sentence, self.way_out)

    def during(self, step: str) -> Self:
        """The same problem, telling first at which step it was met."""
        told = type(self)()
        told.message = f"{step} {self.message}"
        return told


class Offline(MailboxProblem):
    """The mailbox cannot be reached."""

    passes = True
    sentence = "The mailbox cannot be reached just now. Nothing is lost: HiveDesk tries again by itself."
    way_out = "If this goes on, check that the laptop is connected to a network."


class ServerNotFound(Offline):
    """No server of that name is known: no network, or a mistyped address."""

    sentence = "The mailbox's server was not found. Nothing is lost: HiveDesk tries again by itself."
    way_out = "Check that the laptop is connected to a network, and that the mailbox address is typed correctly."


class ServerRefused(Offline):
    """The server is there, and does not take connections."""

    sentence = "The mailbox's server did not take the call. Nothing is lost: HiveDesk tries again by itself."
    way_out = "If this goes on, check the mailbox address, or ask whoever looks after the mailbox."


class NoAnswer(Offline):
    """The server did not answer in time."""

    sentence = "The mailbox did not answer in time. Nothing is lost: HiveDesk tries again by itself."


class BrokenOff(Offline):
    """The connection broke in the middle."""

    sentence = "The connection to the mailbox broke off. Nothing is lost: HiveDesk tries again by itself."


class Busy(MailboxProblem):
    """The mailbox says that it has trouble of its own."""

    passes = True
    sentence = (
        "The mailbox answers, but has trouble of its own just now. Nothing is lost: HiveDesk tries again by itself."
    )
    way_out = "If this goes on, ask whoever looks after the mailbox."


class MailboxFull(MailboxProblem):
    """No room."""

    passes = True
    sentence = "The mailbox is full. Nothing is lost: HiveDesk tries again by itself."
    way_out = "Ask whoever looks after the mailbox to make room."


class CertificateNotTrusted(MailboxProblem):
    """The server cannot prove that it is the one of the address."""

    sentence = "The mailbox's server could not prove that it is the right one, so HiveDesk sent it nothing."
    way_out = (
        "In a café, hotel or train, sign in to the network first. Check the laptop's date. Otherwise ask whoever looks "
        "after the mailbox."
    )


class WrongCredentials(MailboxProblem):
    """User or password are wrong or missing."""

    sentence = "The mailbox does not accept the user name and password (or key) that are kept for it."
    way_out = "Enter them again in Settings. If they are right, check the laptop's date and time."


class NotAllowed(MailboxProblem):
    """The mailbox knows us, and does not let us."""

    sentence = "The mailbox does not allow this: HiveDesk may not read, write or remove packages there."
    way_out = "Ask whoever looks after the mailbox to let you read, write and delete in its folder."


class NoSuchPlace(MailboxProblem):
    """The folder or container of the address is not there."""

    passes = True  # the stick is plugged in again
    sentence = "The mailbox's folder is not there. Nothing is lost."
    way_out = (
        "If it is on a USB stick or a network drive, connect it. Otherwise check the mailbox address, or ask whoever "
        "looks after the mailbox."
    )


class NotAMailbox(MailboxProblem):
    """Something answers that does not behave as a mailbox."""

    sentence = "Something answers at the mailbox address, but it is not a mailbox that HiveDesk can use."
    way_out = (
        "In a café, hotel or train, sign in to the network first. Otherwise check the mailbox address with whoever "
        "gave it to you."
    )


class NameTaken(MailboxProblem):
    """Something else is there under the name of the package."""

    sentence = "Another package is in the mailbox under the same name. Nothing was overwritten."
    way_out = "Tell the service: somebody may have put a wrong package there."


class Gone(MailboxProblem):
    """What was to be fetched is no longer there."""

    sentence = "That package is no longer in the mailbox."
    way_out = "It may have been fetched already. Look for new packages again."


class TooLarge(MailboxProblem):
    """More bytes than are taken."""

    sentence = "The mailbox holds a package that is larger than any package may be. It was not fetched."
    way_out = "Tell the service: somebody may have put a wrong package there."


class NotTaken(MailboxProblem):
    """The mailbox takes no package of this size."""

    sentence = "The mailbox does not take packages of this size. Nothing is lost."
    way_out = "Ask whoever looks after the mailbox to allow larger files."
