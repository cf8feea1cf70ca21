"""Reads the text of a file that the user wrote: of any size, in any encoding."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from apm.core.json_text import MAX_LENGTH

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 4 * MAX_LENGTH
"""The size of a file above which its text is too long in any case: a character has at most four bytes."""


UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How files begin that some editors save as "Unicode"."""


class TextFileError(ValueError):
    """The file has no text that can be used; the message follows the name of the file: "is longer than ..."."""


def read_text(file: Path) -> str:
    """Return the text of a file, which is UTF-8 with or without a byte order mark.

    Raises:
        TextFileError: it cannot be read, is too long or is not UTF-8.
    """
    try:
        if file.stat().st_size > MOST_BYTES:
            raise TextFileError(f"is longer than {MAX_LENGTH} characters")
        text = file.read_text("utf-8-sig")
    except OSError as error:
        raise TextFileError(f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        if error.object[:2] in UTF_16:
            raise TextFileError("is UTF-16 text: save it as UTF-8") from None
        raise TextFileError(f"is not UTF-8 text (byte {error.start + 1})") from None
    if len(text) > MAX_LENGTH:
        raise TextFileError(f"is longer than {MAX_LENGTH} characters")
    return text
