"""What messages call the objects of the API: the names that the documentation uses for them.

>>> in_words("gridAttribute"), in_words("attribute"), in_words("Xrm.WebApi")
('a GridAttribute', 'an attribute', 'Xrm.WebApi')
>>> in_words("gridAttribute.controls")
'the collection controls of a GridAttribute'
"""

from collections.abc import Mapping

from apm.api.member import Owner

_DOCUMENTED: Mapping[str, str] = {
    Owner.APM: "Microsoft.Apm",
    Owner.APP_SESSION: "session of Xrm.App.sessions",
    Owner.APP_TABS: "tabs object of a session of Xrm.App.sessions",
    Owner.APP_TAB: "tab of Xrm.App.sessions",
    Owner.FRAME_CONTROL: "control of a web resource",
    Owner.QUICK_FORM: "quick view control",
    Owner.OTHER_CONTROL: "control without a column",
    Owner.FORM_TAB: "tab of a form",
    Owner.EVENT_ARGS: "save event arguments object",
    Owner.LOAD_ARGS: "form data OnLoad event arguments object",
    Owner.TAG_ARGS: "OnLookupTagClick event arguments object",
    Owner.POST_SAVE_ARGS: "OnPostSave event arguments object",
    Owner.FORM_ITEM: "form item",
    Owner.NAVIGATION_ITEM: "navigation item",
    Owner.GRID: "Grid",
    Owner.GRID_ROW: "GridRow",
    Owner.GRID_ROW_DATA: "GridRowData",
    Owner.GRID_ENTITY: "GridEntity",
    Owner.GRID_ATTRIBUTE: "GridAttribute",
    Owner.GRID_CELL: "GridCell",
    Owner.VIEW_SELECTOR: "ViewSelector",
    Owner.ENTITY_METADATA: "table metadata object",
    Owner.ATTRIBUTE_METADATA: "column metadata object",
}
"""By owner: the name in the documentation, if it is another one."""

_SINGLE = {Owner.APM}
"""Of these, and of owners with a path or a capital letter, there is one object."""


def in_words(name: str) -> str:
    """An object in a sentence, with an article if there are several such objects.

    Args:
        name: the owner; of a collection, the full name of the member that holds it.
    """
    if name in _DOCUMENTED:
        return _DOCUMENTED[name] if name in _SINGLE else _with_article(_DOCUMENTED[name])
    owner, _, member = name.rpartition(".")
    if owner in _DOCUMENTED:
        return f"the collection {member} of {in_words(owner)}"
    return name if owner or name[0].isupper() else _with_article(name)


def _with_article(name: str) -> str:
    return f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name}"
