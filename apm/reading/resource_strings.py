"""The localized strings of RESX web resources, in the language of the user.

The name of a RESX web resource has its language, as in `new_/labels.1033.resx`; scripts ask for `new_/labels` [D]. The
one in the user's language is used; if there is none, the one in the base language [D].
"""

from __future__ import annotations

import glob
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apm.solutions.files.solution_limits import SolutionRefused
from apm.solutions.files.solution_xml import XmlProblem, read_xml

if TYPE_CHECKING:
    from apm.core.json_text import Json
    from apm.reading.workspace_resources import WebResources
    from apm.settings import Language

ENDING = ".resx"
_NAME = re.compile(r"(?P<base>.+)\.(?P<language>[0-9]{1,5})\.resx", re.IGNORECASE)


@dataclass(frozen=True)
class ResourceStrings:
    """The strings of a workspace.

    Attributes:
        strings: the strings by key, by the name that scripts use, in small letters.
        remarks: the web resources that cannot be read.
        patterns: the patterns of the files that were read, or that would win if they existed.
    """

    strings: dict[str, dict[str, str]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()

    @property
    def page_settings(self) -> dict[str, Json]:
        """The strings as a setting of the page, if there are any."""
        strings: dict[str, Json] = {name: {**keys} for name, keys in self.strings.items()}
        return {"strings": strings} if strings else {}


def resource_strings(resources: WebResources, languages: Language) -> ResourceStrings:
    """Read the RESX web resources of a workspace.

    Args:
        resources: the web resources.
        languages: the language of the user and the base language.
    """
    names: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for name in resources.names(ENDING):
        found = _NAME.fullmatch(name)
        if found:
            names[found["base"].lower()][int(found["language"])] = name
    wanted = (languages.user, languages.base)
    strings: dict[str, dict[str, str]] = {}
    remarks: list[str] = []
    for base, by_language in names.items():
        name = next((by_language[each] for each in wanted if each in by_language), "")
        if name:
            try:
                strings[base] = strings_of(resources.content(name), name)
            except (XmlProblem, SolutionRefused) as problem:
                is_named = isinstance(problem, SolutionRefused)
                remarks.append(str(problem) if is_named else f"{name} {problem}; it has no strings")
    folder = resources.folder
    every = (name for by_language in names.values() for name in by_language.values())
    patterns = [glob.escape(str(folder / name)) for name in every] if folder else []
    return ResourceStrings(strings, tuple(remarks), tuple(patterns))


def strings_of(content: bytes, name: str) -> dict[str, str]:
    """The strings of a RESX file by key.

    >>> strings_of(b'<root><data name="hello"><value>Hi</value></data></root>', "new_labels.1033.resx")
    {'hello': 'Hi'}

    Raises:
        XmlProblem: it is not XML.
        SolutionRefused: it breaks a limit.
    """
    root = read_xml(content, name)
    return {
        each.get("name", ""): each.findtext("value", "")
        for each in root.iter("data")
        if each.get("name")
    }
