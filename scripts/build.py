"""Build the site into site/:  python3 scripts/build.py [--root DIR] [--strict]

Plain enough for any Python to read, so that one that is too old can say so.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "This project needs Python 3.11 or later, and this is Python "
        + sys.version.split()[0]
        + ": install a newer one from python.org, then start again."
    )

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import _bootstrap


def main() -> None:
    _bootstrap.enter(__file__)

    import _build

    _bootstrap.finish(_build.main)


if __name__ == "__main__":
    main()
