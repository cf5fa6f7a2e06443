"""Where packages are left and fetched: the only package that may touch a network, the only importer of `opendal`.

address         what a person types or a service card carries: a folder, WebDAV, Azure Blob, S3; never with a secret
mailbox         putting, listing, fetching and removing packages, and Test connection: what the rest of the app calls
problems        what can go wrong, one class for each cause, with its sentence and the way out
retrying        how long HiveDesk waits, for an answer and between two tries
names           how packages and unfinished uploads are called
place           what a mailbox of any kind has to be able to do
folder          a folder: a USB stick, a network drive, a synced folder
object_store    a container of Azure Blob or a bucket of S3
webdav          a folder of a WebDAV server
operators       from an address and its credentials to what OpenDAL works with
watching        waiting for an answer: with a limit, and so that the worker can cancel
translating     from what OpenDAL raises to a problem in plain words

A mailbox is trusted with nothing: what is put is sealed already, and what is fetched is hostile until somebody else,
`incoming`, has verified it.
"""
