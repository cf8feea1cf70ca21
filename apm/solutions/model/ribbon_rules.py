"""The rules of ribbons: which depend on the page, which always have the same answer, and which are not known.

>>> fixed_answer(RibbonRule("CrmClientTypeRule", {"Type": "Outlook"}))
False
>>> fixed_answer(RibbonRule("ValueRule", {"Field": "title", "Value": "a"})) is None
True
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from apm.solutions.model.command_model import Ribbon, RibbonCommand, RibbonRule

CUSTOM, OR = "CustomRule", "OrRule"
ON_PAGE = frozenset({
    "EntityRule", "FormEntityContextRule", "FormStateRule", "RelationshipTypeRule", "SelectionCountRule", "ValueRule",
})  # fmt: skip
"""The rules without functions that depend on the page."""

_TRUE = frozenset({
    "EntityPrivilegeRule", "EntityPropertyRule", "HideForTabletExperienceRule", "MiscellaneousPrivilegeRule",
    "OrganizationSettingRule", "PageRule", "RecordPrivilegeRule", "ReferencingAttributeRequiredRule",
})  # fmt: skip
"""Rules that are true here: the user may do everything, and tables and relationships allow everything [A]."""

_BY_VALUE: Mapping[str, tuple[str, str]] = {
    "CommandClientTypeRule": ("Type", "refresh"),
    "CrmClientTypeRule": ("Type", "web"),
    "CrmOfflineAccessStateRule": ("State", "online"),
    "FormTypeRule": ("Type", "main"),
    "OutlookRenderTypeRule": ("Type", "web"),
    "SkuRule": ("Sku", "online"),
}
"""Rules about the client: an attribute, and the value with which they are true [D; for the client here A]."""

_FALSE = frozenset({"CrmOutlookClientTypeRule", "OutlookItemTrackingRule", "OutlookVersionRule"})
"""Rules that are only true in Outlook [D]."""

KNOWN = {CUSTOM, OR, *ON_PAGE, *_TRUE, *_BY_VALUE, *_FALSE}

_COUNT = "SelectionCountRule"
PRODUCT_RULES: Mapping[str, tuple[RibbonRule, ...]] = {
    "Mscrm.FormStateNotNew": (
        RibbonRule("FormStateRule", {"State": "Create", "InvertResult": "true"}),
    ),
    "Mscrm.PrimaryIsActive": (RibbonRule("ValueRule", {"Field": "statecode", "Value": "0"}),),
    "Mscrm.PrimaryIsInactive": (RibbonRule("ValueRule", {"Field": "statecode", "Value": "1"}),),
    "Mscrm.SelectionCountAtLeastOne": (RibbonRule(_COUNT, {"Minimum": "1"}),),
    "Mscrm.SelectionCountExactlyOne": (RibbonRule(_COUNT, {"Minimum": "1", "Maximum": "1"}),),
}
"""Rules of the product that solutions refer to by their ids [S]; what they check follows from the ids [A]."""


def fixed_answer(rule: RibbonRule) -> bool | None:
    """The answer of a rule that has the same one on every page; None for other rules. An unknown rule is true."""
    if rule.kind in ON_PAGE or rule.kind in (CUSTOM, OR):
        return None
    is_inverted = rule.values.get("InvertResult", "").strip().lower() in ("1", "true")
    if rule.kind in _FALSE:
        return is_inverted
    if rule.kind in _BY_VALUE:
        name, value = _BY_VALUE[rule.kind]
        return (rule.values.get(name, "").strip().lower() == value) is not is_inverted
    return True


class RibbonParts:
    """The commands, rules and labels that the ribbon of a table can name: its own, then those of the app.

    Attributes:
        commands: the commands by id.
        labels: the labels by id.
    """

    def __init__(self, ribbons: Sequence[Ribbon], table: str) -> None:
        self.commands: dict[str, RibbonCommand] = {}
        self.labels: dict[str, Mapping[int, str]] = {}
        self._rules: dict[str, tuple[RibbonRule, ...]] = dict(PRODUCT_RULES)
        # A later ribbon is over an earlier one; that of the table is over that of the app.
        for owner in dict.fromkeys(("", table)):
            for each in (ribbon for ribbon in ribbons if ribbon.table == owner):
                self.commands.update((command.id, command) for command in each.commands)
                self.labels.update(each.labels)
                self._rules.update({**each.display_rules, **each.enable_rules})

    def rules_of(self, command: RibbonCommand) -> Iterator[RibbonRule]:
        """Yield the rules of a command. One that is defined nowhere is left out."""
        for each in _ids(command):
            yield from self._rules.get(each, ())

    def undefined(self, command: RibbonCommand) -> Iterator[str]:
        """Yield the ids of the rules of a command that are defined nowhere."""
        return (each for each in _ids(command) if each not in self._rules)


def leaves(rules: Iterable[RibbonRule]) -> Iterator[RibbonRule]:
    """Yield rules and, in place of a rule with groups, the rules in its groups."""
    for rule in rules:
        if rule.any_of:
            yield from leaves(each for group in rule.any_of for each in group)
        else:
            yield rule


def _ids(command: RibbonCommand) -> tuple[str, ...]:
    return (*command.display_rules, *command.enable_rules)
