"""Files that are made to harm: each is refused as a whole, with one sentence that names the file and the reason."""

from __future__ import annotations

import io
import os
import struct
import sys
import zipfile
from pathlib import Path

import pytest

from apm.solutions.files.solution_limits import (
    MAX_ATTRIBUTES,
    MAX_DEPTH,
    MAX_FILES,
    MAX_TEXT,
    SolutionRefused,
)
from apm.solutions.files.solution_xml import read_xml
from apm.solutions.solution_reading import read_solution
from tests.support.sample_solution import MANIFEST, read_tiny, read_zip, tiny_files, written, zipped

BOMB = (
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]>'


def refusal(content: bytes) -> str:
    with pytest.raises(SolutionRefused) as caught:
        read_zip(content)
    return sentence(caught.value)


def sentence(refused: SolutionRefused) -> str:
    text = str(refused)
    assert text.endswith(".")
    assert "\n" not in text
    return text


def customizations(text: str | bytes) -> bytes:
    return zipped({"solution.xml": MANIFEST, "customizations.xml": text})


@pytest.mark.parametrize("declared", [BOMB, OUTSIDE, "<!DOCTYPE a>"])
def test_a_document_type_is_refused_in_every_file(declared: str) -> None:
    what = "it has a document type declaration"
    assert refusal(customizations(f"{declared}<a>&c;&x;</a>")) == (
        f"a.zip: customizations.xml is refused: {what}."
    )
    assert what in refusal(zipped({**tiny_files(), "solution.xml": f"{declared}{MANIFEST}"}))
    action = tiny_files(more={"appactions/a/appaction.xml": f"{declared}<appaction/>"})
    assert refusal(zipped(action)).startswith("a.zip: appactions/a/appaction.xml is refused")


def test_a_document_type_in_xml_inside_a_text_is_refused() -> None:
    text = f"{BOMB}<Dependencies>&c;</Dependencies>".replace("&", "&amp;").replace("<", "&lt;")
    resource = f"<WebResource><Name>a</Name><DependencyXml>{text}</DependencyXml></WebResource>"
    with pytest.raises(SolutionRefused, match="document type"):
        read_tiny(f"<WebResources>{resource}</WebResources>")


def test_a_document_type_in_utf_16_is_refused() -> None:
    text = f'<?xml version="1.0" encoding="utf-16"?>{BOMB}<a/>'.encode("utf-16")
    assert "document type" in refusal(customizations(text))


@pytest.mark.parametrize("encoding", ["utf-7", "iso-8859-1", "windows-1252", "ebcdic-cp-us"])
def test_other_encodings_are_refused(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><a/>'
    assert "its encoding is not UTF-8 or UTF-16" in refusal(customizations(text))


def test_elements_are_nested_to_a_limit() -> None:
    deep = MAX_DEPTH + 1
    text = refusal(customizations("<a>" * deep + "</a>" * deep))
    assert (
        text
        == f"a.zip: customizations.xml is refused: elements are nested past {MAX_DEPTH} levels."
    )
    # Millions of levels neither fill the memory nor overflow a stack.
    with pytest.raises(SolutionRefused, match="nested past"):
        read_xml("<a>" * 2_000_000, "a.xml")
    read_zip(customizations("<a>" * MAX_DEPTH + "</a>" * MAX_DEPTH))


def test_an_element_has_attributes_to_a_limit() -> None:
    many = " ".join(f'a{at}=""' for at in range(MAX_ATTRIBUTES + 1))
    assert "more than 1000 attributes" in refusal(customizations(f"<a {many}/>"))


def test_a_text_has_characters_to_a_limit() -> None:
    # Random letters, because the zip would be refused as a bomb before.
    letters = os.urandom(MAX_TEXT // 2 + 1).hex()
    assert "a text has more than 8 million characters" in refusal(
        customizations(f"<a>{letters}</a>")
    )


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    text = refusal(customizations(b"<a>" + b" " * 30_000_000 + b"</a>"))
    assert text == (
        "a.zip is refused: its file 'customizations.xml' grows more than 200 times when it is unpacked."
    )


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    content = bytearray(zipped({**tiny_files(), "customizations.xml": b"<a>" + b" " * 500_000}))
    size = (500_003).to_bytes(4, "little")
    assert content.count(size) == 2
    content[:] = content.replace(size, (10).to_bytes(4, "little"))
    assert "its file 'customizations.xml' is damaged" in refusal(bytes(content))


def test_files_that_are_large_together_or_many_are_refused() -> None:
    content = bytearray(zipped({**tiny_files(), **{f"a{at}.bin": b"" for at in range(6)}}))
    at = 0
    while (at := content.find(b"PK\1\2", at)) >= 0:
        content[at + 24 : at + 28] = struct.pack("<I", 60_000_000)
        at += 4
    assert "its files have 480 MB, and at most 300 MB are allowed" in refusal(bytes(content))
    many = zipped({**tiny_files(), **{f"{each}": b"" for each in range(MAX_FILES)}})
    assert f"it has {MAX_FILES + 2} files, and at most {MAX_FILES} are allowed" in refusal(many)


def test_a_list_of_files_that_would_fill_the_memory_is_refused() -> None:
    content = bytearray(zipped(tiny_files()))
    end = content.rfind(b"PK\5\6")
    content[end + 12 : end + 16] = struct.pack("<I", 0xF0000000)
    assert refusal(bytes(content)) == "a.zip is refused: its list of files is too long."


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../../etc/passwd", "leads out of the zip"),
        ("WebResources/../../a.js", "leads out of the zip"),
        ("/etc/passwd", "is an absolute path"),
        ("C:/windows/a.js", "is an absolute path"),
        ("WebResources\\..\\a.js", "contains a backslash"),
        ("a//b.js", "is not a plain path"),
        ("./b.js", "is not a plain path"),
        ("a\nb.js", "contains a control character"),
    ],
)
def test_a_name_that_leads_out_or_is_not_plain_is_refused(name: str, reason: str) -> None:
    text = refusal(zipped({**tiny_files(), name: b""}))
    assert text.startswith("a.zip is refused: its file '")
    assert text.endswith(f"{reason}.")


