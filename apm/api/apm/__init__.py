"""The members of `Microsoft.Apm` and of its session, tab and context objects, each declared once.

What client scripts reach for beside it is in `apm.api.all_members`, which is imported when a script first asks for it.
"""

from apm.api.apm import apm_members, context_members, session_members, tab_members
from apm.api.member import Member

MEMBERS: tuple[Member, ...] = (
    *apm_members.MEMBERS,
    *session_members.MEMBERS,
    *tab_members.MEMBERS,
    *context_members.MEMBERS,
)
"""The members of the app profile manager API."""
