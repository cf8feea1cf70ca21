"""Ids of rows, apps and roles: as files and scripts write them, and those that are made from names."""


def bare_id(text: str) -> str:
    """A text in lower case without surrounding spaces and braces, whether or not it is an id.

    >>> bare_id(" {CA5E} ")
    'ca5e'
    """
    return text.strip().strip("{}").lower()


def named_id(name: str) -> str:
    """An id that depends on a name only, so that tests can rely on it: always the same for the same name [A].

    >>> named_id("account all")
    'fda352b0-880b-5650-8ea2-c7a035f642ad'
    """
    # Most pages need none.
    from uuid import NAMESPACE_OID, uuid5  # noqa: PLC0415 - Imported with the first such id.

    return str(uuid5(NAMESPACE_OID, name))
