"""Keys and sealing: from what a person types or holds to the key of the vault. The only importer of `cryptography`.

keys            the master key, and the keys derived from it for one purpose each
argon           how a passphrase is made expensive to guess, calibrated on the laptop
passphrases     how strong a passphrase is, and a suggested one
recovery_code   the code on the recovery sheet: printing it, and reading it as people type it
wrapping        one key locked inside another
sealing         locking for somebody who holds a private key (X-Wing, post-quantum)
signing         signatures that hold only where both of two kinds do
identity        who somebody is in the exchange: keys, and their six words
slots           the ways into a vault: passphrase, recovery code, the service
slot_json       slots as they stand in the vault's readable header
strict_json     reading text from outside without believing it

Nothing here touches a file or a database; that is `store`.
"""
