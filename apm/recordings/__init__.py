"""Recordings of tests: what a person did on the page and what was called from outside, as data and as a test.

Imports `forms`, `workspace` and the packages below them. Start with `steps.py` (what a recording holds), then
`writing.py`, which writes the steps in the words of the test kit; `python_words.py` and `typescript_words.py` have
the two languages. `apm/ui/recorder.py` makes the steps.
"""
