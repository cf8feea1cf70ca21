"""The contract of `Microsoft.Apm` as JavaScript cases that need nothing else, and the script that runs them in a tenant.

`harness.js` is what the cases check with; `cases/` holds them, a file for each member, event or topic. `bundle` joins
them. Nothing of this is part of the page.
"""
