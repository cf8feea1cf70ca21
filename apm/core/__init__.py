"""Types that all packages share: JSON text, inputs, slugs, errors, events, outcomes and results.

Imports no other package. Start with `outcome.py` (what a command returns) and `events.py` (what happened).
"""
