"""Ask for every link that leads away from the built site:  python3 scripts/links.py [--root DIR] [--report FILE]"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import _door

if __name__ == "__main__":
    _door.enter(__file__, "_links")
