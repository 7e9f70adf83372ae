"""Impasto: the image API you run yourself. Read `flow.py` first."""

__version__ = "0.1.0"
