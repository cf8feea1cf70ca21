"""The members of `Xrm` and of forms.

Imports `emulator` and the packages below it. Start with `root_members.py`; `all_members.py` adds `web_api_members.py`.
"""

from apm.api.member import Member
from apm.api.xrm import (
    absent_members,
    app_members,
    app_session_members,
    attribute_members,
    control_members,
    deprecated_members,
    encoding_members,
    execution_members,
    form_frame_members,
    form_members,
    form_ui_members,
    global_context_members,
    grid_attribute_members,
    grid_control_members,
    grid_members,
    lookup_control_members,
    metadata_members,
    navigation_item_members,
    navigation_members,
    number_attribute_members,
    other_control_members,
    process_members,
    root_members,
    side_pane_members,
    utility_members,
    view_selector_members,
)

MEMBERS: tuple[Member, ...] = (
    *root_members.MEMBERS,
    *utility_members.MEMBERS,
    *metadata_members.MEMBERS,
    *encoding_members.MEMBERS,
    *global_context_members.MEMBERS,
    *deprecated_members.MEMBERS,
    *navigation_item_members.MEMBERS,
    *navigation_members.MEMBERS,
    *app_members.MEMBERS,
    *app_session_members.MEMBERS,
    *side_pane_members.MEMBERS,
    *form_members.MEMBERS,
    *form_ui_members.MEMBERS,
    *form_frame_members.MEMBERS,
    *process_members.MEMBERS,
    *attribute_members.MEMBERS,
    *number_attribute_members.MEMBERS,
    *control_members.MEMBERS,
    *lookup_control_members.MEMBERS,
    *other_control_members.MEMBERS,
    *execution_members.MEMBERS,
    *grid_control_members.MEMBERS,
    *grid_members.MEMBERS,
    *grid_attribute_members.MEMBERS,
    *view_selector_members.MEMBERS,
    *absent_members.MEMBERS,
)
"""All of these members except those of `Xrm.WebApi`."""
