"""Record every address of the site in data/addresses.txt:  python3 scripts/addresses.py [--root DIR]"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import _door

if __name__ == "__main__":
    _door.enter(__file__, "_addresses")
