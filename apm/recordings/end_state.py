"""The state in which a recording ends.

>>> from apm.settings import Settings
>>> end_of(Workspace(Settings())).sessions
('Home',)
"""

from __future__ import annotations

from collections.abc import Collection

from apm.core.json_text import Json
from apm.dataverse import Column, Kind
from apm.forms.form import Form, form_in
from apm.forms.script_values import to_script
from apm.recordings.steps import End
from apm.templates.page_types import ENTITY_RECORD
from apm.workspace.workspace import Workspace

PLAIN = frozenset(
    {
        Kind.TEXT,
        Kind.MEMO,
        Kind.INTEGER,
        Kind.DECIMAL,
        Kind.MONEY,
        Kind.BOOLEAN,
        Kind.CHOICE,
        Kind.CHOICES,
    }
)
"""The kinds of columns whose values are the same in each run, and which a test writes as they are."""

LOOKUPS = frozenset({Kind.LOOKUP, Kind.PARTIES})


def end_of(workspace: Workspace, changed: Collection[str] = ()) -> End:
    """The state of a workspace.

    Args:
        workspace: the workspace.
        changed: the columns of the focused form that have changed; only their values are part of it, and the name of
            the record.
    """
    session = workspace.focused
    form = focused_form(workspace)
    values = _values(form, changed) if form else {}
    return End(
        sessions=tuple(each.title for each in workspace.sessions.values()),
        session=session.title,
        tabs=tuple(each.title for each in session.tabs.values()),
        tab=session.focused_tab.title,
        values=values,
        lookups=tuple(name for name in values if form and form.table.columns[name].kind in LOOKUPS),
        dialogs=tuple(each.heading for each in workspace.overlays.dialogs),
    )


def focused_form(workspace: Workspace) -> Form | None:
    """The form in the focused tab; None if it shows something else."""
    tab = workspace.focused.focused_tab
    is_form = tab.template.page_type is ENTITY_RECORD
    return form_in(tab, workspace.records) if is_form else None


def value_of(form: Form, column: Column) -> Json:
    """The value that a test reads; of a lookup, the list of the names of its records; None if it is empty."""
    value = to_script(column, form.text(column), form.reference(column))
    if column.kind in LOOKUPS:
        return [each["name"] for each in value] if isinstance(value, list) else None  # type: ignore[index,call-overload]
    return value  # type: ignore[return-value] # It is no date.


def _values(form: Form, changed: Collection[str]) -> dict[str, Json]:
    wanted = {form.table.primary_name, *changed, *form.edits}
    columns = (each for each in form.columns if each.name in wanted)
    return {each.name: value_of(form, each) for each in columns if each.kind in PLAIN | LOOKUPS}
