/**
 * Side panes at the right edge of the workspace
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/xrm-app-sidepanes
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("side-panes", (t) => {
  const panes = Xrm.App.sidePanes;
  const LIST = { pageType: "entitylist", entityName: "account" };
  const shown = async () => {
    await apmWorkspace.drawn();
    const titles = [...document.querySelectorAll("#side-panes [role=tabpanel]:not([hidden])")];
    return titles.map((each) => each.ariaLabel);
  };

  return {
    "[D] a pane is selected when it is made, unless the input says otherwise": async () => {
      const help = await panes.createPane({ paneId: "help", title: "Help" });
      await panes.createPane({ paneId: "notes", title: "Notes", isSelected: false });
      t.same(await shown(), ["Help"], "what shows");
      t.check(panes.getSelectedPane() === help, "another one is selected");
    },
    "[D] panes are found by their ids, and an id is made up where there is none": async () => {
      const help = await panes.createPane({ paneId: "help" });
      const other = await panes.createPane();
      t.check(panes.getPane("help") === help, "it is another one");
      t.check(panes.getPane("nothing") === undefined, "there is one");
      t.same(typeof other.paneId, "string", "the type of the id");
      t.check(panes.getAllPanes()[1] === other, "the second is another one");
      t.same(panes.getAllPanes().length, 2, "the number of panes");
    },
    "[A] an id made up for a pane is no other's": async () => {
      const mine = await Xrm.App.sidePanes.createPane({ paneId: "pane2", title: "Mine" });
      await t.rejects(() => Xrm.App.sidePanes.createPane({ width: "x" }), "width");
      const other = await Xrm.App.sidePanes.createPane({});
      t.check(other.paneId !== mine.paneId, `both are ${mine.paneId}`);
      t.same(Xrm.App.sidePanes.getPane("pane2").title, "Mine", "the title");
    },
    "[D] navigate shows pages of every kind": async () => {
      const pane = await panes.createPane({ title: "Help" });
      for (const page of [
        LIST,
        { pageType: "entityrecord", entityName: "contact" },
        { pageType: "dashboard", dashboardId: "x" },
        { pageType: "webresource", webresourceName: "msdyn_kbsearchpagehost.html", data: "x" },
        { pageType: "custom", name: "new_page" },
      ]) {
        t.same(await pane.navigate(page), undefined, "the result");
        await apmWorkspace.drawn();
        const { pageType } = document.querySelector("#side-panes [role=tabpanel]").dataset;
        t.same(pageType, page.pageType, "the type of the page");
      }
      await t.rejects(() => pane.navigate({ pageType: "nothing" }), "pane.navigate", "pageType");
    },
    "[D] properties are read and assigned": async () => {
      const pane = await panes.createPane({ title: "Help", width: 400, canClose: false });
      t.same([pane.title, pane.width, pane.canClose], ["Help", 400, false], "as it was made");
      t.same([pane.badge, pane.hidden, pane.alwaysRender], [false, false, false], "the others");
      Object.assign(pane, { title: "More", width: 500, canClose: true, badge: 3 });
      Object.assign(pane, { alwaysRender: true, hideHeader: true, keepBadgeOnSelect: true });
      t.same([pane.title, pane.width, pane.badge], ["More", 500, 3], "as it was assigned");
      t.same([pane.alwaysRender, pane.hideHeader], [true, true], "more of them");
      t.throws(
        () => {
          pane.hidden = "yes";
        },
        "pane.hidden",
        "true or false",
      );
    },
    "[D] an icon of its own is shown": async () => {
      const pane = await panes.createPane({ paneId: "help", imageSrc: "/static/icon.svg" });
      const address = () => document.querySelector("#side-panes img")?.getAttribute("src");
      await apmWorkspace.drawn();
      t.same([pane.imageSrc, address()], ["/static/icon.svg", "/static/icon.svg"], "the icon");
    },
    "[D] a badge goes when its pane is selected, unless it is to stay": async () => {
      const goes = await panes.createPane({ isSelected: false });
      const stays = await panes.createPane({ isSelected: false, keepBadgeOnSelect: true });
      for (const pane of [goes, stays]) {
        pane.badge = true;
        t.same(await pane.select(), true, "the result");
      }
      t.same([goes.badge, stays.badge], [false, true], "the badges");
    },
    "[D] a hidden pane is out of sight": async () => {
      const pane = await panes.createPane({ title: "Help" });
      pane.hidden = true;
      t.same(await shown(), [], "what shows");
      pane.hidden = false;
      t.same(await shown(), ["Help"], "what shows");
    },
    "[D] the state collapses and expands": async () => {
      await panes.createPane({ title: "Help" });
      panes.state = 0;
      t.same(await shown(), [], "what shows");
      panes.state = 1;
      t.same(await shown(), ["Help"], "what shows");
      t.throws(
        () => {
          panes.state = 2;
        },
        "state",
        "0 (collapsed) or 1 (expanded)",
      );
    },
    "[A] a pane that was closed says so": async () => {
      const pane = await panes.createPane({ paneId: "help" });
      t.same(await pane.close(), true, "the result");
      t.same(pane.paneId, "help", "its id");
      t.throws(() => pane.title, "is closed");
      await t.rejects(() => pane.select(), "is closed");
      t.same(panes.getAllPanes(), [], "the panes");
    },
    "[A] a pane stays in every session": async () => {
      await panes.createPane({ title: "Help" });
      await t.session();
      t.same(await shown(), ["Help"], "what shows");
    },
    "[E] a reset takes panes away": async () => {
      const pane = await panes.createPane({ title: "Help" });
      await apmWorkspace.reset();
      t.same(await shown(), [], "what shows");
      t.throws(() => pane.title, "closed by reset");
    },
    "[D] panes that cannot be closed come first": async () => {
      const panes = Xrm.App.sidePanes;
      await panes.createPane({ paneId: "first", title: "First" });
      const second = await panes.createPane({ paneId: "second", title: "Second", canClose: false });
      const ids = () => panes.getAllPanes().map((each) => each.paneId);
      t.same(ids(), ["second", "first"], "the order");
      second.canClose = true;
      t.same(ids(), ["first", "second"], "the order after canClose changed");
    },
    "[S] getAllPanes is an array with members of a collection": async () => {
      const pane = await Xrm.App.sidePanes.createPane({ paneId: "help" });
      const panes = Xrm.App.sidePanes.getAllPanes();
      t.check(Array.isArray(panes), "it is no array");
      t.same([panes.length, panes.getLength(), panes.getAll().length], [1, 1, 1], "its length");
      t.check(panes.get(0) === pane && panes.get()[0] === pane, "the pane is another one");
      t.check(panes.get("help") === pane, "the pane with an id is another one");
      t.same(panes.get("none"), null, "a pane that is not there");
      t.same(Object.keys(panes), ["0"], "its keys");
    },
  };
});
