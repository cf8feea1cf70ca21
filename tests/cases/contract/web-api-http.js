/**
 * The Web API over HTTP: fetch and XMLHttpRequest to /api/data/v9.x/
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/overview
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("web-api-http", (t) => {
  const ACCOUNT = "acc00000-0000-4000-8000-000000000001";
  const API = "/api/data/v9.2";
  const ALL = { Prefer: 'odata.include-annotations="*"' };
  const FORMATTED = "@OData.Community.Display.V1.FormattedValue";
  const json = { "Content-Type": "application/json" };

  const get = async (path, headers = {}) => (await fetch(`${API}/${path}`, { headers })).json();

  /** The name of the error with which a function of the browser fails. */
  const errorOf = async (act) => {
    try {
      await act();
    } catch ({ name }) {
      return name;
    }
    return "none";
  };

  /** Sends an XMLHttpRequest and resolves when it has ended, to the request and the events it had. */
  const request = (method, path, { headers = {}, body, type = "", isAsync = true } = {}) =>
    new Promise((resolve) => {
      const xhr = new XMLHttpRequest();
      const seen = [];
      xhr.onreadystatechange = () => seen.push(xhr.readyState);
      for (const kind of ["loadstart", "load", "error", "abort"]) {
        xhr.addEventListener(kind, () => seen.push(kind));
      }
      xhr.onloadend = () => resolve({ xhr, seen });
      xhr.open(method, `${API}/${path}`, isAsync);
      if (isAsync) xhr.responseType = type;
      for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
      xhr.send(body);
    });

  return {
    "[D] fetch reads a collection and follows its pages": async () => {
      const path = "accounts?$select=name&$orderby=name&$count=true";
      const headers = { Prefer: "odata.maxpagesize=4" };
      const response = await fetch(`${API}/${path}`, { headers });
      t.same([response.status, response.ok, response.statusText], [200, true, "OK"], "the status");
      t.same(response.headers.get("odata-version"), "4.0", "the version");
      t.same(response.url, new URL(`${API}/${path}`, location).href, "the address");
      const first = await response.json();
      t.same([first.value.length, first["@odata.count"]], [4, 6], "the first page");
      const next = await fetch(first["@odata.nextLink"], { headers });
      t.same((await next.json()).value.length, 2, "the second page");
    },
    "[E] the services before the Web API are refused with the reason": async () => {
      const calls = {
        "/XRMServices/2011/Organization.svc/web": { method: "POST", body: "<s:Envelope/>" },
        "/xrmservices/2011/OrganizationData.svc/AccountSet?$top=1": {},
      };
      for (const [address, options] of Object.entries(calls)) {
        const response = await fetch(address, options);
        const { error } = await response.json();
        t.same([response.status, response.ok], [501, false], `the status of ${address}`);
        t.check(error.message.includes("and not the older service Organization"), error.message);
      }
    },
    "[E] a text may name a service before the Web API": async () => {
      const text = encodeURIComponent("'/XRMServices/2011/Organization.svc'");
      const { value } = await get(`accounts?$top=1&$filter=name ne ${text}`);
      t.same(value.length, 1, "the number of records");
    },
    "[A] the case of the start of an address does not matter": async () => {
      const { value } = await (await fetch("/API/Data/V9.2/accounts?$top=1")).json();
      t.same(value.length, 1, "the number of records");
    },
    "[D] the same records as Xrm.WebApi": async () => {
      const address = `${Xrm.Utility.getGlobalContext().getClientUrl()}${API}/accounts`;
      const headers = { ...json, "OData-Version": "4.0" };
      const body = JSON.stringify({ name: "Over HTTP" });
      const created = await fetch(address, { method: "POST", headers, body });
      t.same(created.status, 204, "the status");
      const id = /\(([^)]+)\)$/.exec(created.headers.get("OData-EntityId"))[1];
      const { name } = await Xrm.WebApi.retrieveRecord("account", id, "?$select=name");
      t.same(name, "Over HTTP", "the name");
      await Xrm.WebApi.updateRecord("account", id, { name: "Changed" });
      t.same((await get(`accounts(${id})?$select=name`)).name, "Changed", "the changed name");
      t.same((await fetch(`${address}(${id})`, { method: "DELETE" })).status, 204, "deleting");
      await t.rejects(() => Xrm.WebApi.retrieveRecord("account", id), id);
    },
    "[D] a nextLink of Xrm.WebApi can be fetched": async () => {
      const options = "?$select=name";
      const { nextLink } = await Xrm.WebApi.retrieveMultipleRecords("account", options, 2);
      const { value } = await (await fetch(nextLink)).json();
      t.same(value.length, 4, "how many follow");
    },
    "[D] annotations come if the client prefers them": async () => {
      const path = `accounts(${ACCOUNT})?$select=creditonhold,_primarycontactid_value`;
      const annotated = await get(path, ALL);
      t.same(annotated[`creditonhold${FORMATTED}`], "No", "the formatted value");
      const plain = await get(path);
      t.check(!(`creditonhold${FORMATTED}` in plain), JSON.stringify(plain));
    },
    "[D] errors are in the form of Dataverse": async () => {
      const missing = await fetch(`${API}/accounts(acc00000-0000-4000-8000-00000000dead)`);
      const { error } = await missing.json();
      t.same([missing.status, missing.ok, error.code], [404, false, "0x80040217"], "the error");
      const wrong = await fetch(`${API}/accounts?$select=nam`);
      t.same([wrong.status, (await wrong.json()).error.code], [400, "0x0"], "a wrong column");
    },
    "[D] a function gets a record in the quotes and encodings that scripts use": async () => {
      const seen = [];
      apmWorkspace.handle("RetrievePrincipalAccess", ({ parameters, target }) => {
        seen.push([target.entityType, parameters.Target["@odata.id"]]);
        return { AccessRights: "ReadAccess,WriteAccess" };
      });
      try {
        const { UserId } = await get("WhoAmI()");
        const record = `accounts(${ACCOUNT})`;
        const single = `{'@odata.id':'${record}'}`;
        const texts = [
          single,
          encodeURI(single),
          single.replaceAll("'", "%27"),
          JSON.stringify({ "@odata.id": record }),
          encodeURIComponent(JSON.stringify({ "@odata.id": record })),
        ];
        for (const text of texts) {
          const name = "Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@tid)";
          const found = await get(`systemusers(${UserId})/${name}?@tid=${text}`);
          t.same(found.AccessRights, "ReadAccess,WriteAccess", text);
        }
        t.same(seen, Array(texts.length).fill(["systemuser", record]), "what the handler got");
      } finally {
        apmWorkspace.handle("RetrievePrincipalAccess", null);
      }
    },
    "[S] a handler runs a workflow that a script has found by its name": async () => {
      const seen = [];
      apmWorkspace.handle("ExecuteWorkflow", ({ parameters, target }) => {
        seen.push([target, parameters]);
      });
      try {
        const query = "$select=workflowid&$filter=name eq 'Escalate a case' and type eq 1";
        const { value } = await get(`workflows?${query} and category eq 0 and statecode eq 1`);
        const [{ workflowid }] = value;
        const { xhr } = await request(
          "POST",
          `workflows(${workflowid})/Microsoft.Dynamics.CRM.ExecuteWorkflow`,
          { headers: json, body: JSON.stringify({ EntityId: ACCOUNT }) },
        );
        t.same(xhr.status, 204, "the status");
        t.same(
          seen,
          [[{ entityType: "workflow", id: workflowid }, { EntityId: ACCOUNT }]],
          "what the handler got",
        );
      } finally {
        apmWorkspace.handle("ExecuteWorkflow", null);
      }
    },
    "[E] an operation of the product without a handler says how to register one": async () => {
      const resolution = { subject: "Done", "incidentid@odata.bind": "/incidents(1)" };
      const body = JSON.stringify({ IncidentResolution: resolution, Status: 5 });
      const response = await fetch(`${API}/CloseIncident`, { method: "POST", headers: json, body });
      const { error } = await response.json();
      t.same(response.status, 501, "the status");
      t.check(error.message.includes('apmWorkspace.handle("CloseIncident"'), error.message);
    },
    "[D] the app of the workspace is a record": async () => {
      const { appId, uniqueName } = await Xrm.Utility.getGlobalContext().getCurrentAppProperties();
      const query = `$select=appmoduleid&$filter=uniquename eq '${uniqueName}'`;
      t.same((await get(`appmodules?${query}`)).value[0].appmoduleid, appId, "its id");
    },
    "[E] the console shows one message for an unsupported request": async () => {
      const { info } = console;
      const notes = [];
      console.info = (text) => notes.push(text);
      try {
        for (const _ of [1, 2]) {
          const response = await fetch(`${API}/contoso_DoesNotExist`);
          t.same(response.status, 404, "the status");
        }
      } finally {
        console.info = info;
      }
      t.same(notes.length, 1, "how often");
      t.check(notes[0].includes("contoso_DoesNotExist"), notes[0]);
    },
    "[D] an asynchronous XMLHttpRequest has its states and events": async () => {
      const { xhr, seen } = await request("GET", `accounts(${ACCOUNT})?$select=name`);
      t.same(seen, [1, "loadstart", 2, 3, 4, "load"], "the events");
      t.same([xhr.status, xhr.statusText, xhr.readyState], [200, "OK", 4], "the status");
      t.same(JSON.parse(xhr.responseText).name, "Contoso Coffee", "the text");
      t.same(xhr.response, xhr.responseText, "the response");
      t.check(xhr.getResponseHeader("content-type").startsWith("application/json"), "its type");
      t.check(/^etag: W\/"\d+"\r\n/m.test(xhr.getAllResponseHeaders()), "the headers");
      t.check(xhr.responseURL.endsWith("?$select=name"), xhr.responseURL);
      t.check(xhr instanceof XMLHttpRequest && xhr.DONE === 4 && XMLHttpRequest.DONE === 4, "it");
    },
    "[D] its response has the requested type": async () => {
      const path = `accounts(${ACCOUNT})?$select=name`;
      const { xhr } = await request("GET", path, { type: "json" });
      t.same(xhr.response.name, "Contoso Coffee", "the object");
      const { response } = xhr;
      t.check(response === xhr.response, "another object at every read");
      t.same(await errorOf(() => xhr.responseText), "InvalidStateError", "reading the text");
      const { xhr: bytes } = await request("GET", path, { type: "arraybuffer" });
      t.check(bytes.response.byteLength > 20, "no bytes");
      const { xhr: blob } = await request("GET", path, { type: "blob" });
      t.check((await blob.response.text()).includes("Contoso Coffee"), "no blob");
    },
    "[D] a synchronous XMLHttpRequest has its answer when send returns": async () => {
      const xhr = new XMLHttpRequest();
      const seen = [];
      xhr.onreadystatechange = () => seen.push(xhr.readyState);
      xhr.onload = () => seen.push("load");
      xhr.open("POST", `${API}/contacts?$select=fullname`, false);
      xhr.setRequestHeader("Content-Type", "application/json");
      xhr.setRequestHeader("Prefer", "return=representation");
      xhr.send(JSON.stringify({ firstname: "Ada", lastname: "Lovelace" }));
      t.same([xhr.status, seen], [201, [1, 4, "load"]], "the status and the events");
      t.same(JSON.parse(xhr.responseText).fullname, "Ada Lovelace", "the name");
      xhr.open("GET", `${API}/contacts?$filter=fullname eq 'Ada Lovelace'`, false);
      xhr.send();
      t.same(JSON.parse(xhr.responseText).value.length, 1, "the next request");
    },
    "[D] an aborted request has no answer": async () => {
      const xhr = new XMLHttpRequest();
      const seen = [];
      for (const kind of ["load", "abort", "loadend"]) {
        xhr.addEventListener(kind, () => seen.push(kind));
      }
      xhr.open("GET", `${API}/accounts`);
      xhr.send();
      xhr.abort();
      t.same([xhr.readyState, xhr.status, seen], [0, 0, ["abort", "loadend"]], "the request");
      xhr.open("GET", `${API}/accounts`, false);
      xhr.abort();
      t.same(xhr.readyState, 1, "the state of a request that was not sent");
      xhr.send();
      xhr.abort();
      t.same([xhr.readyState, xhr.status, xhr.responseText], [0, 0, ""], "after the end");
      const controller = new AbortController();
      controller.abort();
      const aborted = () => fetch(`${API}/accounts`, { signal: controller.signal });
      t.same(await errorOf(aborted), "AbortError", "the error of fetch");
    },
    "[D] requests as jQuery sends them": async () => {
      // jQuery sets the handlers and headers, and maps the rest of the state to its own objects.
      const ajax = ({ url, type, data, headers, async: isAsync = true }) =>
        new Promise((resolve, reject) => {
          const xhr = new window.XMLHttpRequest();
          xhr.open(type, url, isAsync, undefined, undefined);
          for (const name in headers) xhr.setRequestHeader(name, headers[name]);
          const callback = (kind) => () => {
            xhr.onload = xhr.onerror = xhr.onabort = xhr.ontimeout = null;
            if (kind === "error" || xhr.status >= 400) reject(xhr);
            else resolve({ text: xhr.responseText, headers: xhr.getAllResponseHeaders() });
          };
          xhr.onload = callback();
          xhr.onerror = xhr.ontimeout = xhr.onabort = callback("error");
          xhr.send(data || null);
        });
      const url = `${location.origin}${API}/accounts`;
      const headers = { Accept: "application/json", "Content-Type": "application/json" };
      const data = JSON.stringify({ name: "By jQuery" });
      const created = await ajax({ type: "POST", url, data, headers });
      const uri = /odata-entityid: (.*)\r\n/.exec(created.headers)[1];
      const { text } = await ajax({ type: "GET", url: `${uri}?$select=name`, headers });
      t.same(JSON.parse(text).name, "By jQuery", "the name");
      const update = JSON.stringify({ name: "Later" });
      await ajax({ type: "PATCH", url: uri, data: update, headers, async: false });
      const failed = await ajax({ type: "GET", url: `${url}(5)`, headers }).catch((xhr) => xhr);
      t.same(failed.status, 400, "the failure");
    },
    "[D] a batch creates and reads": async () => {
      const lines = [
        "--b",
        "Content-Type: multipart/mixed; boundary=c",
        "",
        "--c",
        "Content-Type: application/http",
        "Content-ID: 1",
        "",
        "POST accounts HTTP/1.1",
        "Content-Type: application/json",
        "",
        '{"name": "In a batch"}',
        "--c--",
        "--b",
        "Content-Type: application/http",
        "",
        "GET accounts?$select=name&$filter=startswith(name,'In a') HTTP/1.1",
        "",
        "--b--",
      ];
      const headers = { "Content-Type": "multipart/mixed; boundary=b" };
      const body = lines.join("\r\n");
      const response = await fetch(`${API}/$batch`, { method: "POST", headers, body });
      const text = await response.text();
      t.check(response.status === 200 && text.includes('"name": "In a batch"'), text);
    },
    "[E] open pages show what a request has changed": async () => {
      const form = await t.forms.open({ entityName: "account", entityId: ACCOUNT });
      const body = JSON.stringify({ value: "Renamed" });
      await fetch(`${API}/accounts(${ACCOUNT})/name`, { method: "PUT", headers: json, body });
      form.data.refresh();
      await apmWorkspace.drawn();
      t.same(form.getAttribute("name").getValue(), "Renamed", "the name");
    },
    "[A] the address of the settings answers too, and no other": async () => {
      await apmWorkspace.load({ environment: { url: "https://contoso.crm.dynamics.com" } });
      const address = `https://contoso.crm.dynamics.com${API}/accounts?$top=1`;
      const found = await (await fetch(address)).json();
      t.same(found.value.length, 1, "how many");
      t.check(found["@odata.context"].startsWith("https://contoso.crm.dynamics.com/"), "context");
      const xhr = new XMLHttpRequest();
      xhr.open("GET", address, false);
      xhr.send();
      t.same(xhr.status, 200, "the status");
    },
    "[E] other requests are untouched": async () => {
      const response = await fetch(new Request("workspace.json"));
      t.same(response.status, 200, "the status");
      const xhr = new XMLHttpRequest();
      xhr.open("GET", "workspace.json", false);
      xhr.send();
      t.check(xhr.status === 200 && xhr.responseText.startsWith("{"), xhr.responseText);
      t.same(await errorOf(() => fetch("http://")), "TypeError", "fetch");
      const rejected = fetch(Object.create(null)).catch(({ name }) => name);
      t.same(await rejected, "TypeError", "an address that is not a string");
      const opened = () => new XMLHttpRequest().open("GET", "http://");
      t.same(await errorOf(opened), "SyntaxError", "XMLHttpRequest");
    },
    "[E] answerRequests refuses what is no window": async () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      for (const given of [null, undefined, 5, {}, proxy]) {
        const error = t.throws(() => apmWorkspace.answerRequests(given), "has to be a window");
        t.same(error.name, "ApmError", "the name of the error");
      }
    },
    "[E] a frame that a script added gets answers after answerRequests": async () => {
      const frame = document.createElement("iframe");
      document.body.append(frame);
      try {
        apmWorkspace.answerRequests(frame.contentWindow);
        const wrapped = frame.contentWindow.fetch;
        apmWorkspace.answerRequests(frame.contentWindow);
        t.check(frame.contentWindow.fetch === wrapped, "it is wrapped twice");
        const response = await wrapped(`${location.origin}${API}/accounts?$top=1`);
        t.check(response instanceof frame.contentWindow.Response, "a response of another window");
        t.same((await response.json()).value.length, 1, "how many");
      } finally {
        frame.remove();
      }
    },
  };
});
