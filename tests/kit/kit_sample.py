"""The tests of a project that uses the plugin. `test_plugin.py` copies this file and runs the copy.

The functions whose names end with `_fails` have to fail.
"""

import pytest
from playwright.sync_api import expect

from apm.kit import CallRefused

CASE = "ca5e0000-0000-4000-8000-000000000001"
CASE_SESSION = "case_entity_session_default_template"
THROW = "setTimeout(() => { throw new Error('broken'); })"


@pytest.fixture
def case(workspace):
    return workspace.create_session(CASE_SESSION, entityName="incident", entityId=CASE)


def test_sessions_and_tabs(workspace):
    home = workspace.focused_session
    case = workspace.create_session(
        CASE_SESSION, context={"caller": "Kim"}, focused=False, entityName="incident"
    )
    assert workspace.sessions == [home, case]
    assert workspace.focused_session == home
    case.focus()
    expect(case.locator).to_have_attribute("aria-selected", "true")
    tab = workspace.create_tab("msdyn_entityrecord", entityName="account", focused=False)
    assert case.tabs == [case.focused_tab, tab]
    tab.title, case.title = "New", "Kim's case"
    assert (tab.title, case.title) == ("New", "Kim's case")
    expect(tab.locator).to_have_text("New")
    case.can_close = False
    assert (case.can_close, case.close()) == (False, False)
    assert len(workspace.failures) == 1
    tab.focus()
    assert case.focused_tab == tab
    assert tab.close() is True
    with pytest.raises(CallRefused, match="is closed"):
        _ = tab.title
    # The page warns about the id.
    assert len(workspace.failures) == 1


@pytest.mark.apm(strict="error")
def test_forms_and_records(workspace, case):
    workspace.form.set("title", "Steam")
    assert workspace.form.get("title") == "Steam"
    workspace.form.save()
    assert workspace.records.retrieve("incident", CASE, "?$select=title")["title"] == "Steam"
    with pytest.raises(CallRefused, match="The form has no attribute none; it has: "):
        workspace.form.get("none")
    with pytest.raises(CallRefused, match=r"no attribute titel; did you mean 'title'\?"):
        workspace.form.set("titel", "Steam")
    tab = workspace.create_tab("msdyn_entityrecord", entityName="account")
    with pytest.raises(CallRefused, match=r"no attribute titel; it has: .*telephone1"):
        workspace.form.get("titel")
    tab.close()
    case.close()
    with pytest.raises(CallRefused, match="does not show a form"):
        workspace.form.get("title")
    account = workspace.records.create("account", {"name": "Fabrikam"})
    workspace.records.update("account", account, {"name": "Fabrikam 2"})
    assert workspace.records.retrieve("account", account)["name"] == "Fabrikam 2"
    workspace.records.delete("account", account)
    with pytest.raises(CallRefused):
        workspace.records.retrieve("account", account)


def test_wrong_names_are_named_with_what_was_meant(workspace, case):
    for read, meant in {
        lambda: workspace.record: "Workspace has no 'record'; did you mean 'records'?",
        lambda: workspace.form.sett: "Form has no 'sett'; did you mean 'set'?",
        lambda: workspace.records.colour: "Records has no 'colour'; it has: page, create,",
        lambda: case.titel: "Session has no 'titel'; did you mean 'title'?",
        lambda: setattr(case, "titel", "x"): "Session has no 'titel'; did you mean 'title'?",
    }.items():
        with pytest.raises(AttributeError) as caught:
            read()
        assert str(caught.value).startswith(meant)
    with pytest.raises(TypeError, match="there is no argument 'isFocused'; write 'focused'"):
        workspace.create_session(CASE_SESSION, entityName="incident", isFocused=False)
    with pytest.raises(TypeError, match="context has to be a dict of values by name, not 'x'"):
        workspace.create_session(CASE_SESSION, context="x")
    with pytest.raises(ValueError, match=r"'scripts/case\.ts' is no client script"):
        workspace.run_script("scripts/case.ts")
    with pytest.raises(CallRefused, match=r"\]\], not 'entityname'$"):
        workspace.create_session(CASE_SESSION, entityname="incident")
    with pytest.raises(CallRefused, match="needs the parameter entityName, not 'entityname'"):
        workspace.create_tab("msdyn_entityrecord", entityname="incident")
    workspace.create_tab("msdyn_entityrecord", entityName="incident", entityid=CASE)
    assert [each.message for each in workspace.failures] == [
        "createTab: entityid: unknown parameter of entityrecord; did you mean 'entityId'?"
    ]


