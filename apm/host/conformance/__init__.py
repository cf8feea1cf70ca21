"""The contract of `Microsoft.Apm` as JavaScript cases, and the script that runs them in a tenant.

The cases need only `Microsoft.Apm`. `cases/` has a file for each member, event or topic. `harness.js` has the functions
for checks, and runs the cases. `bundle.py` joins the files into one script. The page itself uses none of them.
"""
