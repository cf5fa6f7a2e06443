"""The bytes agreed with the fostering service. Described for other programmes in `resources/formats/package-v1.md`.

v1         a sealed package: readable header, sealed body, two signatures
padding    how a body hides its size (Padmé)
chain      whether a package is the next one of its sender: replays, gaps and forks told apart
body       what a package holds, part by part
cards      a card: who somebody is in the exchange, and where their mailbox is
refusals   why a package or a card is not taken, each in its own words
"""
