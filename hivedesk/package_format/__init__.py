"""The bytes of a sealed package as agreed with the service, one file a version.

No version is agreed yet; what would travel is captured already, by the change entries of `store`.
"""
