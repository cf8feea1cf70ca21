"""A file that the server sends: one on the disk, or one in the zip of a solution."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from apm.host.serve.media import content_type, content_type_of
from apm.host.serve.whole_file import WholeFile, read_whole, tag_of

if TYPE_CHECKING:
    from pathlib import Path

    from apm.reading.workspace_resources import SolutionResource, WebResources


@dataclass(frozen=True)
class DiskFile:
    """A file on the disk.

    Attributes:
        path: its path.
        kind: its content type; None if it is not known.
    """

    path: Path
    kind: str | None

    @property
    def tag(self) -> str:
        """The tag of its current content; empty if it has none."""
        return tag_of(self.path)

    def read(self) -> WholeFile:
        """Its content.

        Raises:
            OSError: it is gone, or cannot be read.
        """
        return read_whole(self.path)


@dataclass(frozen=True)
class PackedFile:
    """A web resource in a zip, which is in memory."""

    resource: SolutionResource
    kind: str | None

    @property
    def tag(self) -> str:
        """The tag of its content."""
        return self.read().tag

    def read(self) -> WholeFile:
        """Its content.

        Raises:
            OSError: it cannot be read any more.
        """
        content = self.resource.content()
        return WholeFile(content, f'"{sha256(content).hexdigest()[:16]}"')


ServedFile: TypeAlias = DiskFile | PackedFile


def on_disk(path: Path) -> DiskFile:
    """A file with the content type of its name."""
    return DiskFile(path, content_type(path))


def web_resource_file(resources: WebResources, name: str) -> ServedFile | None:
    """The file of a web resource of the workspace; None if there is none.

    Its content type is that of its type, since the name often has no ending [S].
    """
    own, exported = resources.own(name), resources.of_solution(name)
    kind = content_type_of(exported.about.type if exported else None)
    path = own or (exported.path if exported else None)
    if path:
        return DiskFile(path, kind or content_type(path))
    return PackedFile(exported, kind or content_type(PurePosixPath(name))) if exported else None
