"""What a check is: a small generator that looks at one thing and yields what is wrong with it."""

from collections.abc import Callable, Iterator

from newsroom.reading.content import Record
from newsroom.reading.problem import Problem
from newsroom.site import Site

Rule = Callable[[Site, Record], Iterator[Problem]]
"""Its docstring is the rule, in a sentence an editor understands."""

SiteRule = Callable[[Site], Iterator[Problem]]
"""A rule about the site as a whole."""
