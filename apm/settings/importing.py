"""Templates that a person pastes: exported rows, beside the templates that are there."""

from dataclasses import dataclass, replace

from apm.core.json_text import JsonTextError, parse_json
from apm.settings.decoding import with_templates
from apm.settings.settings import Settings
from apm.templates.exports import Exported, merged, read_exports


@dataclass(frozen=True, slots=True)
class Import:
    """What came of it.

    Attributes:
        settings: with the templates that could be read.
        session_templates: their unique names.
        tab_templates: their unique names.
        problems: what could not be read, row by row.
    """

    settings: Settings
    session_templates: tuple[str, ...] = ()
    tab_templates: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def has_any(self) -> bool:
        """Whether anything could be read."""
        return bool(self.session_templates or self.tab_templates)


def import_templates(settings: Settings, text: str) -> Import:
    """Settings with the templates of a pasted text; an imported one takes the place of its namesake.

    Imported session templates are in the user's app profile [A].
    """
    try:
        given = parse_json(text)
    except JsonTextError as error:
        return Import(settings, problems=(f"The text is {error}.",))
    exported = read_exports({"The text": given}, settings.catalogue.tabs)
    return Import(
        _with(settings, exported),
        tuple(exported.session_templates),
        tuple(exported.tab_templates),
        exported.problems,
    )


def _with(settings: Settings, exported: Exported) -> Settings:
    catalogue = with_templates(settings.catalogue, merged({}, exported))
    if catalogue.profile is not None:
        catalogue = replace(catalogue, profile=catalogue.profile.union(exported.session_templates))
    return replace(settings, catalogue=catalogue)
