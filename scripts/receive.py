"""Make an article of a story file or a Word document:  python3 scripts/receive.py FILE [--root DIR] [--branch NAME]"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import _door

if __name__ == "__main__":
    _door.enter(__file__, "_receive")
