"""Makes the service that answers requests to the Web API. Imported on first use: most pages send no request."""

from apm.api.xrm.global_context_members import ORGANIZATION_ID, VERSION
from apm.emulator import Emulator
from apm.web_api.service import Service


def web_service(emulator: Emulator) -> Service:
    """The service of the organization of an emulator."""
    workspace = emulator.workspace
    return Service(
        workspace.records,
        organization_id=ORGANIZATION_ID,
        version=VERSION,
        language=workspace.settings.language.user,
    )
