"""The labels of solutions in the languages of a workspace.

>>> labels = SolutionLabels(Language(user=1036, base=1033))
>>> labels.label({1033: "Name", 1036: "Nom"}), labels.label({1031: "Bezeichnung"})
('Nom', 'Bezeichnung')
>>> labels.localized({1031: "Bezeichnung"})
''
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apm.settings import Language
from apm.solutions.model.table_model import label_in

if TYPE_CHECKING:
    from apm.solutions.model.table_model import Labels


@dataclass(frozen=True, slots=True)
class SolutionLabels:
    """Finds the labels of a workspace.

    Attributes:
        languages: the language of the user and the base language.
    """

    languages: Language

    def label(self, labels: Labels) -> str:
        """The label in the language of the user, else in the base language, else in any; empty if there is none."""
        return label_in(labels, self.languages.user, self.languages.base)

    def localized(self, labels: Labels) -> str:
        """The label in the language of the user, else in the base language; empty if neither has one."""
        return labels.get(self.languages.user) or labels.get(self.languages.base) or ""
