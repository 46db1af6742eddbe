"""What every script does first: refuse a Python that is too old, then go on inside the environment.

This file and the scripts that import it are plain enough for any Python to read.
"""

import sys


def enter(script, name):
    # type: (str, str) -> None
    """Run `main` of the module `name` inside the project's environment, and end with its status."""
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit(
            "This project needs Python 3.11 or later, and this is Python "
            + sys.version.split()[0]
            + ": install a newer one from python.org, then start again."
        )

    import importlib

    import _bootstrap

    _bootstrap.enter(script)
    _bootstrap.finish(importlib.import_module(name).main)
