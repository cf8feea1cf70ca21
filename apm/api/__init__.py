"""The members of `Microsoft.Apm` and of its session, tab and context objects, each declared once."""

from apm.api import apm_members, context_members, session_members, tab_members
from apm.contract import Member

MEMBERS: tuple[Member, ...] = (
    *apm_members.MEMBERS,
    *session_members.MEMBERS,
    *tab_members.MEMBERS,
    *context_members.MEMBERS,
)
"""All members."""
