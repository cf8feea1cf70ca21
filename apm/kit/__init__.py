"""The test kit: a pytest plugin for tests of client scripts in other repositories.

Imports `host`; nothing imports it. Start with `plugin.py` (what pytest calls), then `fixtures.py` and `page_object.py`
(what a test uses). It works with the public objects of the page only: `Microsoft`, `Xrm` and `apmWorkspace`.

>>> CallRefused("createTab: unknown application tab template 'x'", 1).error_code
1
"""

from apm.kit.page_calls import CallRefused

__all__ = ["CallRefused"]
