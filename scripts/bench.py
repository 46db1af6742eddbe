"""Measure how fast the site is built:  python3 scripts/bench.py [--articles 200,2000] [--against hugo,material]"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import _door

if __name__ == "__main__":
    _door.enter(__file__, "_bench")
