"""The tab of a form that is shown: its columns, their sections, and the cells in them."""

from collections.abc import Iterator

from apm.dataverse import Records
from apm.forms.form import Form, section_key
from apm.forms.form_layout import Cell, Control, FormTab, Section, TabColumn
from apm.forms.form_tabs import is_expanded
from apm.ui.elements import Attribute, Element, h
from apm.ui.pages.fields import form_field, plain_field
from apm.ui.pages.form_tab_strip import has_tab_strip, tab_id, tab_panel_id
from apm.ui.pages.related_records import related_sections
from apm.workspace.form_state import UNCHANGED
from apm.workspace.page import Page


def shown_tab(page: Page, form: Form, tab: FormTab, records: Records) -> Element:
    """A tab with its sections. One that a script collapsed is empty."""
    attributes: dict[str, Attribute] = {
        "class": "record",
        "data-form-tab": tab.name,
        "key": f"tab {tab.name}",
    }
    if has_tab_strip(form):
        panel = {"role": "tabpanel", "id": tab_panel_id(page)}
        attributes |= {**panel, "aria-labelledby": tab_id(page, form, tab)}
    changed = form.state.tabs.get(tab.name, UNCHANGED).label
    heading = [h("h2", {"class": "wide"}, changed)] if changed and not has_tab_strip(form) else []
    columns = tab.columns if is_expanded(form, tab) else ()
    drawn = (_column(page, form, tab, each, records) for each in columns)
    return h("div", attributes, *heading, *filter(None, drawn))


def _column(
    page: Page, form: Form, tab: FormTab, column: TabColumn, records: Records
) -> Element | None:
    sections = [
        _section(page, form, tab, each, f"section {at}", records)
        for at, each in enumerate(column.sections)
        if form.is_section_visible(tab, each) and (form.id or not each.has_related)
    ]
    if not sections:
        return None
    has_related = any(each.has_related for each in column.sections)
    width = f"flex-grow: {column.width}" if column.width else None
    look = {"class": "side" if has_related else "form-column", "style": width}
    return h("div", look, *(each for found in sections for each in found))


def _section(
    page: Page, form: Form, tab: FormTab, section: Section, key: str, records: Records
) -> list[Element]:
    """A section; its `key` is its place, because two sections of a tab may have the same name [S]."""
    changed = form.state.sections.get(section_key(tab, section), UNCHANGED).label
    is_shown = not form.layout.is_generated
    label = changed if changed is not None else section.label if is_shown else ""
    heading = [h("h3", {"class": "wide"}, label)] if label else []
    if section.has_related:
        return [*heading, *related_sections(page, form, records)]
    name = label or f"{form.table.label} form"
    attributes: dict[str, Attribute] = {
        "class": "form cells" if section.columns else "form",
        "aria-label": name,
        "key": key,
        "data-columns": section.columns or None,
    }
    cells = _cells(page, form, section, records)
    others = _unknown_columns(page, form) if _is_first(form, section) else ()
    return [h("form", attributes, *heading, *cells, *others)]


def _cells(page: Page, form: Form, section: Section, records: Records) -> Iterator[Element]:
    """The cells in reading order. A row that is not full ends with spaces, so that the next one begins at the left."""
    below: list[int] = []
    for row in section.rows:
        yield from _row(page, form, row, records)
        if section.columns:
            # Cells of rows above may reach into this row.
            above = len(below)
            used = above + sum(each.colspan for each in row)
            yield from (_space() for _ in range(section.columns - used) if above < section.columns)
            below = [each - 1 for each in below if each > 1]
            tall = (each for each in row if each.rowspan > 1)
            below += [each.rowspan - 1 for each in tall for _ in range(each.colspan)]


def _row(page: Page, form: Form, row: tuple[Cell, ...], records: Records) -> Iterator[Element]:
    for cell in row:
        if cell.control is None:
            yield _spanned(_space(), cell)
        elif form.is_visible(cell.control):
            yield _spanned(control_element(page, form, cell.control, records), cell)


def control_element(page: Page, form: Form, control: Control, records: Records) -> Element:
    """The element of a control of any type."""
    column = form.column_of(control)
    if column:
        return form_field(page, form, control, column, records)
    # Imported on first use: generated forms have only fields.
    from apm.ui.pages.other_controls import other_control  # noqa: PLC0415

    return other_control(page, form, control, records)


def _spanned(element: Element, cell: Cell) -> Element:
    attributes = element[1]
    if cell.colspan > 1:
        attributes["class"] = f"{attributes.get('class', '')} span-{min(cell.colspan, 4)}".strip()
    if cell.rowspan > 1:
        attributes["style"] = f"--rows: {cell.rowspan}"
    return element


def _space() -> Element:
    return h("div", {"class": "space"})


def _is_first(form: Form, section: Section) -> bool:
    tab = form.shown_tab
    return tab is not None and next(tab.sections(), None) is section


def _unknown_columns(page: Page, form: Form) -> list[Element]:
    """The fields of values for a new record that no column takes."""
    return [
        plain_field(page, each, str(page.edits.get(each, form.text_before(each))))
        for each in form.unknown_columns
    ]
