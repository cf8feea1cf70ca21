"""GET requests of the Web API: collections, records, related records, columns, paging, annotations."""

from __future__ import annotations

from urllib.parse import quote, unquote
from xml.sax.saxutils import quoteattr

import pytest

from tests.support.for_each import for_each
from tests.support.web_requests import ACCOUNT, CASE, CONTACT, ROOT, WebApi

FORMATTED = "@OData.Community.Display.V1.FormattedValue"


@pytest.fixture
def api() -> WebApi:
    return WebApi()


def test_a_collection_has_the_selected_columns_and_no_annotations(api: WebApi) -> None:
    found = api.get("accounts?$select=name,creditonhold&$filter=startswith(name,'Con')&$top=1")
    assert found["@odata.context"] == f"{ROOT}/$metadata#accounts(name,creditonhold)"
    [account] = found["value"]
    assert {*account} == {"@odata.etag", "accountid", "name", "creditonhold"}


def test_the_owner_of_a_record_is_a_principal_with_its_id(api: WebApi) -> None:
    path = f"incidents({CASE})/ownerid"
    case = api.get(f"incidents({CASE})?$select=_ownerid_value&$expand=ownerid")
    for options in ("", "?$select=ownerid"):
        found = api.get(path + options)
        assert found.pop("@odata.context").startswith(f"{ROOT}/$metadata#principals")
        assert found == case["ownerid"]
    assert api.get(f"{path}/ownerid")["value"] == case["_ownerid_value"]
    assert api.get(f"incidents({CASE})/owninguser?$select=fullname")["fullname"]
    for options, status, said in (
        ("?$select=fullname", 400, "'fullname' on type 'Microsoft.Dynamics.CRM.principal'"),
        ("?$expand=businessunitid", 400, "'businessunitid' on type 'Microsoft.Dynamics.CRM.pr"),
        ("?$top=1", 400, "takes only $select=ownerid"),
        ("/fullname", 404, "'fullname'"),
    ):
        found_status, _, message = api.refused("GET", path + options)
        assert (found_status, said in message) == (status, True), message
    assert api.ask("GET", f"{path}/$ref").status == 200


def test_annotations_are_those_that_the_client_prefers(api: WebApi) -> None:
    path = f"incidents({CASE})?$select=_customerid_value,prioritycode"
    answer = api.ask("GET", path, Prefer='odata.include-annotations="*"')
    assert answer.headers["Preference-Applied"] == 'odata.include-annotations="*"'
    case = answer.json()
    assert case[f"prioritycode{FORMATTED}"] == "High"
    assert case["_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname"] == "account"
    only = api.get(
        path, Prefer="odata.include-annotations=OData.Community.Display.V1.FormattedValue"
    )
    assert f"_customerid_value{FORMATTED}" in only
    assert not [each for each in only if "Microsoft.Dynamics.CRM" in each]


def test_pages_lead_to_each_other(api: WebApi) -> None:
    names = []
    path = "accounts?$select=name&$orderby=name&$count=true"
    for _ in range(10):
        found = api.get(path, Prefer="odata.maxpagesize=4")
        names += [each["name"] for each in found["value"]]
        assert found["@odata.count"] == 6
        if "@odata.nextLink" not in found:
            break
        path = found["@odata.nextLink"].removeprefix(f"{ROOT}/")
    assert len(names) == len({*names}) == 6
    assert names == sorted(names)


