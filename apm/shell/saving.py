"""Saving by hand: a form's functions run first, and may take their time.

>>> from apm.templates import RECORD_FORM
>>> page = Page("tab-id-1", RECORD_FORM, "New Contact", {"entityName": "contact"})
>>> ask_save(page).events
(SaveAsked(page_id='tab-id-1', closes=False),)
>>> page.form.saves.add("1")
>>> ask_save(page).events
()
"""

from apm.outcome import Outcome
from apm.page import Page
from apm.signals import SaveAsked


def ask_save(page: Page, *, closes: bool = False) -> Outcome[bool]:
    """Has a form saved, and closed then if that was asked for; one whose save still waits is not saved twice."""
    return Outcome(False, () if page.form.saves else (SaveAsked(page.id, closes),))
