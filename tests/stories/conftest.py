"""Lets the tests of this folder import news.py."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
