"""The made-up Hives of the demonstration county: name, area, who works there. Nobody here exists."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MadeUpHive:
    """One Hive. ``joined``: months before the last one in which it began, where that lies within the year."""

    name: str
    area: str
    worker: str
    families: int  # fostering families at the start
    capacity: int = 20
    busy: float = 1.0  # how much goes on, beside the others
    joined: int | None = None
    late: int = 0  # months that it has not sent, up to the last one


HIVES = (
    MadeUpHive("Anton Vale", "Test Valley", "Carol Whitfield", 17, 18, 0.9),
    MadeUpHive("Ashlett Creek", "New Forest", "Denise Pyke", 16, 20, 1.1),
    MadeUpHive("Avon Water", "New Forest", "Ruth Lamb", 18, 20, 1.2),
    MadeUpHive("Basing Brook", "Basingstoke and Deane", "Yvonne Tait", 19, 20, 1.0),
    MadeUpHive("Bere Woods", "Winchester", "Janet Oliphant", 15, 18, 0.8),
    MadeUpHive("Chandler's Wood", "Eastleigh", "Parveen Aziz", 20, 20, 1.3),
    MadeUpHive("Emsworth Mill", "Havant", "Lorna Petch", 17, 20, 1.0, late=2),
    MadeUpHive("Fleet Heath", "Hart", "Bridget Farrow", 14, 18, 0.7),
    MadeUpHive("Forest Edge", "New Forest", "Maureen Hale", 19, 20, 1.2),
    MadeUpHive("Forton Lake", "Gosport", "Sheila Grand", 16, 18, 0.9),
    MadeUpHive("Hamble Quay", "Eastleigh", "Tessa Marlow", 18, 20, 1.0),
    MadeUpHive("Hawley Common", "Rushmoor", "Andrea Quill", 15, 20, 0.8),
    MadeUpHive("Itchen Bank", "Winchester", "Monica Fell", 19, 20, 1.1),
    MadeUpHive("Leigh Park", "Havant", "Jacqueline Dorr", 21, 20, 1.2),
    MadeUpHive("Loddon Mead", "Basingstoke and Deane", "Hazel Byrne", 18, 20, 1.0),
    MadeUpHive("Meon Springs", "East Hampshire", "Gillian Crewe", 14, 16, 0.8),
    MadeUpHive("Petersfield Heath", "East Hampshire", "Oluchi Nwosu", 17, 18, 0.9, joined=7),
    MadeUpHive("Portchester Shore", "Fareham", "Kathleen Ould", 18, 20, 1.0),
    MadeUpHive("Rother Hangers", "East Hampshire", "Wendy Sharman", 13, 16, 0.7, joined=3),
    MadeUpHive("Stanmore Down", "Winchester", "Irene Kaczmarek", 16, 18, 0.9),
    MadeUpHive("Test Meadows", "Test Valley", "Alison Rook", 18, 20, 1.1, late=1),
    MadeUpHive("Titchfield Haven", "Fareham", "Pauline Vane", 19, 20, 1.1),
    MadeUpHive("Yateley Green", "Hart", "Susan Ferris", 16, 18, 0.9),
)
