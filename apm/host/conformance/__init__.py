"""The contract of `Microsoft.Apm` as JavaScript cases, and the script that runs them in a tenant.

Imports only `host_error`. Start with `bundle.py`, which joins the files into one script; `comparing.py` reads what the
script found in a tenant. `cases/` has a file for each member, event or topic; the cases need only `Microsoft.Apm`.
`harness.js` has the functions for checks, and runs them.
"""
