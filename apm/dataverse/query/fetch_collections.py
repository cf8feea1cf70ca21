"""Says where FetchXML can ask for the records of a linked record: in a filter of the record itself.

`parentcaseid/Incident_Tasks/any(...)` is a condition about records of a joined table. A filter of FetchXML only asks
for records that are linked to its own table, so the condition becomes: there is a parent case of which there is a task.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from apm.dataverse.query.query_model import ROOT, Group, Link, Negation, Path, Related, Tree


def with_steps(tree: Tree, links: Sequence[Link]) -> Tree:
    """The same condition of the queried table, without links that lead from other tables.

    Args:
        tree: the condition.
        links: the links of the query.
    """
    match tree:
        case Group():
            return replace(tree, parts=tuple(with_steps(each, links) for each in tree.parts))
        case Negation():
            return Negation(with_steps(tree.part, links))
        case Related() if tree.link.to.source != ROOT:
            return with_steps(_within(tree, links), links)
    return tree


def _within(related: Related, links: Sequence[Link]) -> Tree:
    """The condition that the record from which the link leads meets it; all records that are not there meet one."""
    link = related.link
    step = next(each for each in links if each.source == link.to.source)
    source = f"{step.source}_{link.source}"
    moved = replace(related, link=replace(link, to=Path(link.to.column, source)))
    where = Negation(moved) if related.is_all else moved
    found = Related(replace(step, source=source, where=where, links=()))
    return Negation(found) if related.is_all else found
