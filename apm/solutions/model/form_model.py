"""Forms of a solution, as FormXml describes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from apm.core.json_text import Json, JsonTextError, parse_json
from apm.solutions.model.table_model import Labels

_TRAILING_COMMA = re.compile(r",(?=\s*[\]}])")


@dataclass(frozen=True, slots=True)
class Change:
    """What a form of a managed layer changes about an item of the form below it.

    Attributes:
        action: `Added`, `Modified` or `Removed`; empty in a whole form.
        ordinal: the position among its siblings.
    """

    action: str = ""
    ordinal: int | None = None


WHOLE = Change()
"""The item of a whole form."""


@dataclass(frozen=True, slots=True)
class FormHandler:
    """A function that is registered for an event.

    Attributes:
        event: `onload`, `onsave`, `onchange`, `tabstatechange`, `onrecordselect` or another, in small letters.
        column: the column of an OnChange event.
        item: the control of a grid event, or the tab of a tab event; empty for the form.
        parameters: the arguments after the execution context, as text.
    """

    event: str
    function: str
    library: str
    column: str = ""
    item: str = ""
    is_enabled: bool = True
    passes_context: bool = False
    parameters: str = ""

    @property
    def arguments(self) -> list[Json] | None:
        """The parameters as values; None if they are not JSON values separated by commas.

        A comma before a closing bracket is accepted, as JavaScript does [S].

        >>> FormHandler("onload", "f", "", parameters='"a", null, ["b",]').arguments
        ['a', None, ['b']]
        >>> FormHandler("onload", "f", "", parameters="window.name").arguments
        """
        if not self.parameters:
            return []
        for text in (self.parameters, _TRAILING_COMMA.sub("", self.parameters)):
            try:
                values = parse_json(f"[{text}]")
            except JsonTextError:
                continue
            if isinstance(values, list):
                return values
        return None


@dataclass(frozen=True, slots=True)
class FormControl:
    """A control.

    Attributes:
        id: the name for scripts, as in the file.
        class_id: the GUID of its class, in small letters, without braces.
        column: the column that it shows; empty if it shows none.
        relationship: for a column of an activity party, what precedes the colon in the file.
        custom: the code components that stand in for it, by name.
        parameters: its parameters by name. Values that are XML are XML text.
    """

    id: str
    class_id: str
    column: str = ""
    relationship: str = ""
    is_disabled: bool = False
    custom: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)
    change: Change = WHOLE


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell; without a control it is a space."""

    id: str
    labels: Labels
    is_visible: bool = True
    shows_label: bool = True
    colspan: int = 1
    rowspan: int = 1
    control: FormControl | None = None
    change: Change = WHOLE


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of cells; an empty one is a space."""

    cells: tuple[FormCell, ...]


@dataclass(frozen=True, slots=True)
class FormSection:
    """A section.

    Attributes:
        columns: how many cells a row has.
    """

    id: str
    name: str
    labels: Labels
    is_visible: bool = True
    shows_label: bool = True
    columns: int = 1
    rows: tuple[FormRow, ...] = ()
    change: Change = WHOLE


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of a tab, with its width as in the file, for example `50%`."""

    width: str
    sections: tuple[FormSection, ...]


@dataclass(frozen=True, slots=True)
class SolutionFormTab:
    """A tab of a form."""

    id: str
    name: str
    labels: Labels
    is_visible: bool = True
    is_expanded: bool = True
    shows_label: bool = True
    columns: tuple[FormColumn, ...] = ()
    change: Change = WHOLE


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """What a form says about the offered records of a relationship.

    Attributes:
        id: the name for scripts.
        relationship: the schema name of the relationship; that of a page of the product has another form.
        group: `Info`, `Sales`, `Service`, `Marketing` or `ProcessCenter`, as in the file.
        order: the position in the group; None if the file does not say it.
        is_shown: whether the form offers the records; None if the file does not say it.
        view: the id of the view; empty for the associated view.
    """

    id: str
    relationship: str
    labels: Labels
    group: str = ""
    order: int | None = None
    is_shown: bool | None = None
    view: str = ""
    change: Change = WHOLE


@dataclass(frozen=True, slots=True)
class SolutionForm:
    """A form.

    Attributes:
        table: the logical name of its table.
        type: `main`, `quick`, `quickCreate`, `mainInteractionCentric` or another, as in the file.
        is_active: whether it is offered.
        is_partial: whether it only changes a form of another solution.
        hidden: the columns that are attributes without a control.
        order: its position among the forms of its table; None if the file does not say it.
        roles: the ids of the security roles that can use it; empty for all.
        navigation: what it says about the offered related records.
        file: the file that it was read from.
    """

    id: str
    table: str
    type: str
    labels: Labels
    is_active: bool = True
    is_partial: bool = False
    tabs: tuple[SolutionFormTab, ...] = ()
    header: tuple[FormRow, ...] = ()
    footer: tuple[FormRow, ...] = ()
    hidden: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    handlers: tuple[FormHandler, ...] = ()
    order: int | None = None
    is_fallback: bool = False
    roles: tuple[str, ...] = ()
    navigation: tuple[NavigationItem, ...] = ()
    file: str = ""

    def cells(self) -> Iterator[FormCell]:
        """The cells of the header, the sections and the footer, in this order."""
        sections = [e for tab in self.tabs for column in tab.columns for e in column.sections]
        for rows in (self.header, *(each.rows for each in sections), self.footer):
            for row in rows:
                yield from row.cells
