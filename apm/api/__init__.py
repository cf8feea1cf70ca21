"""The members that page JavaScript can call, each declared once with its evidence and documentation page.

Imports `emulator` and what is below it. Start with `member.py` (the table of members) and `calls.py` (the path of a
call). `apm/` has `Microsoft.Apm`; `xrm/` has `Xrm` and forms, imported when a script first uses them.
"""
