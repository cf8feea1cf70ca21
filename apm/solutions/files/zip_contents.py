"""The files of a zip. Nothing is unpacked to disk; a zip that breaks a limit or a rule for names is refused as a whole.

>>> name_problem("../x.xml"), name_problem("a/b.xml")
('leads out of the zip', '')
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from functools import cached_property
from typing import TYPE_CHECKING

from apm.core.errors import show
from apm.solutions.files.solution_limits import (
    MAX_FILE,
    MAX_FILES,
    MAX_RATIO,
    MAX_TOTAL,
    MB,
    SMALL,
    SolutionRefused,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apm.solutions.files.file_stamps import Stamp

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_END, _END_LENGTH = b"PK\5\6", 22
_LONGEST_COMMENT = 0xFFFF
_LIST_LENGTH = slice(12, 16)
"""Where the end record of a zip has the length of its list of files."""
_MAX_LIST = 20 * MB
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f]")


def name_problem(name: str) -> str:
    """Why a zip with a file of this name is refused, as the end of a sentence; empty if it is not."""
    if _CONTROL.search(name):
        return "contains a control character"
    if "\\" in name:
        return "contains a backslash"
    if name.startswith("/") or _DRIVE.match(name):
        return "is an absolute path"
    parts = name.removesuffix("/").split("/")
    if ".." in parts:
        return "leads out of the zip"
    return "is not a plain path" if "." in parts or "" in parts else ""


class ZipContents:
    """The files of a zip that keeps all limits.

    Attributes:
        label: what messages call the zip.
    """

    def __init__(self, content: bytes, label: str) -> None:
        """Checks the list of files; the zip stays in memory, because its files are read when they are asked for.

        Raises:
            SolutionRefused: the zip is damaged or breaks a limit.
        """
        self.label = label
        try:
            self._check_list_length(content)
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
            if isinstance(error, SolutionRefused):
                raise
            raise SolutionRefused(f"{label} is not a zip that can be read: {error}.") from None
        self._files = self._checked()

    @cached_property
    def names(self) -> Sequence[str]:
        """The names of all files, sorted."""
        return sorted(self._files)

    @property
    def links(self) -> Sequence[str]:
        """None: a zip with links is refused."""
        return ()

    def read(self, name: str) -> bytes:
        """The content of a file.

        Raises:
            SolutionRefused: the file is damaged.
        """
        try:
            with self._zip.open(self._files[name]) as opened:
                return opened.read(MAX_FILE)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise self._refused(f"its file {show(name)} is damaged ({error})") from None

    def path(self, _name: str) -> None:
        """None: the files of a zip are not on the disk."""

    def stamp(self, _name: str) -> None:
        """None: the files of a zip are read together."""

    def is_unchanged(self, _name: str, _stamp: Stamp | None) -> bool:
        """False: the files of a zip are read together."""
        return False

    def _checked(self) -> dict[str, zipfile.ZipInfo]:
        infos = self._zip.infolist()
        if len(infos) > MAX_FILES:
            raise self._refused(f"it has {len(infos)} files, and at most {MAX_FILES} are allowed")
        total = sum(each.file_size for each in infos)
        if total > MAX_TOTAL:
            raise self._refused(
                f"its files have {total // MB} MB, and at most {MAX_TOTAL // MB} MB are allowed"
            )
        files: dict[str, zipfile.ZipInfo] = {}
        folded: dict[str, str] = {}
        for each in infos:
            # `filename` ends at a NUL, and has slashes for backslashes on Windows.
            name = each.orig_filename
            problem = name_problem(name) or _file_problem(each)
            if problem:
                raise self._refused(f"its file {show(name)} {problem}")
            other = folded.setdefault(name.casefold().removesuffix("/"), name)
            if other is not name and not each.is_dir():
                raise self._refused(
                    f"its files {show(other)} and {show(name)} have the same name apart from case"
                )
            if not each.is_dir():
                files[name] = each
        return files

    def _check_list_length(self, content: bytes) -> None:
        """A list of millions of files would fill the memory before they could be counted."""
        at = content.rfind(_END, -_END_LENGTH - _LONGEST_COMMENT)
        record = content[at : at + _END_LENGTH] if at >= 0 else b""
        if int.from_bytes(record[_LIST_LENGTH], "little") > _MAX_LIST:
            raise self._refused("its list of files is too long")

    def _refused(self, reason: str) -> SolutionRefused:
        return SolutionRefused(f"{self.label} is refused: {reason}.")


def _file_problem(info: zipfile.ZipInfo) -> str:
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link"
    if info.flag_bits & _ENCRYPTED:
        return "is encrypted"
    if info.compress_type not in _METHODS:
        return "is compressed with a method other than deflate"
    if info.file_size > MAX_FILE:
        size = info.file_size // MB
        return f"has {size} MB, and at most {MAX_FILE // MB} MB are allowed"
    if info.file_size > max(MAX_RATIO * info.compress_size, SMALL):
        return f"grows more than {MAX_RATIO} times when it is unpacked"
    return ""
