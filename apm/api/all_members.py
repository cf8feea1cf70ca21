"""The tables of all members that page JavaScript can use.

`XRM_MEMBERS` is imported when a script first uses one of them: most pages use only `Microsoft.Apm`.
"""

from apm.api import omnichannel_members, xrm
from apm.api.apm import MEMBERS
from apm.api.member import Member
from apm.api.xrm import web_api_members

XRM_MEMBERS: tuple[Member, ...] = (
    *web_api_members.MEMBERS,
    *omnichannel_members.MEMBERS,
    *xrm.MEMBERS,
)
"""The members of `Xrm`, of forms and of `Microsoft.Omnichannel`."""

ALL_MEMBERS: tuple[Member, ...] = (*MEMBERS, *XRM_MEMBERS)
"""The members of `Microsoft.Apm` and `XRM_MEMBERS`."""

MEMBERS_BY_NAME = {each.full_name: each for each in ALL_MEMBERS}
"""All members by full name."""
