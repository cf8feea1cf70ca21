/**
 * Forms, pages and dialogs that scripts open
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/xrm-navigation
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("navigation", (t) => {
  /** The topmost dialog, once it is drawn. */
  const dialog = async () => {
    await apmWorkspace.drawn();
    return [...document.querySelectorAll("dialog[open]")].at(-1);
  };
  /** Clicks a button of the topmost dialog, by its label. */
  const press = async (label) => {
    const buttons = [...(await dialog()).querySelectorAll("button")];
    const named = (each) => (each.ariaLabel ?? each.textContent) === label;
    const button = buttons.find(named);
    t.check(button, `there is no button ${label}`);
    button.click();
  };
  /** The addresses of the windows that open while a function runs. */
  const windows = async (run) => {
    const { open } = window;
    const opened = [];
    window.open = (address) => opened.push(String(address));
    try {
      await run();
      await apmWorkspace.drawn();
    } finally {
      window.open = open;
    }
    return opened;
  };
  const CASE = "ca5e0000-0000-4000-8000-000000000001";
  const { Navigation } = Xrm;
  const tab = () => Microsoft.Apm.getFocusedSession().getFocusedTab();

  return {
    "[D] openForm opens a session from Home, and a tab inside a session": async () => {
      await Navigation.openForm({ entityName: "incident", entityId: CASE });
      t.same(Microsoft.Apm.getFocusedSession().sessionId, "session-id-1", "the session");
      await Navigation.openForm({ entityName: "contact" });
      t.same(Microsoft.Apm.getAllSessions().length, 2, "the number of sessions");
      t.same(Microsoft.Apm.getFocusedSession().getAllTabs().length, 2, "the number of tabs");
    },
    "[D] openForm hands values to the form for a new record": async () => {
      await Navigation.openForm({ entityName: "contact" }, { lastname: "Silva" });
      await apmWorkspace.drawn();
      const field = document.querySelector("[role=tabpanel]:not([hidden]) [name=lastname]");
      t.same(field?.value, "Silva", "the last name");
    },
    "[A] openForm settles at once": async () => {
      const result = await Navigation.openForm({ entityName: "contact" });
      t.same(result, { savedEntityReference: [] }, "the result");
    },
    "[D] a quick create form is a dialog that settles when it was saved": async () => {
      const options = { entityName: "contact", useQuickCreateForm: true };
      const settled = Navigation.openForm(options, { lastname: "Silva" });
      t.check((await dialog()).textContent.startsWith("Quick Create: Contact"), "the title");
      t.same(Microsoft.Apm.getAllSessions().length, 1, "the number of sessions");
      await press("Save");
      const { savedEntityReference } = await settled;
      const [{ entityType, name }] = savedEntityReference;
      t.same([entityType, name], ["contact", "Silva"], "the record");
      t.same((await dialog()) ?? null, null, "the dialog");
    },
    "[A] a quick create form that was closed gives no record": async () => {
      const settled = Navigation.openForm({ entityName: "contact", useQuickCreateForm: true });
      await press("Close");
      t.same(await settled, { savedEntityReference: [] }, "the result");
    },
    "[D] openInNewWindow opens a window with the form": async () => {
      const opened = await windows(() =>
        Navigation.openForm({ entityName: "incident", entityId: CASE, openInNewWindow: true }),
      );
      const address = new URL(`?pagetype=entityrecord&etn=incident&id=${CASE}`, document.baseURI);
      t.same(opened, [String(address)], "the address");
      t.same(Microsoft.Apm.getAllSessions().length, 1, "the number of sessions");
    },
    "[S] an address of the app opens the page that it names": async () => {
      const url = Xrm.Utility.getGlobalContext().getCurrentAppUrl();
      const query = "&pagetype=entitylist&etn=account";
      const opened = await windows(() => Navigation.openUrl(url + query));
      const [, own] = url.split("?");
      t.same(opened, [String(new URL(`?${own}${query}`, document.baseURI))], "the address");
    },
    "[D] a list is called by its view, or by its table": async () => {
      const page = { pageType: "entitylist", entityName: "account" };
      await Navigation.navigateTo(page);
      t.same(tab().title, "Accounts", "the title");
      await Navigation.navigateTo({ ...page, viewId: "00a5e000-0000-4000-8000-000000000002" });
      t.same(tab().title, "All Accounts", "the title");
    },
    "[A] a blank title of a dialog is not shown": async () => {
      Navigation.openConfirmDialog({ text: "Sure?", title: "" });
      const { firstChild } = await dialog();
      t.check(firstChild.classList.contains("spoken-only"), "it is shown");
      t.same(firstChild.textContent, "Confirm", "its name");
    },
    "[A] openForm without a table rejects": async () =>
      t.rejects(() => Navigation.openForm({}), "Xrm.Navigation.openForm", "entityName"),
    "[D] navigateTo shows a page in the workspace": async () => {
      const result = await Navigation.navigateTo({ pageType: "entitylist", entityName: "account" });
      t.same(result, undefined, "the result");
      t.same(tab().tabId, "tab-id-1", "the focused tab");
    },
    "[D] navigateTo to a dialog settles when it closes": async () => {
      let closed = false;
      const page = { pageType: "webresource", webresourceName: "msdyn_kbsearchpagehost.html" };
      const settled = Navigation.navigateTo(page, { target: 2 }).then((value) => {
        closed = true;
        return value;
      });
      await dialog();
      t.check(!closed, "it settled while it was open");
      await press("Close");
      t.same(await settled, undefined, "the result");
    },
    "[D] a create form in a dialog returns what was saved": async () => {
      const settled = Navigation.navigateTo(
        { pageType: "entityrecord", entityName: "contact", data: { lastname: "Silva" } },
        { target: 2 },
      );
      await press("Save");
      await press("Close");
      const { savedEntityReference } = await settled;
      t.same(savedEntityReference.length, 1, "the number of records");
      const [{ entityType, id, name }] = savedEntityReference;
      t.same([entityType, name], ["contact", "Silva"], "the record");
      t.same((await Xrm.WebApi.retrieveRecord("contact", id)).lastname, "Silva", "its name");
    },
    "[D] the form of a record in a dialog tells that it was saved": async () => {
      const page = { pageType: "entityrecord", entityName: "incident", entityId: CASE };
      const settled = Navigation.navigateTo(page, { target: 2 });
      const form = (await dialog()).querySelector("[name=title]");
      form.value = "Leaks again";
      form.dispatchEvent(new Event("input", { bubbles: true }));
      await press("Save");
      await press("Close");
      const { savedEntityReference } = await settled;
      const [{ id, name }] = savedEntityReference;
      t.same([id, name], [CASE, "Leaks again"], "the record");
    },
    "[A] a form that was not saved tells nothing": async () => {
      const page = { pageType: "entityrecord", entityName: "incident" };
      for (const entityId of [undefined, CASE]) {
        const settled = Navigation.navigateTo({ ...page, entityId }, { target: 2 });
        await press("Close");
        t.same(await settled, undefined, "the result");
      }
    },
    "[D] a dialog has the size and the title that it was given": async () => {
      const page = { pageType: "entitylist", entityName: "account" };
      const size = { width: { value: 50, unit: "%" }, height: 400 };
      Navigation.navigateTo(page, { target: 2, position: 2, title: "Pick one", ...size });
      const { style, classList, textContent } = await dialog();
      t.same([style.width, style.height], ["50%", "400px"], "its size");
      t.check(classList.contains("at-side"), "it is not at the side");
      t.check(textContent.startsWith("Pick one"), "its title is another");
    },
    "[A] what navigateTo cannot use rejects": async () => {
      const page = { pageType: "entitylist", entityName: "account" };
      await t.rejects(() => Navigation.navigateTo({ pageType: "lists" }), "pageType", "entitylist");
      await t.rejects(() => Navigation.navigateTo(page, { target: 3 }), "target", "3");
      await t.rejects(() => Navigation.navigateTo(page, { target: 2, width: "wide" }), "width");
      const width = { value: 3, unit: "em" };
      await t.rejects(() => Navigation.navigateTo(page, { target: 2, width }), "unit", "em");
      t.same((await dialog()) ?? null, null, "the dialog");
    },
    "[D] an alert settles with undefined": async () => {
      const settled = Navigation.openAlertDialog({ text: "Done", confirmButtonLabel: "Fine" });
      await press("Fine");
      t.same(await settled, undefined, "the result");
    },
    "[D] a confirm dialog settles with the answer": async () => {
      for (const [label, confirmed] of [
        ["Yes", true],
        ["No", false],
      ]) {
        const settled = Navigation.openConfirmDialog({
          text: "Sure?",
          confirmButtonLabel: "Yes",
          cancelButtonLabel: "No",
        });
        await press(label);
        t.same(await settled, { confirmed }, "the answer");
      }
    },
    "[D] an error dialog shows a message, or the number of an error": async () => {
      const settled = Navigation.openErrorDialog({ errorCode: 1234, details: "more" });
      t.check((await dialog()).textContent.includes("1234"), "the number is missing");
      await press("OK");
      t.same(await settled, undefined, "the result");
      await t.rejects(() => Navigation.openErrorDialog({}), "message", "errorCode");
    },
    "[D] an error dialog shows the error that a call rejected with, also one of another kind":
      async () => {
        const failed = await Xrm.WebApi.retrieveRecord("account", "no-guid").catch(
          (error) => error,
        );
        for (const error of [failed, new TypeError("no network"), new DOMException("no network")]) {
          const settled = Navigation.openErrorDialog(error);
          t.check(
            (await dialog()).textContent.includes(error.message),
            `it lacks: ${error.message}`,
          );
          await press("OK");
          await settled;
        }
      },
    "[O] deprecated dialogs call a function when they are closed": async () => {
      const said = [];
      Xrm.Utility.alertDialog("Saved.", () => said.push("closed"));
      t.check((await dialog()).textContent.includes("Saved."), "the message is missing");
      await press("OK");
      const answers = ["yes", "no"].map((answer) => () => said.push(answer));
      for (const label of ["OK", "Cancel"]) {
        Xrm.Utility.confirmDialog("Sure?", ...answers);
        await press(label);
      }
      Xrm.Utility.alertDialog("Without a function.");
      await press("OK");
      await apmWorkspace.drawn();
      t.same(said, ["closed", "yes", "no"], "the functions that were called");
    },
    "[O] deprecated members open forms and web resources": async () => {
      Xrm.Utility.openEntityForm("incident", CASE);
      t.same(Microsoft.Apm.getAllSessions().length, 2, "the number of sessions");
      Xrm.Utility.openEntityForm("contact", null, { lastname: "Silva" });
      t.same(Microsoft.Apm.getFocusedSession().getFocusedTab().title, "New Contact", "the tab");
      const created = Xrm.Utility.openQuickCreate("contact", null, { lastname: "Silva" });
      await press("Save");
      t.same((await created).savedEntityReference.name, "Silva", "the new record");
      const opened = await windows(() => {
        Xrm.Utility.openEntityForm("incident", CASE, null, { openInNewWindow: true });
        Xrm.Utility.openWebResource("new_/page.html", "x");
      });
      for (const end of [`&etn=incident&id=${CASE}`, "/WebResources/new_/page.html?data=x"]) {
        t.check(
          opened.some((each) => each.endsWith(end)),
          `no window with ${end}`,
        );
      }
    },
    "[A] the newest dialog is answered first": async () => {
      const said = [];
      const below = Navigation.openAlertDialog({ text: "Below" }).then(() => said.push("below"));
      const above = Navigation.openAlertDialog({ text: "Above" }).then(() => said.push("above"));
      await press("OK");
      await press("OK");
      await Promise.all([below, above]);
      t.same(said, ["above", "below"], "the order");
    },
    "[E] a reset closes dialogs and settles none": async () => {
      let settled = false;
      Navigation.openAlertDialog({ text: "Done" }).then(() => {
        settled = true;
      });
      await dialog();
      await apmWorkspace.reset();
      t.same((await dialog()) ?? null, null, "the dialog");
      t.check(!settled, "it settled");
    },
    "[E] the text of a dialog is text and never markup": async () => {
      Navigation.openAlertDialog({ text: "<img src=x onerror=alert(1)>" });
      t.same((await dialog()).querySelectorAll("img").length, 0, "the number of images");
    },
    "[D] openWebResource and openUrl open a window": async () => {
      const { open } = window;
      const opened = [];
      window.open = (address) => opened.push(String(address));
      try {
        Navigation.openWebResource("new_/a b.html", {}, "x=1");
        Navigation.openWebResource("a.html?x=1");
        Navigation.openUrl(" https://example.com/ ");
        Navigation.openUrl("http://localhost");
      } finally {
        window.open = open;
      }
      t.check(opened[0].endsWith("/WebResources/new_/a%20b.html?data=x%3D1"), opened[0]);
      t.check(opened[1].endsWith("/WebResources/a.html?x=1"), opened[1]);
      t.same(opened.slice(2), ["https://example.com/", "http://localhost"], "the other addresses");
    },
    "[D] openFile shows a file in a window": async () => {
      const file = {
        fileContent: btoa("Gr\u00fc\u00dfe"),
        fileName: "a.txt",
        mimeType: "text/plain",
      };
      const addresses = await windows(() => Navigation.openFile(file));
      t.same(addresses.length, 1, "the number of windows");
      t.check(addresses[0].startsWith("blob:"), addresses[0]);
    },
    "[A] openFile refuses what is no file, and opens nothing": async () => {
      const says = (file, sentence, options) =>
        t.throws(() => Navigation.openFile(file, options), `Xrm.Navigation.openFile: ${sentence}`);
      const content = { fileContent: "YQ==", fileName: "a.txt" };
      const opened = await windows(() => {
        says(undefined, "file.fileName is missing");
        says({ fileContent: "YQ==" }, "file.fileName is missing");
        says({ fileName: "a.txt" }, "file.fileContent has to be text in base64");
        says(
          { ...content, fileContent: "no base64!" },
          "file.fileContent has to be text in base64",
        );
        says(content, "openFileOptions.openMode has to be 1 (open) or 2 (save), not 3", {
          openMode: 3,
        });
      });
      t.same(opened, [], "the windows");
    },
    "[A] what is opened in a window is checked, with a number in the error": async () => {
      for (const url of ["ftp://contoso.example", "https:contoso", "http://localhost@contoso"]) {
        const says = `openUrl: the address '${url}' is not allowed; it has to start with https://`;
        t.throws(() => Xrm.Navigation.openUrl(url), says);
      }
      t.throws(
        () => Xrm.Navigation.openWebResource("../../a.html"),
        "is not the name of a web resource",
      );
      t.throws(() => Xrm.Navigation.openWebResource(), "is not the name of a web resource");
    },
  };
});