def test_scripts(workspace):
    assert workspace.run_script("scripts/home.js") == "session-id-0"
    assert workspace.run_script("1 + 1") == 2
    with pytest.raises(FileNotFoundError, match=r"There is no script 'scripts/none\.js' in /"):
        workspace.run_script("scripts/none.js")
    with pytest.raises(FileNotFoundError, match=r"; did you mean 'home\.js'\?"):
        workspace.run_script("scripts/homes.js")
    with pytest.raises(
        CallRefused, match=r"script-\d\.js, line 2, column \d+: none is not defined"
    ):
        workspace.run_script("\nnone();")


def test_calls_events_and_conversations(workspace):
    assert workspace.apm.evaluate("apm => apm.canCreateSession()") is True
    session = workspace.start_conversation(customerName="Ana")
    assert [(each["name"], each.get("newSessionId")) for each in workspace.events] == [
        ("ON_SESSION_SWITCH", session.id),
        ("ON_TAB_SWITCH", None),
    ]
    assert "canCreateSession" in [call["member"] for call in workspace.calls]


def test_leaves_traces(workspace, case):
    workspace.load({"app": {"name": "Loaded"}, "limits": {"sessions": 2}})
    workspace.page.evaluate("window.left = localStorage.left = 1")
    workspace.page.set_viewport_size({"width": 700, "height": 500})
    workspace.page.route("**/none", lambda route: route.abort())
    workspace.page.evaluate("Microsoft.Apm.getAllSessions = () => []")
    workspace.page.context.new_page()


def test_finds_no_traces(workspace):
    assert workspace.page.evaluate("[window.left, localStorage.left]") == [None, None]
    assert len(workspace.sessions) == 1
    expect(workspace.page.locator(".app-name")).to_have_text("Desk")
    assert workspace.page.viewport_size["width"] == 1280
    assert len(workspace.page.context.pages) == 1
    assert workspace.calls[:1] == [] or workspace.calls[0]["member"] == "getAllSessions"
    assert workspace.events == []


def test_closes_the_page(workspace):
    workspace.page.close()


def test_gets_another_page(workspace):
    workspace.page.clock.install(time=0)
    assert workspace.page.evaluate("new Date().getFullYear()") == 1970
    workspace.fault("createSession", delay=600_000)
    create = "void Microsoft.Apm.createSession({ templateName: 'msdyn_chat_session' })"
    workspace.page.evaluate(create)
    assert len(workspace.sessions) == 1
    workspace.page.clock.run_for(600_000)
    assert len(workspace.sessions) == 2


def test_gets_the_time_of_the_machine(workspace):
    assert workspace.page.evaluate("new Date().getFullYear()") > 2020
    workspace.page.goto("about:blank")


def test_gets_the_workspace_again(workspace):
    assert len(workspace.sessions) == 1


def test_an_uncaught_error_fails(workspace):
    workspace.page.evaluate(THROW)


def test_an_error_that_is_read_is_expected(workspace):
    with workspace.page.expect_event("pageerror"):
        workspace.page.evaluate(THROW)
    [failure] = workspace.failures
    assert (failure.kind, failure.message) == ("uncaught", "broken")


def test_a_warning_warns(workspace):
    workspace.page.evaluate("console.warn('mind the gap')")


@pytest.mark.apm(strict="error")
def test_a_warning_fails(workspace):
    workspace.page.evaluate("console.warn('mind the step')")


def test_an_unhandled_rejection_fails(workspace):
    workspace.run_script("Promise.reject(new Error('nobody waits'));0")


def test_a_call_of_an_unknown_name_that_nothing_catches_fails(workspace):
    workspace.page.evaluate("setTimeout(() => { Microsoft.Apm.getTab(); })")


@pytest.mark.apm(strict="error")
def test_an_unknown_name_that_is_only_read_fails(workspace):
    workspace.run_script("scripts/unknown.js")


def test_an_unknown_name_that_is_only_read_warns(workspace):
    workspace.run_script("scripts/unknown.js")


@pytest.mark.apm(strict="error", ignore=["unknown-member: *getTab;*unknown.js, line 2"])
def test_a_failure_is_ignored(workspace):
    workspace.run_script("scripts/unknown.js")


@pytest.mark.apm(strict="error")
def test_refusals_that_are_expected(workspace):
    with pytest.raises(CallRefused, match="unknown session template 'none'"):
        workspace.create_session("none")
    with pytest.raises(CallRefused, match="unknown tab template 'none'"):
        workspace.run_script("Microsoft.Apm.createTab({ templateName: 'none' })")
    with pytest.raises(CallRefused, match="line 1, column"):
        workspace.run_script("Microsoft.Apm.getTab();")


