"""Run every check and test:  python3 scripts/test.py [arguments for pytest]"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import _door

if __name__ == "__main__":
    _door.enter(__file__, "_test")
