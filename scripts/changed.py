"""Print which pages a proposal changes, as JSON:  python3 scripts/changed.py --since COMMIT [--root DIR]"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import _door

if __name__ == "__main__":
    _door.enter(__file__, "_changed")
