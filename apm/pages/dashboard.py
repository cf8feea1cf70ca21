"""A dashboard. Its tiles come with the records."""

from apm.dataverse import Records
from apm.elements import Element, h
from apm.session import Tab


def dashboard_page(tab: Tab, _records: Records) -> list[Element]:
    """The default dashboard; an unknown dashboard shows it too [D]."""
    return [
        h("h1", {}, tab.label),
        h(
            "p",
            {},
            "This is an emulated workspace. Call ",
            h("code", {}, "Microsoft.Apm"),
            " from the browser's console, for example:",
        ),
        h(
            "pre",
            {},
            "Microsoft.Apm.createSession({\n"
            '  templateName: "case_entity_session_default_template",\n'
            "  sessionContext: new Map([[\n"
            '    "parametersStr", \'[["entityName","incident"]]\'\n'
            "  ]]),\n"
            "})",
        ),
    ]