def test_fetchxml_has_pages_that_a_cookie_leads_through(api: WebApi) -> None:
    xml = (
        "<fetch count='4' page='{}'{} returntotalrecordcount='true'><entity name='account'>"
        "<attribute name='name'/><order attribute='name'/></entity></fetch>"
    )
    names, number, cookie = [], 1, ""
    while number:
        path = f"accounts?fetchXml={quote(xml.format(number, cookie))}"
        page = api.get(path, Prefer='odata.include-annotations="*"')
        names += [each["name"] for each in page["value"]]
        assert page["@Microsoft.Dynamics.CRM.totalrecordcount"] == 6
        assert "@odata.nextLink" not in page
        number = number + 1 if page["@Microsoft.Dynamics.CRM.morerecords"] else 0
        inner = page.get("@Microsoft.Dynamics.CRM.fetchxmlpagingcookie", "").partition('e="')[2]
        cookie = f" paging-cookie={quoteattr(unquote(unquote(inner.partition(chr(34))[0])))}"
    assert (len(names), names) == (6, sorted(names))
    plain = api.get(f"accounts?fetchXml={quote(xml.format(1, ''))}")
    assert [each for each in plain if "Microsoft.Dynamics.CRM" in each] == []


def test_aggregates_have_no_ids(api: WebApi) -> None:
    found = api.get("incidents?$apply=groupby((prioritycode),aggregate($count as number))")
    assert {"prioritycode", "number"} <= {*found["value"][0]}


def test_a_plus_in_the_query_is_a_space(api: WebApi) -> None:
    found = api.get("accounts?$select=name&$filter=name+eq+'Contoso+Coffee'")
    assert [each["name"] for each in found["value"]] == ["Contoso Coffee"]


def test_a_record_has_its_version(api: WebApi) -> None:
    answer = api.ask(
        "GET", f"accounts({ACCOUNT})?$select=name&$expand=primarycontactid($select=fullname)"
    )
    record = answer.json()
    assert answer.headers["ETag"] == record["@odata.etag"]
    assert record["@odata.context"].endswith("$metadata#accounts(name)/$entity")
    assert {*record["primarycontactid"]} == {"@odata.etag", "contactid", "fullname"}
    again = api.ask("GET", f"accounts({ACCOUNT})", If_None_Match=record["@odata.etag"])
    assert (again.status, again.body) == (304, "")
    # Some clients send this to avoid caches.
    assert api.ask("GET", f"accounts({ACCOUNT})", If_None_Match="null").status == 200


def test_without_metadata_there_is_no_context(api: WebApi) -> None:
    found = api.get("accounts?$top=1", Accept="application/json;odata.metadata=none")
    assert {*found} == {"value"}


@for_each("key", [f"accountid={ACCOUNT}", ACCOUNT.upper(), f"accountid='{ACCOUNT}'"])
def test_the_key_can_be_named(key: str) -> None:
    assert WebApi().get(f"accounts({key})?$select=name")["name"] == "Contoso Coffee"


def test_navigation_properties_lead_to_records(api: WebApi) -> None:
    contact = api.get(f"accounts({ACCOUNT})/primarycontactid?$select=fullname")
    name = api.get(f"accounts({ACCOUNT})/primarycontactid/fullname")
    assert name["value"] == contact["fullname"]
    reference = api.get(f"accounts({ACCOUNT})/primarycontactid/$ref")
    assert reference["@odata.id"] == f"{ROOT}/contacts({contact['contactid']})"


def test_collections_of_a_record_are_filtered_counted_and_paged(api: WebApi) -> None:
    path = f"accounts({ACCOUNT})/incident_customer_accounts"
    all_of_it = api.get(f"{path}?$select=title&$orderby=title&$count=true")
    titles = [each["title"] for each in all_of_it["value"]]
    assert len(titles) == all_of_it["@odata.count"] > 1
    first = api.get(f"{path}?$select=title&$orderby=title", Prefer="odata.maxpagesize=1")
    rest = first["@odata.nextLink"].removeprefix(f"{ROOT}/")
    second = api.get(rest, Prefer="odata.maxpagesize=1")
    assert [first["value"][0]["title"], second["value"][0]["title"]] == titles[:2]
    one = api.get(f"{path}?$filter=contains(title,'Espresso')&$select=title")
    assert len(one["value"]) == 1
    assert api.ask("GET", f"{path}/$count").body == str(len(titles))
    references = api.get(f"{path}/$ref")["value"]
    assert len(references) == len(titles)
    case = references[0]["@odata.id"].partition("(")[2].removesuffix(")")
    assert api.get(f"{path}({case})?$select=title")["title"] in titles


