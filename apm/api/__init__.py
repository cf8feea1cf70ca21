"""The members of the JavaScript API, each declared once with its evidence and documentation page, and their calls.

Imports `emulator` and the packages below it. Start with `member.py` (the declaration of a member), `dispatcher.py`
(where calls arrive) and `calls.py` (the path of a call). `apm/` has the members of `Microsoft.Apm`; `xrm/` has those of
`Xrm` and of forms, which are imported when a script first uses them.
"""
