"""Write a new file to fill in:  python3 scripts/new.py article|case-study|event|award|opportunity [--root DIR]"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import _door

if __name__ == "__main__":
    _door.enter(__file__, "_new")