def test_a_column_is_a_resource(api: WebApi) -> None:
    found = api.ask("GET", f"accounts({ACCOUNT})/name")
    assert found.json() == {
        "@odata.context": f"{ROOT}/$metadata#accounts({ACCOUNT})/name",
        "value": "Contoso Coffee",
    }
    raw = api.ask("GET", f"accounts({ACCOUNT})/creditonhold/$value")
    assert (raw.headers["Content-Type"], raw.body) == ("text/plain", "false")
    assert api.ask("GET", f"accounts({ACCOUNT})/parentaccountid").status == 204
    assert api.ask("GET", f"accounts({ACCOUNT})/_parentaccountid_value").status == 204


def test_a_count_is_a_text(api: WebApi) -> None:
    answer = api.ask("GET", "accounts/$count?$filter=statecode eq 0")
    assert answer.body.isdigit()


def test_the_service_document_names_the_tables(api: WebApi) -> None:
    value = api.get("")["value"]
    assert {"name": "accounts", "kind": "EntitySet", "url": "accounts"} in value


def test_related_records_are_filtered_with_aliases(api: WebApi) -> None:
    path = (
        f"accounts({ACCOUNT})/contact_customer_accounts?$select=lastname&$orderby=@p1&@p1=lastname"
    )
    names = [each["lastname"] for each in api.get(path)["value"]]
    assert names == sorted(names) != []
    only = f"{path}&$filter=@p1 eq @p2&@p2='{names[0]}'"
    assert [each["lastname"] for each in api.get(only)["value"]] == names[:1]
    assert api.ask("GET", only.replace("?", "/$count?")).body == "1"
    assert api.refused("GET", f"{only}&@p2=1")[0] == 400


def test_a_collection_takes_aggregates_and_views(api: WebApi) -> None:
    path = f"accounts({ACCOUNT})/incident_customer_accounts"
    cases = api.get(f"{path}?$select=statecode")["value"]
    [counted] = api.get(f"{path}?$apply=aggregate($count as number)")["value"]
    assert counted == {"number": len(cases)}
    grouped = api.get(
        f"{path}?$apply=filter(statecode eq 0)/groupby((statecode),aggregate($count as number))"
    )
    active = sum(each["statecode"] == 0 for each in cases)
    assert grouped["value"] == [{"statecode": 0, "number": active}]
    query = "$filter=returnedtypecode eq 'incident' and name eq 'Active Cases'"
    [view] = api.get(f"savedqueries?{query}")["value"]
    found = api.get(f"{path}/?savedQuery={view['savedqueryid']}")["value"]
    assert {each["_customerid_value"] for each in found} == {ACCOUNT}
    assert len(found) == active
    roles = f"systemusers({api.records.user_id})/systemuserroles_association"
    [counted] = api.get(f"{roles}?$apply=aggregate($count as number)")["value"]
    assert counted == {"number": len(api.get(roles)["value"])}
    assert (
        "fetchXml is for the records of a table"
        in api.refused("GET", f"{path}?fetchXml=<fetch/>")[2]
    )


