"""The members of controls of a form that show no column."""

from functools import partial

from apm.api.member import CLIENT_API, Kind, Member, Owner, member
from apm.api.xrm.control_members import declare_shared
from apm.core.outcome import Outcome
from apm.core.results import Missing
from apm.emulator import Emulator
from apm.forms.scripted_control import ScriptedControl

MEMBERS: list[Member] = []
_PAGE = CLIENT_API + "reference/controls"


def _declare(owner: Owner) -> None:
    declare_shared(MEMBERS, owner)
    declare = partial(member, MEMBERS, owner)

    @declare("getControlType", Kind.SYNC, "D", _PAGE + "/getcontroltype")
    def get_control_type(_emulator: Emulator, control: ScriptedControl) -> str:
        """The type: `subgrid`, `webresource`, `quickform`, `timelinewall`, `standard`, ..."""
        return control.control.kind or "standard"

    @declare("refresh", Kind.SYNC, "D; the records of the form stay A", _PAGE + "/refresh")
    def refresh(_emulator: Emulator, control: ScriptedControl) -> Outcome[Missing]:
        """Draws the control again."""
        return control.owner.changed()


_declare(Owner.OTHER_CONTROL)
