"""Errors that are safe to show to the worker: they hold no name, no note and no key."""


class HiveDeskError(Exception):
    """Something the worker can be told about.

    ``message`` says what happened and that nothing was lost; ``advice`` says what to do next.
    Neither may hold a name, case text, a path chosen by a person, or key material.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class RuleRefused(HiveDeskError):
    """A rule of the domain says no: the input is understood but cannot be taken."""


class VaultProblem(HiveDeskError):
    """The vault cannot be opened, read, written or trusted."""


class WrongPassphrase(VaultProblem):
    """The passphrase or recovery code opens no slot; says nothing about how near it was."""


class PackageRejected(HiveDeskError):
    """A sealed package is not accepted."""


class CannotWrite(HiveDeskError):
    """A file could not be written; what stood there before still stands."""


class ImportProblem(HiveDeskError):
    """A file from outside cannot be read as what it should be."""


class Cancelled(HiveDeskError):
    """The worker cancelled: shown to nobody."""

    def __init__(self) -> None:
        super().__init__("Cancelled.")
