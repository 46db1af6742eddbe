"""Write on the code host what a job without rights found out:  python3 scripts/with_rights.py addresses|issues PATH

Like pull_request.py it does not enter the project's environment: it runs where there is the right to write, and what
has to be installed stays away from that.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

if sys.version_info < (3, 11):
    sys.exit("This command needs Python 3.11 or later: install a newer one from python.org, then start again.")

import _with_rights

if __name__ == "__main__":
    sys.exit(_with_rights.main(sys.argv[1:]))
