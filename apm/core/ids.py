"""Ids of rows, apps and roles as files and scripts write them."""


def bare_id(text: str) -> str:
    """A text in lower case without surrounding spaces and braces, whether or not it is an id.

    >>> bare_id(" {CA5E} ")
    'ca5e'
    """
    return text.strip().strip("{}").lower()
