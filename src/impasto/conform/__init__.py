"""The conformance kit: finds out what a provider that speaks OpenAI's images API really does for one model.

`checks/` is the list of what is looked at, `examination.py` the order, the limit and the books of one run. It must not
run engines, and it never sends what was not quoted before.
"""
