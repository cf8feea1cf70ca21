"""Texts that several modules put together in the same way."""


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the singular or plural.

    >>> counted(1, "record"), counted(2, "record")
    ('1 record', '2 records')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def is_blank(text: str) -> bool:
    r"""Whether nothing of a text can be seen: it has only spaces, controls and characters without width.

    >>> is_blank(" \u200b\n"), is_blank("\u200bKim")
    (True, False)
    """
    return not any(each.isprintable() and each != " " for each in text)


def record_name(name: str) -> str:
    """The name of a record for a link or a label, which cannot be blank."""
    return "(no name)" if is_blank(name) else name


def shortened(text: str, limit: int) -> str:
    """A text of at most `limit` characters; a longer one ends with an ellipsis.

    >>> shortened("Coffee", 6), shortened("Coffee", 5)
    ('Coffee', 'Coff…')
    """
    return text if len(text) <= limit else text[: limit - 1] + "…"
