"""Whether a package is the next of its sender. The mailbox may lose, double, reorder, delay, replay and forge."""

from collections.abc import Callable
from dataclasses import dataclass

from hivedesk.package_format.refusals import Early, Fork, Replayed
from hivedesk.package_format.v1 import NOTHING, Package


@dataclass(frozen=True)
class Chain:
    """How far the packages of one sender were taken: the last one's number (0: none yet) and hash."""

    sequence: int = 0
    hash: bytes = NOTHING

    def after(self, package: Package) -> "Chain":
        """The chain once this package is taken."""
        return Chain(package.header.sequence, package.hash)

    def require_next(self, package: Package, taken: Callable[[int], bytes | None]) -> None:
        """Let only the next package pass. Ask after its signatures were verified: a forger could claim any place.

        ``taken`` tells the hash of the package that was taken under a number, or None where none is known.

        Raises:
            Replayed: this very package was taken before.
            Fork: another one was taken in its place, or it does not follow the one that was taken.
            Early: one before it was not taken yet; it is a gap where that one does not come.
        """
        sequence = package.header.sequence
        if sequence <= self.sequence:
            known = self.hash if sequence == self.sequence else taken(sequence)
            raise Replayed if known == package.hash else Fork
        if sequence > self.sequence + 1:
            raise Early
        if package.header.previous != self.hash:
            raise Fork

    def may_begin_anew(self, package: Package) -> bool:
        """Whether a package that says in its body that it begins anew may do so: it is later than all that were."""
        return package.header.sequence > self.sequence


NO_PACKAGE = Chain()
