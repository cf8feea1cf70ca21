"""The contract of `Microsoft.Apm` as JavaScript cases, and the script that runs them in a tenant.

The cases need nothing but `Microsoft.Apm`. `cases/` holds a file of them for each member, event or topic, `harness.js`
what they check with; `bundle` joins both. Nothing of this is part of the page.
"""
