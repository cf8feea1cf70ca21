"""The layout of a form: its tabs with their sections, the controls in them, the header and the footer.

Everything that shows the parts of a form, or finds them for scripts, asks the layout. `apm.forms.layout_reading` reads
that of a form of a solution, `apm.forms.generated_layout` makes that of a table without such forms.

>>> name, status = Control("name"), Control("header_status", "status", place=Place.HEADER)
>>> section = Section("details", rows=((Cell(name), Cell()),))
>>> layout = FormLayout("1", "Information", (FormTab("main", "Main", (TabColumn((section,)),)),), (status,))
>>> [*layout.controls], layout.bound, layout.place_of(status)
(['name', 'header_status'], ('name', 'status'), None)
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Place(StrEnum):
    """Where a control is on a form."""

    BODY = ""
    HEADER = "header"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Control:
    """A control.

    Attributes:
        name: the name for scripts.
        column: the column that it shows; empty if it shows none. That of a quick view is the lookup of its record.
        kind: the type of a control that is not a field [D: names of `getControlType`]; empty for a field.
        label: the label; empty for that of the column.
        is_visible: whether it is visible, unless a script changes it, as the next ones.
        is_disabled: whether the user cannot change it.
        shows_label: whether the label is shown.
        parameters: its parameters, by name.
        quick_forms: the ids of the forms that a quick view shows, by table.
    """

    name: str
    column: str = ""
    kind: str = ""
    label: str = ""
    is_visible: bool = True
    is_disabled: bool = False
    shows_label: bool = True
    parameters: Mapping[str, str] = field(default_factory=dict)
    quick_forms: Mapping[str, str] = field(default_factory=dict)
    place: Place = Place.BODY

    @property
    def shown_column(self) -> str:
        """The column that a field shows; empty for another control."""
        return "" if self.kind else self.column or self.name


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a section; without a control it is a space."""

    control: Control | None = None
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a tab.

    Attributes:
        label: the heading; empty if it is not shown.
        columns: how many cells are side by side; 0 for as many as the page has room for.
        rows: its cells.
        has_related: whether it shows the timeline and the related records of the record.
    """

    name: str
    label: str = ""
    is_visible: bool = True
    columns: int = 1
    rows: tuple[tuple[Cell, ...], ...] = ()
    has_related: bool = False

    def controls(self) -> Iterator[Control]:
        """The controls in it, in reading order."""
        return (cell.control for row in self.rows for cell in row if cell.control)


@dataclass(frozen=True, slots=True)
class TabColumn:
    """A column of a tab, with its width in percent; 0 if all columns have the same width."""

    sections: tuple[Section, ...]
    width: int = 0


@dataclass(frozen=True, slots=True)
class FormTab:
    """A tab of a form. It is not a tab of the workspace."""

    name: str
    label: str
    columns: tuple[TabColumn, ...]
    is_visible: bool = True

    def sections(self) -> Iterator[Section]:
        """Its sections, column by column."""
        return (each for column in self.columns for each in column.sections)

    def section(self, name: str) -> Section | None:
        """The section with that name."""
        return next((each for each in self.sections() if each.name == name), None)


@dataclass(frozen=True, slots=True)
class NavigationChange:
    """What a form changes about the menu item of a relationship. Empty values and None leave it as it is.

    Attributes:
        relationship: the schema name of the relationship.
        id: the name for scripts.
        order: the position in the group.
        view: the id of the view of the records.
        is_shown: whether the menu has the item.
    """

    relationship: str
    id: str = ""
    label: str = ""
    group: str = ""
    order: int | None = None
    view: str = ""
    is_shown: bool | None = None


@dataclass(frozen=True, slots=True)
class RelatedItem:
    """An item of the menu of related records.

    Attributes:
        tab: the tab that it opens, with the associated grid. Its name is that of the item.
        group: the group of the menu.
        order: the position in the group.
    """

    tab: FormTab
    group: str
    order: int


@dataclass(frozen=True)
class FormLayout:
    """The layout of a form.

    Attributes:
        id: the id of the form.
        name: the name of the form.
        header: the controls of the header.
        footer: the controls of the footer.
        hidden: the columns that are attributes without a control.
        all_columns: whether every column of the table is an attribute.
        has_tabs: whether it has a row of tabs, also with one tab; a form for quick creation has none.
        is_generated: whether the emulator made it, because the table has no form of its own.
        navigation: what it changes about the menu of related records.
        related: the items of that menu.
    """

    id: str
    name: str
    tabs: tuple[FormTab, ...]
    header: tuple[Control, ...] = ()
    footer: tuple[Control, ...] = ()
    hidden: tuple[str, ...] = ()
    all_columns: bool = False
    has_tabs: bool = True
    is_generated: bool = False
    navigation: tuple[NavigationChange, ...] = ()
    related: tuple[RelatedItem, ...] = ()

    @cached_property
    def controls(self) -> Mapping[str, Control]:
        """The controls by name: those of the tabs, then those of the header and of the footer."""
        in_tabs = (each for tab in self.tabs for part in tab.sections() for each in part.controls())
        return {each.name: each for each in (*in_tabs, *self.header, *self.footer)}

    @cached_property
    def bound(self) -> tuple[str, ...]:
        """The columns that its fields show, then those without a control, each once."""
        shown = (each.shown_column for each in self.controls.values())
        return tuple(dict.fromkeys([*filter(None, shown), *self.hidden]))

    def control(self, name: str) -> Control | None:
        """The control with that name; also one in a tab of related records, which is not a control of the form."""
        return self.controls.get(name) or self._related_controls.get(name)

    def controls_of(self, column: str) -> list[Control]:
        """The fields of a column, in the order of `controls`."""
        return self._by_column.get(column, [])

    def tab(self, name: str) -> FormTab | None:
        """The tab with that name."""
        return next((each for each in self.tabs if each.name == name), None)

    def place_of(self, control: Control) -> tuple[FormTab, Section] | None:
        """The tab and the section with a control; None for one in the header or the footer."""
        return self._places.get(control.name)

    @cached_property
    def _related_controls(self) -> Mapping[str, Control]:
        sections = (part for each in self.related for part in each.tab.sections())
        return {each.name: each for part in sections for each in part.controls()}

    @cached_property
    def _by_column(self) -> Mapping[str, list[Control]]:
        found: dict[str, list[Control]] = {}
        for each in self.controls.values():
            found.setdefault(each.shown_column, []).append(each)
        return found

    @cached_property
    def _places(self) -> Mapping[str, tuple[FormTab, Section]]:
        return {
            control.name: (tab, section)
            for tab in self.tabs
            for section in tab.sections()
            for control in section.controls()
        }