def test_a_name_with_a_nul_is_refused() -> None:
    content = zipped({**tiny_files(), "WebResources/a_exe.js": b""})
    assert "control character" in refusal(content.replace(b"a_exe.js", b"a\0exe.js"))


def test_two_names_that_differ_in_case_are_refused() -> None:
    text = refusal(
        zipped({**tiny_files(), "WebResources/new_a.js": b"1", "webresources/NEW_A.js": b"2"})
    )
    assert text == (
        "a.zip is refused: its files 'WebResources/new_a.js' and 'webresources/NEW_A.js' have the same name apart "
        "from case."
    )


def test_the_same_name_twice_is_refused() -> None:
    target = io.BytesIO(zipped(tiny_files()))
    with zipfile.ZipFile(target, "a") as archive, pytest.warns(UserWarning):
        archive.writestr("solution.xml", "<a/>")
    assert "have the same name apart from case" in refusal(target.getvalue())


def test_a_link_in_a_zip_is_refused() -> None:
    target = io.BytesIO(zipped(tiny_files()))
    link = zipfile.ZipInfo("WebResources/new_passwd")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert refusal(target.getvalue()) == (
        "a.zip is refused: its file 'WebResources/new_passwd' is a link."
    )


def test_an_encrypted_zip_and_other_methods_are_refused() -> None:
    content = zipped(tiny_files())
    encrypted = bytearray(content)
    encrypted[encrypted.find(b"PK\1\2") + 8] |= 1
    assert "its file 'solution.xml' is encrypted" in refusal(bytes(encrypted))
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.bin", b"")
    assert "a method other than deflate" in refusal(target.getvalue())


@pytest.mark.parametrize("content", [b"", b"PK", b"<a/>", zipped(tiny_files())[:-30]])
def test_what_is_no_zip_is_refused(content: bytes) -> None:
    assert refusal(content).startswith("a.zip is not a zip that can be read: ")


def test_a_damaged_file_of_a_zip_is_refused() -> None:
    content = bytearray(zipped(tiny_files("<Entities/>" * 50)))
    at = content.find(b"customizations.xml") + len("customizations.xml")
    content[at + 5 : at + 15] = b"0123456789"
    assert "its file 'customizations.xml' is damaged" in refusal(bytes(content))


@pytest.mark.parametrize("name", ["solution.xml", "customizations.xml"])
def test_a_main_file_that_is_not_xml_is_refused(name: str) -> None:
    text = refusal(zipped({**tiny_files(), name: "<a>"}))
    assert text.startswith(f"a.zip: {name} is not valid XML: ")


def test_links_out_of_a_folder_are_left_out(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<appaction uniquename='stolen'/>")
    elsewhere = written(tmp_path / "elsewhere", {"b/appaction.xml": "<appaction/>"})
    folder = written(tmp_path / "solution", tiny_files())
    kept = written(folder, {"appactions/c/appaction.xml": "<appaction uniquename='own'/>"})
    for name, target in (("a", secret), ("d", kept / "appactions/c/appaction.xml")):
        (folder / "appactions" / name).mkdir()
        (folder / "appactions" / name / "appaction.xml").symlink_to(target)
    (folder / "appactions/e").symlink_to(elsewhere / "b", target_is_directory=True)
    (folder / "appactions/f").symlink_to(folder, target_is_directory=True)
    read = read_solution(folder)
    assert [each.name for each in read.solution.modern_commands] == ["own", "own"]
    assert [each.file for each in read.remarks] == ["appactions/a/appaction.xml", "appactions/e"]
    assert {each.text for each in read.remarks} == {"is a link out of the folder; it is not read"}


def test_of_two_names_in_a_folder_that_differ_in_case_one_is_read(tmp_path: Path) -> None:
    both = {f"appactions/{each}/appaction.xml": "<appaction/>" for each in ("a", "A")}
    read = read_solution(written(tmp_path, tiny_files(more=both)))
    (remark,) = read.remarks
    assert (remark.file, len(read.solution.modern_commands)) == ("appactions/a/appaction.xml", 1)
    assert remark.text == "differs only in case from another file; it is not read"


def test_a_folder_with_too_many_files_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path, tiny_files())
    for at in range(MAX_FILES):
        (folder / f"{at}.txt").touch()
    with pytest.raises(SolutionRefused) as caught:
        read_solution(folder)
    assert "more than 20000 files: name the folder of the solution" in sentence(caught.value)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_files_that_are_no_files_are_left_out(tmp_path: Path) -> None:
    folder = written(tmp_path, tiny_files())
    (folder / "appactions/a").mkdir(parents=True)
    os.mkfifo(folder / "appactions/a/appaction.xml")
    assert read_solution(folder).solution.modern_commands == ()
