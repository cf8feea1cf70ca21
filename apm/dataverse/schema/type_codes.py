"""The numbers of tables, which FetchXML has in columns with the name of a table [O].

>>> table_of("4212"), table_of("task"), table_of("10042")
('task', 'task', '10042')
"""

from collections.abc import Mapping

TYPE_CODES: Mapping[str, int] = {
    "account": 1,
    "contact": 2,
    "annotation": 5,
    "systemuser": 8,
    "team": 9,
    "businessunit": 10,
    "systemuserroles": 15,
    "teammembership": 23,
    "teamroles": 40,
    "incident": 112,
    "activityparty": 135,
    "activitymimeattachment": 1001,
    "organization": 1019,
    "role": 1036,
    "savedquery": 1039,
    "queue": 2020,
    "queueitem": 2029,
    "activitypointer": 4200,
    "appointment": 4201,
    "email": 4202,
    "phonecall": 4210,
    "task": 4212,
    "userquery": 4230,
    "workflow": 4703,
    "transactioncurrency": 9105,
    "knowledgearticle": 9953,
}
"""The numbers of tables of the product [D]. Those of other tables depend on the organization, and are null here [A]."""

_TABLES = {str(code): table for table, code in TYPE_CODES.items()}


def table_of(text: str) -> str:
    """The name of the table with a number; a text that is none is returned as it is."""
    return _TABLES.get(text.strip(), text)
