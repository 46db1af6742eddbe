"""Write what is made from the models for editors' programs:  python3 scripts/faces.py [--check]"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import _door

if __name__ == "__main__":
    _door.enter(__file__, "_faces")