@pytest.mark.apm(strict="error")
@pytest.mark.parametrize("restart", ["load", "seed"])
def test_failures_are_read_once(workspace, restart):
    workspace.run_script("scripts/unknown.js")
    getattr(workspace, restart)({})
    [failure] = workspace.failures
    assert (failure.kind, failure.line, failure.level) == ("unknown-member", 2, "warning")
    assert workspace.failures == []


@pytest.mark.apm(strict="error")
def test_faults(workspace):
    workspace.fault("createTab", reject="Try later.", times=1, error_code=7)
    with pytest.raises(CallRefused, match="Try later") as refused:
        workspace.create_tab("msdyn_entityrecord", entityName="account")
    assert refused.value.error_code == 7
    workspace.create_tab("msdyn_entityrecord", entityName="account")
    workspace.fault("Xrm.WebApi.*", reject="Offline.")
    with pytest.raises(CallRefused, match="Offline"):
        workspace.records.retrieve("incident", CASE)
    workspace.fault("Xrm.WebApi.*")
    with pytest.raises(CallRefused, match="has no fault to end; add one with options"):
        workspace.fault("Xrm.WebApi.*")
    workspace.records.retrieve("incident", CASE)
    workspace.fault(limits={"sessions": 1}, without_templates=["msdyn_chat_session"])
    assert workspace.apm.evaluate("apm => apm.canCreateSession()") is False
    with pytest.raises(CallRefused, match="did you mean 'createTab'"):
        workspace.fault("createTabs", reject="x")


def test_finds_no_faults(workspace):
    workspace.create_session("msdyn_chat_session")


EXECUTE = """Xrm.WebApi.execute({
  getMetadata: () => ({ operationName: "new_Total", operationType: 0, parameterTypes: {} }), Amount: 2
}).then((response) => response.json()).then(({ Total }) => Total)"""


def test_answers_an_operation(workspace):
    workspace.handle("new_Total", {"Total": 3})
    assert workspace.run_script(EXECUTE) == 3
    workspace.handle("new_Total", "() => ({ Total: 4 })")
    assert workspace.run_script(EXECUTE) == 4


def test_nothing_answers_an_operation(workspace):
    with pytest.raises(CallRefused, match="no handler answers new_Total"):
        workspace.run_script(EXECUTE)


@pytest.mark.apm(strict="off")
def test_an_error_is_ignored(workspace):
    workspace.page.evaluate("console.error('ignored')")


@pytest.mark.apm(roles=[])
def test_without_a_role(workspace):
    with pytest.raises(CallRefused, match="App Profile User"):
        _ = workspace.sessions


@pytest.mark.apm(roles="App Profile User")
def test_with_roles_that_are_no_list_fails(workspace):
    raise AssertionError("the test does not run")


@pytest.mark.apm(workspace="no-role.toml")
def test_with_a_file_without_a_role(workspace):
    with pytest.raises(CallRefused, match="App Profile User"):
        _ = workspace.sessions


@pytest.mark.apm(limits={"sessions": 1})
def test_with_a_limit(workspace):
    assert workspace.apm.evaluate("apm => apm.canCreateSession()") is False


@pytest.mark.apm(limits={"sessions": 0})
def test_with_a_wrong_limit_fails(workspace):
    raise AssertionError("the test does not run")


@pytest.mark.apm(workspace="other.toml")
def test_with_another_workspace(workspace):
    expect(workspace.page.locator(".app-name")).to_have_text("Other")


@pytest.mark.apm(workspace="none.toml")
def test_with_a_missing_workspace_fails(workspace):
    pass


@pytest.mark.apm(colour="red")
def test_with_an_unknown_argument_fails(workspace):
    pass


@pytest.mark.apm(seed="morning")
def test_begins_with_a_seed(workspace):
    assert workspace.focused_session.title == "Kim's case"
    first = workspace.records.create("account", {"name": "Fabrikam"})
    snapshot = workspace.snapshot()
    workspace.seed("morning")
    assert workspace.records.create("account", {"name": "Fabrikam"}) == first
    workspace.seed({"sessions": [{"template": "msdyn_chat_session"}]})
    workspace.restore(snapshot)
    assert workspace.focused_session.title == "Kim's case"
    assert workspace.records.retrieve("account", first)["name"] == "Fabrikam"
    with pytest.raises(CallRefused, match="restore: the snapshot has version 9"):
        workspace.restore({"version": 9})


@pytest.mark.apm(seed="evening")
def test_begins_with_no_such_seed_fails(workspace):
    raise AssertionError("the test does not run")


def test_the_clock_of_playwright_is_that_of_records(workspace):
    workspace.page.clock.set_fixed_time("2031-05-06T07:08:09Z")
    account = workspace.records.create("account", {"name": "Fabrikam"})
    assert workspace.records.retrieve("account", account)["createdon"] == "2031-05-06T07:08:09Z"
