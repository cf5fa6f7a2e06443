"""The locked door: a passphrase or the recovery code, the pause after wrong ones, and what stands in the way."""
