"""Texts that several modules put together in the same way."""


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the singular or plural.

    >>> counted(1, "record"), counted(2, "record")
    ('1 record', '2 records')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def shortened(text: str, limit: int) -> str:
    """A text of at most `limit` characters; a longer one ends with an ellipsis.

    >>> shortened("Coffee", 6), shortened("Coffee", 5)
    ('Coffee', 'Coff…')
    """
    return text if len(text) <= limit else text[: limit - 1] + "…"
