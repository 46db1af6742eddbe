"""The newsroom: the content model of a technicians' network and all that is made from it.

Nothing in this package knows MkDocs; `hooks/` and `scripts/` carry what it makes there.
"""
