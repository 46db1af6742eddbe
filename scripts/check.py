"""Check all content, and say what to mend:  python3 scripts/check.py [--root DIR] [--format FORMAT] [PATH ...]"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import _door

if __name__ == "__main__":
    _door.enter(__file__, "_check")