def test_a_cast_leads_to_the_user_or_the_team_of_an_owner(api: WebApi) -> None:
    cast = f"incidents({CASE})/ownerid/Microsoft.Dynamics.CRM."
    assert api.get(f"{cast}systemuser?$select=fullname")["fullname"] == "Sam Agent"
    assert api.get(f"{cast}systemuser/businessunitid?$select=name")["name"]
    status, code, said = api.refused("GET", f"{cast}team")
    assert (status, code) == (404, "0x80040217")
    assert said == f"ownerid of incidents({CASE}) is no team."
    assert api.refused("GET", f"{cast}account")[:2] == (404, "0x8006088a")
    for path, name in (
        (f"incidents({CASE})/customerid_account", "account"),
        (f"accounts({ACCOUNT})/contact_customer_accounts", "contact"),
        ("accounts", "account"),
    ):
        assert api.get(f"{path}/Microsoft.Dynamics.CRM.{name}")
        other = f"{path}/Microsoft.Dynamics.CRM.task"
        assert api.ask("GET", other, results=[{"missing": True}]).status == 404
    path = f"accounts({ACCOUNT})/name/Microsoft.Dynamics.CRM.account"
    assert api.refused("GET", path)[0] == 404


def test_references_are_expanded(api: WebApi) -> None:
    query = "$select=name&$expand=primarycontactid/$ref"
    reference = {"@odata.id": f"{ROOT}/contacts({CONTACT})"}
    found = api.get(f"accounts({ACCOUNT})?{query}")
    assert (found["_primarycontactid_value"], found["primarycontactid"]) == (CONTACT, reference)
    assert (
        api.get(f"accounts?{query.replace('$', '%24')}")["value"][0]["primarycontactid"]
        == reference
    )
    inner = f"$expand=parentcustomerid_account($select=name;{query.partition('&')[2]})"
    account = api.get(f"contacts({CONTACT})?$select=lastname&{inner}")["parentcustomerid_account"]
    assert account["primarycontactid"] == reference
    path = f"accounts({ACCOUNT})?$expand=contact_customer_accounts/$ref"
    assert "only supported on lookup type" in api.refused("GET", path)[2]


def test_activities_of_all_tables_are_read(api: WebApi) -> None:
    found = api.get("activitypointers?$select=activitytypecode&$count=true")
    assert found["@odata.count"] == len(found["value"]) > 0
    one = found["value"][0]
    assert api.get(f"activitypointers({one['activityid']})")["activitytypecode"]
    assert api.get(f"incidents({CASE})/Incident_ActivityPointers?$select=subject")["value"]
    assert "only read" in api.refused("POST", "activitypointers", {"subject": "x"})[2]
    item = api.get("queueitems?$filter=objectid_activitypointer/subject ne null&$top=1")["value"][0]
    activity = api.get(f"queueitems({item['queueitemid']})/objectid_activitypointer")
    assert activity["activityid"] == item["_objectid_value"]
    collection = f"activitypointers({activity['activityid']})/ActivityPointer_QueueItem"
    assert item["queueitemid"] in [each["queueitemid"] for each in api.get(collection)["value"]]
    path = f"activitypointers({activity['activityid']})/ActivityPointer_QueueItem/$ref"
    body = {"@odata.id": f"queueitems({item['queueitemid']})"}
    assert "only read" in api.refused("POST", path, body)[2]
    assert "only read" in api.refused("POST", collection, {})[2]
    sent = {"objectid_activitypointer@odata.bind": f"/activitypointers({activity['activityid']})"}
    assert api.ask("PATCH", f"queueitems({item['queueitemid']})", sent).status == 204
    path = "EntityDefinitions(LogicalName='activitypointer')?$select=ObjectTypeCode,EntitySetName"
    assert api.get(path)["ObjectTypeCode"] == 4200


def test_views_are_records(api: WebApi) -> None:
    options = "$select=savedqueryid,fetchxml&$filter=returnedtypecode eq 'account' and name eq 'Active Accounts'"
    [view] = api.get(f"savedqueries?{options}")["value"]
    path = f"savedqueries({view['savedqueryid']})"
    assert api.get(f"{path}/fetchxml")["value"] == view["fetchxml"]
    found = api.get(f"accounts?savedQuery={view['savedqueryid']}")["value"]
    assert len(found) == len(api.get(f"accounts?fetchXml={quote(view['fetchxml'])}")["value"]) > 0
    assert api.get("userqueries?$count=true")["@odata.count"] == 0
    for method, address in (("POST", "savedqueries"), ("PATCH", path), ("DELETE", path)):
        assert "savedquery is only read; a view" in api.refused(method, address, {"name": "x"})[2]
    path = "EntityDefinitions(LogicalName='savedquery')?$select=ObjectTypeCode,EntitySetName"
    definition = api.get(path)
    assert (definition["ObjectTypeCode"], definition["EntitySetName"]) == (1039, "savedqueries")


