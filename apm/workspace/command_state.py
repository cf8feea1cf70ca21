"""The answers to the rules of a page's commands. The rules are in `apm.commands`."""

from dataclasses import dataclass, field

from apm.settings import CommandRule


@dataclass(slots=True)
class CommandState:
    """What is known about the rules of a page's commands.

    Attributes:
        round: how often the rules were evaluated; an answer to an earlier evaluation does not count.
        answers: whether rules are true. Until a function has answered again, its earlier answer counts.
    """

    round: int = 0
    answers: dict[CommandRule, bool] = field(default_factory=dict)
