"""The yardstick: how long the same posts take with our program, with Hugo and with Material's blog.

It has a name of its own because `scripts/bench.py` bears the folder's, and Python looks there first.
Imports of ours: `scripts/` and `newsroom` (addresses alone); nothing of the site's own program imports it.
"""
