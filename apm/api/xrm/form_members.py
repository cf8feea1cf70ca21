"""The members of a form context, of its data and of its record."""

from functools import partial

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, member, part
from apm.api.xrm.control_objects import control_objects
from apm.core.json_text import Json
from apm.core.results import ObjectOf
from apm.emulator import Emulator
from apm.forms.script_values import braced
from apm.forms.scripted_form import ScriptedForm

MEMBERS: list[Member] = []
_form = partial(member, MEMBERS, Owner.FORM)
_data = partial(member, MEMBERS, Owner.FORM_DATA)
_entity = partial(member, MEMBERS, Owner.FORM_ENTITY)
_PAGES = CLIENT_API + "reference/"
_CONTEXT = CLIENT_API + "clientapi-form-context"
_DATA = _PAGES + "formcontext-data"
_ENTITY = _PAGES + "formcontext-data-entity"

part(MEMBERS, Owner.FORM, "data", Owner.FORM_DATA, "D", _CONTEXT, "The data of the form.")
part(MEMBERS, Owner.FORM, "ui", Owner.FORM_UI, "D", _CONTEXT, "The user interface of the form.")
part(MEMBERS, Owner.FORM_DATA, "entity", Owner.FORM_ENTITY, "D", _DATA, "The record of the form.")


def attributes(form: ScriptedForm, name: str) -> tuple[ObjectOf, ...]:
    """The attributes of a form, or the attribute with a name."""
    return _named(Owner.ATTRIBUTE, form, [each.name for each in form.columns], name)


def controls(form: ScriptedForm, name: str) -> tuple[ObjectOf, ...]:
    """The controls of a form, or the control with a name."""
    held = form.form
    return control_objects(form, held.layout.controls.values(), name) if held else ()


def _named(owner: Owner, form: ScriptedForm, names: list[str], wanted: str) -> tuple[ObjectOf, ...]:
    chosen = [each for each in names if wanted in ("", each)]
    return tuple(ObjectOf(owner, f"{form.page.id} {each}") for each in chosen)


@_form("getAttribute", Kind.PICK, "D", _CONTEXT, takes=(Takes.OPTIONS,))
def get_attribute(_emulator: Emulator, form: ScriptedForm, name: str) -> tuple[ObjectOf, ...]:
    """The attribute with a name or an index; all attributes without an argument; null for an unknown name."""
    return attributes(form, name)


@_form("getControl", Kind.PICK, "D", _CONTEXT, takes=(Takes.OPTIONS,))
def get_control(_emulator: Emulator, form: ScriptedForm, name: str) -> tuple[ObjectOf, ...]:
    """The control with a name or an index; all controls without an argument; null for an unknown name."""
    return controls(form, name)


@_data("attributes", Kind.COLLECTION, "D", _DATA, takes=(Takes.OPTIONS,), holds=Owner.ATTRIBUTE)
def data_attributes(_emulator: Emulator, form: ScriptedForm, name: str) -> tuple[ObjectOf, ...]:
    """The custom parameters of the form, which are no columns of its table."""
    return _named(Owner.ATTRIBUTE, form, [*form.page.form_parameters], name)


@_data("getIsDirty", Kind.SYNC, "D", _DATA + "/getisdirty")
def get_is_dirty(_emulator: Emulator, form: ScriptedForm) -> bool:
    """Whether a value differs from the saved value."""
    held = form.form
    return held is not None and held.is_dirty


@_data("isValid", Kind.SYNC, "D", _DATA + "/isvalid")
def is_valid(_emulator: Emulator, form: ScriptedForm) -> bool:
    """Whether the form can be saved: no required value is missing and no field has an error."""
    return not form.problem()


@_data("addOnLoad", Kind.PAGE, "D", _DATA + "/addonload")
def add_on_load() -> None:
    """Adds a handler that is called when the data is loaded: when the form opens, after a save, after a refresh."""


@_data("removeOnLoad", Kind.PAGE, "D", _DATA + "/removeonload")
def remove_on_load() -> None:
    """Removes such a handler."""


