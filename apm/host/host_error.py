"""The error that commands report to the user."""


class HostError(Exception):
    """Something is missing or wrong on the machine; the message is one sentence that says what to do."""
