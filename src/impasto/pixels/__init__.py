"""Plain arrays: encode, decode, resample, and the worker processes that do it.

Knows nothing of the web, of money or of engines. Imports nothing here: `sniff` and `workers` must stay light.
"""
