"""What becomes of a proposal on the code host:  python3 scripts/pull_request.py summary|show|comment|tidy

The one command that does not enter the project's environment: it may hold the right to write, and what has to be
installed stays away from that.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

if sys.version_info < (3, 11):
    sys.exit("This command needs Python 3.11 or later: install a newer one from python.org, then start again.")

import _pull_request

if __name__ == "__main__":
    sys.exit(_pull_request.main(sys.argv[1:]))
