"""Records of the Configuration Migration tool."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from apm.dataverse import Records
from apm.reading.workspace_file import WorkspaceFile, read_workspace
from apm.settings.shipped import from_shipped
from tests.support.sample_solution import UNPACKED, zipped

DEVICE, LOST = "d0000000-0000-4000-8000-000000000001", "d0000000-0000-4000-8000-000000000009"

SCHEMA = """<entities>
  <entity name="con_device" displayname="Device" primaryidfield="con_deviceid" primarynamefield="con_name"><fields>
    <field name="con_deviceid" type="guid" primaryKey="true" /><field name="con_name" type="string" />
    <field name="con_kind" type="optionsetvalue" /><field name="con_price" type="money" />
    <field name="con_inservice" type="bool" /><field name="con_boughton" type="datetime" />
    <field name="con_accountid" type="entityreference" lookupType="account" />
    <field name="con_photo" type="imagedata" /><field name="con_colour" type="string" />
    <field name="con_notes" type="memo" />
  </fields></entity>
</entities>"""
DATA = f"""<entities xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" timestamp="2026-01-31T08:00:00Z">
  <entity name="con_device" displayname="Device"><records>
    <record id="{{{DEVICE.upper()}}}"><field name="con_deviceid" value="{DEVICE}" />
      <field name="con_name" value="Toaster" /><field name="con_kind" value="100000000" />
      <field name="con_price" value="49.5" /><field name="con_inservice" value="False" />
      <field name="con_boughton" value="2026-01-30" /><field name="con_photo" value="x.png" />
      <field name="con_accountid" value="{LOST}" lookupentity="account" lookupentityname="Lost" />
      <field name="con_colour" value="red" /><field name="con_notes" value="" /></record>
  </records><m2mrelationships /></entity>
</entities>"""

Read = Callable[[bytes], WorkspaceFile]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(content: bytes) -> WorkspaceFile:
        (tmp_path / "data.zip").write_bytes(content)
        (tmp_path / "workspace.toml").write_text(
            f'solutions.paths = ["{UNPACKED.as_posix()}"]\nrecords.files = ["*.zip"]'
        )
        return read_workspace(tmp_path / "workspace.toml")

    return reading


def test_the_records_of_a_zip_are_records_of_the_workspace(read: Read) -> None:
    workspace = read(zipped({"data.xml": DATA, "data_schema.xml": SCHEMA}))
    assert workspace.problems == ()
    own = from_shipped(workspace.page).settings.records
    records = Records(own.tables, described=own.described)
    (found,) = records.query("con_device")
    assert found["con_deviceid"] == DEVICE
    wanted = {
        "con_name": "Toaster",
        "con_kind": 100000000,
        "con_price": 49.5,
        "con_inservice": False,
        "con_boughton": "2026-01-30",
        "con_notes": None,
        # Its account is not there.
        "_con_accountid_value": None,
    }
    assert {name: found[name] for name in wanted} == wanted
    # The solution does not have the column.
    assert not {"con_photo", "con_colour"} & found.keys()


SAMPLE_CONTACT = "c0ac0000-0000-4000-8000-000000000001"
LINK_SCHEMA = SCHEMA.replace(
    "</fields></entity>",
    """</fields><relationships>
    <relationship name="con_device_contact" manyToMany="true" isreflexive="false" relatedEntityName="con_device_contact"
      m2mTargetEntity="contact" m2mTargetEntityPrimaryKey="contactid" /></relationships></entity>
  <entity name="contact" primaryidfield="contactid"><fields /><relationships>
    <relationship name="con_device_contact" manyToMany="true" isreflexive="false" relatedEntityName="con_device_contact"
      m2mTargetEntity="con_device" m2mTargetEntityPrimaryKey="con_deviceid" /></relationships></entity>""",
)


def test_links_of_many_to_many_relationships_are_records_of_their_table(read: Read) -> None:
    def linked(source: str, target: str, *ids: str) -> str:
        targets = "".join(f"<targetid>{each}</targetid>" for each in ids)
        return (
            f'<m2mrelationships><m2mrelationship sourceid="{source}" targetentityname="{target}" '
            f'm2mrelationshipname="con_device_contact"><targetids>{targets}</targetids></m2mrelationship>'
            '<m2mrelationship sourceid="x" m2mrelationshipname="unknown"><targetids /></m2mrelationship>'
            "</m2mrelationships></entity>"
        )

    contact = '<entity name="contact"><records />' + linked(SAMPLE_CONTACT, "con_device", DEVICE)
    of_device = linked(DEVICE, "contact", SAMPLE_CONTACT.upper())
    data = DATA.replace("<m2mrelationships /></entity>", of_device + contact)
    workspace = read(zipped({"data.xml": data, "data_schema.xml": LINK_SCHEMA}))
    assert workspace.problems == ()
    own = from_shipped(workspace.page).settings.records
    links = Records(own.tables, described=own.described).query("con_device_contact")
    assert [(each["con_deviceid"], each["contactid"]) for each in links] == [
        (DEVICE, SAMPLE_CONTACT)
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"x", "data.zip is not a zip that can be read: File is not a zip file"),
        (
            zipped({"data.xml": DATA}),
            "data.zip has no data_schema.xml: export the records with the Configuration Migration tool",
        ),
        (
            zipped({"data.xml": "<a>", "data_schema.xml": SCHEMA}),
            "data.zip is not valid XML: no element found in line 1",
        ),
        (
            zipped({"data.xml": f"<!DOCTYPE a>{DATA}", "data_schema.xml": SCHEMA}),
            "data.zip: data.xml is refused: it has a document type declaration",
        ),
    ],
)
def test_a_zip_that_cannot_be_used_is_a_problem(read: Read, content: bytes, problem: str) -> None:
    assert read(content).problems == (problem,)
