"""The members of `Microsoft.Apm`, of its session, tab and context objects, and of `Xrm`, each declared once."""

from apm.api import (
    apm_members,
    context_members,
    omnichannel_members,
    session_members,
    tab_members,
    web_api_members,
    xrm,
)
from apm.contract import Member

MEMBERS: tuple[Member, ...] = (
    *apm_members.MEMBERS,
    *session_members.MEMBERS,
    *tab_members.MEMBERS,
    *context_members.MEMBERS,
)
"""The members of the app profile manager API."""

XRM_MEMBERS: tuple[Member, ...] = (
    *web_api_members.MEMBERS,
    *omnichannel_members.MEMBERS,
    *xrm.MEMBERS,
)
"""What client scripts reach for beside it."""

ALL_MEMBERS: tuple[Member, ...] = (*MEMBERS, *XRM_MEMBERS)
"""All that page JavaScript meets."""
