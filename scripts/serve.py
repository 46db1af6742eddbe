"""Show the site while you write:  python3 scripts/serve.py [--root DIR] [--port N]"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import _door

if __name__ == "__main__":
    _door.enter(__file__, "_serve")
