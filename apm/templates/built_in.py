"""The built-in templates.

Unique names that public scripts use are those of the product [D, S]. Names with the prefix `apm_` stand for templates
that an organisation creates itself.
"""

from dataclasses import replace

from apm.templates.catalogue import Catalogue, Panel, SessionTemplate, TabTemplate
from apm.templates.page_types import DASHBOARD, ENTITY_RECORD, WEB_RESOURCE, WEBSITE

HOME_DASHBOARD = TabTemplate(
    "",
    "Dashboard",
    "Dashboard",
    DASHBOARD,
    parameters={"dashboardId": "00000000-0000-0000-0000-000000000001"},
)
"""The first tab of Home: the start page above the default dashboard."""

PLAIN_HOME_DASHBOARD = replace(
    HOME_DASHBOARD, parameters={"dashboardId": "00000000-0000-0000-0000-000000000002"}
)
"""The first tab of Home without the start page."""

_TABS = (
    TabTemplate("msdyn_entityrecord", "Entity record", "", ENTITY_RECORD),
    TabTemplate(
        "msdyn_omnichannel_kbsearch",
        "Knowledge Search",
        "Knowledge Search",
        WEB_RESOURCE,
        parameters={"webresourceName": "msdyn_kbsearchpagehost.html"},
    ),
    TabTemplate("apm_webresource", "Web resource", "{title}", WEB_RESOURCE),
    TabTemplate("apm_website", "Website", "{title}", WEBSITE),
    TabTemplate("apm_dashboard", "Dashboard", "{title}", DASHBOARD),
    TabTemplate(
        "apm_conversation",
        "Active conversation",
        "{customerName}",
        ENTITY_RECORD,
        parameters={"entityName": "msdyn_ocliveworkitem", "entityId": "{LiveWorkItemId}"},
    ),
    TabTemplate(
        "apm_routedrecord",
        "Routed record",
        "",
        ENTITY_RECORD,
        parameters={
            "entityName": "{entityRoutingLogicalName}",
            "entityId": "{entityRoutingRecordId}",
        },
    ),
)

_SESSIONS = (
    SessionTemplate(
        "case_entity_session_default_template",
        "Case entity session - default template",
        "{anchor.title}",
        entity="incident",
        panel=Panel.HIDDEN,
    ),
    SessionTemplate(
        "msdyn_chat_session",
        "Chat session - default",
        "{customerName}",
        anchor="apm_conversation",
    ),
    SessionTemplate(
        "msdyn_entityrouting_session",
        "Entity records session - default",
        "",
        anchor="apm_routedrecord",
    ),
)

CATALOGUE = Catalogue(
    sessions={each.unique_name: each for each in _SESSIONS},
    tabs={each.unique_name: each for each in _TABS},
)
"""The built-in templates; all of them belong to the user's app profile."""
