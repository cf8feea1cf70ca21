"""Types that all rooms share: JSON text, inputs, slugs, errors, events, outcomes and results.

Imports no other room. Start with `outcome.py` (what a command returns) and `events.py` (what happened).
"""
