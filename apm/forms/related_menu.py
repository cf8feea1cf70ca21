"""The menu of related records of a form: each item opens a tab with the associated grid, which is a subgrid.

Relationships say how forms offer their records [D], and the form itself can change it [S]. A generated form has no such
menu: its related records stand on the form.

>>> from apm.dataverse import Records
>>> schema = Records().schema
>>> layout = FormLayout("1", "Account", ())
>>> [(each.tab.name, each.tab.label, each.group) for each in related_items(layout, schema.table("account"), schema)]
[('navSubAccts', 'Sub-Accounts', 'Details'), ('navContacts', 'Contacts', 'Details'), \
('nav_incident_customer_accounts', 'Cases', 'Service')]
"""

from collections.abc import Iterator, Sequence

from apm.dataverse import AnyRelationship, RelatedMenu, Schema, Table, ViewKind
from apm.forms.form_layout import (
    Cell,
    Control,
    FormLayout,
    FormTab,
    NavigationChange,
    RelatedItem,
    Section,
    TabColumn,
)
from apm.workspace.lists import PAGE_SIZE

GROUPS = {
    "Details": "Common",
    "Sales": "Sales",
    "Service": "Service",
    "Marketing": "Marketing",
    "ProcessCenter": "Process Sessions",
}
"""The titles of the groups, in their order [S]."""

_PREFIX = "nav_"
"""The prefix of the names for scripts, before the name of the relationship [S]."""


def related_items(layout: FormLayout, table: Table, schema: Schema) -> tuple[RelatedItem, ...]:
    """The items of a form of a table, in the order of the menu."""
    relationships: list[AnyRelationship] = [
        *schema.pointing_at(table.name),
        *schema.linked_to(table.name),
    ]
    found = (e for each in relationships for e in _items(each, layout.navigation, schema))
    unique = {each.tab.name: each for each in found}
    return tuple(sorted(unique.values(), key=_place))


def _place(item: RelatedItem) -> tuple[int, str, int, str]:
    """Where an item is in the menu; groups that are not known are last."""
    known = [*GROUPS]
    at = known.index(item.group) if item.group in GROUPS else len(known)
    return at, item.group, item.order, item.tab.label


def _items(
    relationship: AnyRelationship, changes: Sequence[NavigationChange], schema: Schema
) -> Iterator[RelatedItem]:
    """Yield the items of a relationship: one, or those that the form has for it."""
    own = [each for each in changes if relationship.is_called(each.relationship)]
    is_usual = relationship.menu is not None
    for change in own or [NavigationChange(relationship.name)]:
        if change.is_shown or (change.is_shown is None and is_usual):
            yield _item(relationship, change, schema.table(relationship.table))


def _item(relationship: AnyRelationship, change: NavigationChange, table: Table) -> RelatedItem:
    menu = relationship.menu or RelatedMenu()
    name = change.id or menu.id or f"{_PREFIX}{relationship.name}"
    label = change.label or menu.label or table.plural
    tab = _associated_grid(name, label, table, relationship.name, change.view)
    order = menu.order if change.order is None else change.order
    return RelatedItem(tab, change.group or menu.group, order)


def _associated_grid(name: str, label: str, table: Table, relationship: str, view: str) -> FormTab:
    """A tab with the records of a table in a relationship: a subgrid in the associated view, else the default view.

    The user can choose another view [A]. The pages are as long as those of lists.
    """
    associated = table.view_for(ViewKind.ASSOCIATED)
    parameters = {
        "TargetEntityType": table.name,
        "RelationshipName": relationship,
        "ViewId": view or (associated.id if associated else ""),
        "RecordsPerPage": str(PAGE_SIZE),
        "EnableViewPicker": "true",
    }
    control = Control(name, kind="subgrid", label=label, shows_label=False, parameters=parameters)
    section = Section(name, columns=0, rows=((Cell(control),),))
    return FormTab(name, label, (TabColumn((section,)),))
