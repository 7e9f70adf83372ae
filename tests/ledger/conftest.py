"""Lets the tests of this folder import their neighbours, whatever the folder that pytest was started in."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
