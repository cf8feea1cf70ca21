"""Imports exported templates that the user pastes, in addition to the existing ones."""

from dataclasses import dataclass, replace

from apm.core.json_text import JsonTextError, parse_json
from apm.settings.decoding import with_templates
from apm.settings.settings import Settings
from apm.templates.exports import Exported, merged, read_exports


@dataclass(frozen=True, slots=True)
class Import:
    """The result of an import.

    Attributes:
        settings: the settings with the imported templates.
        session_templates: the unique names of the imported session templates.
        tab_templates: the unique names of the imported tab templates.
        problems: the rows that could not be read.
    """

    settings: Settings
    session_templates: tuple[str, ...] = ()
    tab_templates: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def has_any(self) -> bool:
        """Whether any template could be read."""
        return bool(self.session_templates or self.tab_templates)


def import_templates(settings: Settings, text: str) -> Import:
    """The settings with the templates in a pasted text; one with the same unique name replaces the existing one.

    Imported session templates belong to the user's app profile [A].
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
