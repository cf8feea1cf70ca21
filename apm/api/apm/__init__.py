"""The members of `Microsoft.Apm` and of its session, tab and context objects.

`apm.api.all_members` adds the members of `Xrm`; it is imported when a script first uses one of them.
"""

from apm.api.apm import apm_members, context_members, session_members, tab_members
from apm.api.member import Member

MEMBERS: tuple[Member, ...] = (
    *apm_members.MEMBERS,
    *session_members.MEMBERS,
    *tab_members.MEMBERS,
    *context_members.MEMBERS,
)
"""All of these members."""
