"""The ids by which records speak of each other."""

from typing import NewType

FamilyId = NewType("FamilyId", str)
CarerId = NewType("CarerId", str)
ChildId = NewType("ChildId", str)
PlacementId = NewType("PlacementId", str)