def test_functions_of_the_service(api: WebApi) -> None:
    me = api.get("WhoAmI")
    assert me["UserId"] == api.records.user_id
    assert me["@odata.context"].endswith("#Microsoft.Dynamics.CRM.WhoAmIResponse")
    assert api.get("RetrieveVersion()")["Version"] == "9.2.0.0"


@for_each(
    "path,status,code,said",
    [
        ("account", 404, "0x8006088a", "'account'"),
        ("Accounts", 404, "0x8006088a", "'Accounts'"),
        ("lead", 404, "0x8006088a", "'lead'"),
        ("Leads", 404, "0x8006088a", "'Leads'"),
        ("leads", 501, "0x80060888", "rows for it in a file of records"),
        (f"savedqueries({ACCOUNT})/name", 404, "0x80040217", "does not exist"),
        (f"sitemaps({ACCOUNT})/sitemapname", 501, "0x80060888", "'sitemap'"),
        ("usersettingscollection", 501, "0x80060888", "getGlobalContext"),
        ("stringmaps", 501, "0x80060888", "EntityDefinitions"),
        ("GlobalOptionSetDefinitions(Name='x')", 501, "0x80060888", "EntityDefinitions"),
        ("RelationshipDefinitions", 501, "0x80060888", "RelationshipDefinitions"),
        ("accounts(acc00000-0000-4000-8000-00000000dead)", 404, "0x80040217", "does not exist"),
        ("accounts(acc00000-0000-4000-8000-00000000dead)/name", 404, "0x80040217", "exist"),
        (f"accounts({ACCOUNT})/titel", 404, "0x8006088a", "'titel'"),
        ("accounts(5)", 400, "0x80060888", "GUID"),
        ("accounts?$select=Name", 400, "0x0", "'name'"),
        ("accounts?$top=0", 400, "0x0", "$top"),
        ("accounts(accountnumber='A-1')", 400, "0x80060888", "its description has no keys"),
        ("$metadata", 501, "0x80060888", "EntityDefinitions"),
        (f"accounts({ACCOUNT}", 400, "0x80060888", "unmatched ("),
        (f"accounts({ACCOUNT})/parentaccountid/name", 404, "0x80040217", "parentaccountid"),
    ],
)
def test_what_is_refused_has_the_status_and_the_code_of_dataverse(
    path: str, status: int, code: str, said: str
) -> None:
    found = WebApi().refused("GET", path)
    assert found[:2] == (status, code)
    assert said in found[2]


def test_what_the_emulator_lacks_is_distinguished(api: WebApi) -> None:
    assert "$metadata" in api.ask("GET", "$metadata").absent
    assert "'accounts'" in api.ask("GET", f"accunts({ACCOUNT})/name").absent
    assert api.ask("GET", "accounts(acc00000-0000-4000-8000-00000000dead)").absent == ""


def test_a_wrong_method_is_not_allowed(api: WebApi) -> None:
    for method, path in [
        ("DELETE", "accounts"),
        ("POST", f"contacts({CONTACT})"),
    ]:
        status, _, message = api.refused(method, path)
        assert (status, method in message) == (405, True)


def test_a_function_is_called_with_get(api: WebApi) -> None:
    found = api.refused("POST", "WhoAmI")
    assert found[:2] == (404, "")
    assert f"'{ROOT}/WhoAmI'" in found[2]