@_data("refresh", Kind.PAGE_ASYNC, "D", _DATA + "/refresh")
def refresh() -> None:
    """Reloads the record, after saving it if the argument is true; returns a Promise."""


@_data("save", Kind.PAGE_ASYNC, "D", _DATA + "/save")
def save() -> None:
    """Calls the OnSave handlers and saves the form; returns a Promise of `{savedEntityReference}`."""


@_entity("attributes", Kind.COLLECTION, "D", _ENTITY, takes=(Takes.OPTIONS,), holds=Owner.ATTRIBUTE)
def entity_attributes(_emulator: Emulator, form: ScriptedForm, name: str) -> tuple[ObjectOf, ...]:
    """The attributes of the form."""
    return attributes(form, name)


@_entity("getEntityName", Kind.SYNC, "D", _ENTITY + "/getentityname")
def get_entity_name(_emulator: Emulator, form: ScriptedForm) -> str:
    """The logical name of the table."""
    return form.table_name


@_entity("getEntitySetName", Kind.SYNC, "D", _ENTITY + "/getentitysetname")
def get_entity_set_name(_emulator: Emulator, form: ScriptedForm) -> str:
    """The name of the table in Web API addresses."""
    held = form.form
    return held.table.set_name if held else form.table_name


@_entity("getId", Kind.SYNC, "D", _ENTITY + "/getid")
def get_id(_emulator: Emulator, form: ScriptedForm) -> str:
    """The id of the record, in braces and upper case; empty for a new record."""
    held = form.form
    return braced(held.id) if held else ""


@_entity("getEntityReference", Kind.SYNC, "D", _ENTITY + "/getentityreference")
def get_entity_reference(emulator: Emulator, form: ScriptedForm) -> dict[str, Json]:
    """`{entityType, id, name}` of the record."""
    return {
        "entityType": form.table_name,
        "id": get_id(emulator, form),
        "name": get_primary_attribute_value(emulator, form),
    }


@_entity("getPrimaryAttributeValue", Kind.SYNC, "D", _ENTITY + "/getprimaryattributevalue")
def get_primary_attribute_value(_emulator: Emulator, form: ScriptedForm) -> str | None:
    """The name of the record as the form shows it."""
    held = form.form
    column = held.table.columns.get(held.table.primary_name) if held else None
    return (held.text(column) or None) if held and column else None


@_entity("getIsDirty", Kind.SYNC, "D", _ENTITY + "/getisdirty")
def entity_is_dirty(emulator: Emulator, form: ScriptedForm) -> bool:
    """Whether a value differs from the saved value."""
    return bool(get_is_dirty(emulator, form))


@_entity(
    "getDataXml",
    Kind.SYNC,
    "D; always empty A",
    _ENTITY + "/getdataxml",
    partial="changes are not written out",
)
def get_data_xml(_emulator: Emulator, form: ScriptedForm) -> str:
    """An empty element of the table: changes are not written out here."""
    return f"<{form.table_name}></{form.table_name}>"


@_entity("isValid", Kind.SYNC, "D", _ENTITY + "/isvalid")
def entity_is_valid(_emulator: Emulator, form: ScriptedForm) -> bool:
    """Whether the form can be saved."""
    return not form.problem()


@_entity("addOnSave", Kind.PAGE, "D", _ENTITY + "/addonsave")
def add_on_save() -> None:
    """Adds a handler that is called before the form is saved."""


@_entity("removeOnSave", Kind.PAGE, "D", _ENTITY + "/removeonsave")
def remove_on_save() -> None:
    """Removes such a handler."""


@_entity("addOnPostSave", Kind.PAGE, "D", _ENTITY + "/addonpostsave")
def add_on_post_save() -> None:
    """Adds a handler that is called after the form was saved."""


@_entity("removeOnPostSave", Kind.PAGE, "D", _ENTITY + "/removeonpostsave")
def remove_on_post_save() -> None:
    """Removes such a handler."""


@_entity("save", Kind.PAGE_ASYNC, "D", _ENTITY + "/save")
def entity_save() -> None:
    """Saves the form; "saveandclose" then closes it, "saveandnew" then opens a form for a new record."""
