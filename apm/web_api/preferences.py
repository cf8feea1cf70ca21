"""The `Prefer` header: page size, annotations, and whether a changed record is returned.

>>> read_preferences('odata.maxpagesize=3, odata.include-annotations="*",return=representation')
Preferences(page_size=3, annotations=('*',), returns_record=True, goes_on_after_errors=False)
"""

import re
from dataclasses import dataclass

_PREFERENCE = re.compile(r'([\w.-]+)\s*(?:=\s*(?:"([^"]*)"|([^",;\s]+)))?')


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a client prefers.

    Attributes:
        page_size: the maximum number of records on a page; None if the client has no preference.
        annotations: the patterns of the annotations that records have besides those of OData itself [D].
        returns_record: whether the answer to a change has the record [D].
        goes_on_after_errors: whether a batch goes on after a request that failed [D].
    """

    page_size: int | None = None
    annotations: tuple[str, ...] = ()
    returns_record: bool = False
    goes_on_after_errors: bool = False

    def wants(self, annotation: str) -> bool:
        """Whether records have an annotation, given its name without `@`; a leading `-` excludes [OData].

        >>> wanted = Preferences(annotations=("Microsoft.Dynamics.CRM.*", "-Microsoft.Dynamics.CRM.more"))
        >>> [wanted.wants(f"Microsoft.Dynamics.CRM.{each}") for each in ("lookuplogicalname", "more")]
        [True, False]
        """
        excluded = [each[1:] for each in self.annotations if each.startswith("-")]
        return _has(self.annotations, annotation) and not _has(excluded, annotation)

    def applied(self) -> str:
        """The header `Preference-Applied` of an answer with records [D]; empty without a preference."""
        parts = []
        if self.page_size is not None:
            parts.append(f"odata.maxpagesize={self.page_size}")
        if self.annotations:
            parts.append(f'odata.include-annotations="{",".join(self.annotations)}"')
        return ",".join(parts)


def read_preferences(text: str) -> Preferences:
    """The preferences in a header; those that are not known are ignored, as HTTP wants it."""
    found = {
        name.lower(): quoted or plain
        for name, quoted, plain in (match.groups("") for match in _PREFERENCE.finditer(text))
    }
    size = found.get("odata.maxpagesize", "")
    annotations = found.get("odata.include-annotations", "")
    return Preferences(
        page_size=int(size) if re.fullmatch(r"[1-9][0-9]{0,8}", size) else None,
        annotations=tuple(each.strip() for each in annotations.split(",") if each.strip()),
        returns_record=found.get("return", "").lower() == "representation",
        goes_on_after_errors="odata.continue-on-error" in found
        and found["odata.continue-on-error"].lower() != "false",
    )


def _has(patterns: "tuple[str, ...] | list[str]", name: str) -> bool:
    return any(
        each in ("*", name) or (each.endswith("*") and name.startswith(each[:-1]))
        for each in patterns
    )
