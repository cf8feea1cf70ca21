"""One kind of failure that a person can act on."""


class HostError(Exception):
    """Something is missing or wrong on this machine; the message is one sentence that says what to do."""
