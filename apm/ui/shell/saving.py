"""Saving by hand: a form's functions run first, and may take their time.

>>> from apm.workspace.saves import Save
>>> from apm.templates.catalogue import RECORD_FORM
>>> page = Page("tab-id-1", RECORD_FORM, "New Contact", {"entityName": "contact"})
>>> ask_save(page).events
(SaveAsked(page_id='tab-id-1', closes=False),)
>>> waiting = Save(1, "New Contact", is_waiting=True)
>>> page.form.saves.add(waiting)
>>> ask_save(page, closes=True).events, waiting.closes
((), True)
"""

from apm.core.events import SaveAsked
from apm.core.outcome import Outcome
from apm.workspace.page import Page


def ask_save(page: Page, *, closes: bool = False) -> Outcome[bool]:
    """Has a form saved, and closed then if that is asked for; one whose save still waits is not saved twice."""
    if not page.form.is_saving:
        return Outcome(False, (SaveAsked(page.id, closes),))
    for each in page.form.saves:
        each.closes |= closes
    return Outcome(False)


def give_up_saves(page: Page) -> None:
    """Has no save of a form tell the person that it came to nothing: they discarded what it was to save."""
    for each in page.form.saves:
        each.is_given_up = True
