/**
 * The page context, encoding, progress and notifications
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/xrm-utility
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("utility", (t) => {
  const { Utility, App, Encoding } = Xrm;
  const progress = async () => {
    await apmWorkspace.drawn();
    return document.querySelector(".progress")?.textContent ?? null;
  };
  const notes = async (role) => {
    await apmWorkspace.drawn();
    return document.querySelectorAll(`.app-notification > [role=${role}]`).length;
  };

  return {
    "[D] the page's context names the page on screen": async () => {
      await t.session();
      const { input } = Utility.getPageContext();
      t.same(input, { pageType: "entityrecord", entityName: "incident" }, "the input");
    },
    "[D] a string of a RESX web resource is asked for without a language": async () => {
      await apmWorkspace.load({ strings: { "con_/Labels": { welcome: "Bonjour", empty: "" } } });
      t.same(Utility.getResourceString("con_/labels", "welcome"), "Bonjour", "the string");
      t.same(Utility.getResourceString("con_/labels", "empty"), "", "an empty string");
      t.same(Utility.getResourceString("con_/labels", "none"), null, "a key that is not there");
      t.throws(
        () => Utility.getResourceString("con_/none", "welcome"),
        "con_/none does not exist.",
      );
    },
    "[D] encoding and back": async () => {
      const text = `<a title="1 & 2">it's</a>`;
      const encoded = "&lt;a title=&quot;1 &amp; 2&quot;&gt;it&#39;s&lt;/a&gt;";
      const { htmlEncode, htmlAttributeEncode, xmlEncode, xmlAttributeEncode } = Encoding;
      for (const encode of [htmlEncode, htmlAttributeEncode, xmlEncode, xmlAttributeEncode]) {
        t.same(encode(text), encoded, encode.name);
      }
      t.same(Encoding.htmlDecode(encoded), text, "what is decoded");
      t.same(Encoding.htmlDecode("&eacute;&#8364; <b>"), "é€ <b>", "what is decoded");
    },
    "[D] progress shows its message, another in its place, until it is closed": async () => {
      Utility.showProgressIndicator("Loading");
      t.same(await progress(), "Loading", "the message");
      Utility.showProgressIndicator("Still loading");
      t.same(await progress(), "Still loading", "the message");
      Utility.closeProgressIndicator();
      t.same(await progress(), null, "the message");
    },
    "[E] a reset takes progress and notifications away": async () => {
      Utility.showProgressIndicator("Loading");
      await App.addGlobalNotification({ type: 2, level: 1, message: "Done" });
      await apmWorkspace.reset();
      t.same([await progress(), await notes("status")], [null, 0], "what is left");
    },
    "[D] notifications stand until they are cleared by their ids": async () => {
      const failed = await App.addGlobalNotification({ type: 2, level: 2, message: "Failed" });
      await App.addGlobalNotification({ type: 2, level: 4, message: "Done" });
      t.same([await notes("alert"), await notes("status")], [1, 1], "the notifications");
      await App.clearGlobalNotification(failed);
      t.same([await notes("alert"), await notes("status")], [0, 1], "the notifications");
    },
    "[D] a person closes a notification and uses its action": async () => {
      let used = 0;
      const action = { actionLabel: "Try again", eventHandler: () => (used += 1) };
      const more = { showCloseButton: true, action };
      await App.addGlobalNotification({ type: 2, level: 3, message: "Failed", ...more });
      await notes("status");
      const [use, close] = document.querySelectorAll(".app-notification button");
      t.same([use.textContent, close.ariaLabel], ["Try again", "Dismiss notification"], "buttons");
      use.click();
      t.same(used, 1, "how often its action ran");
      close.click();
      t.same(await notes("status"), 0, "the notifications");
    },
    "[A] a notification and its action can inherit their properties": async () => {
      let used = 0;
      const action = Object.create({ actionLabel: "Try again", eventHandler: () => (used += 1) });
      const given = { type: 2, level: 3, message: "Failed", showCloseButton: true, action };
      const id = await App.addGlobalNotification(Object.create(given));
      await notes("status");
      document.querySelector(".app-notification button").click();
      t.same(used, 1, "how often its action ran");
      await App.clearGlobalNotification(id);
    },
    "[A] a notification and its action can be Maps, or objects of classes with private members":
      async () => {
        const used = [];
        class Action {
          #label = "Try again";
          get actionLabel() {
            return this.#label;
          }
          eventHandler() {
            used.push("class");
          }
        }
        class Notification {
          #action = new Action();
          level = 3;
          message = "Failed";
          get action() {
            return this.#action;
          }
        }
        const action = new Map([
          ["actionLabel", "Retry"],
          ["eventHandler", () => used.push("map")],
        ]);
        const more = { level: 3, message: "Failed", action };
        const given = [new Notification(), new Map(Object.entries(more))];
        const ids = [];
        for (const each of given) ids.push(await App.addGlobalNotification(each));
        await notes("status");
        const buttons = [...document.querySelectorAll(".app-notification button")];
        t.same(
          buttons.map((each) => each.textContent),
          ["Try again", "Retry"],
          "the buttons",
        );
        for (const each of buttons) each.click();
        t.same(used, ["class", "map"], "the actions that ran");
        for (const id of ids) await App.clearGlobalNotification(id);
      },
    "[O] getEntitySetName has the name of a table in addresses": async () => {
      t.same(Utility.getEntitySetName("incident"), "incidents", "the name");
      t.throws(() => Utility.getEntitySetName("new_none"), "there is no table 'new_none'");
    },
    "[A] what is no notification rejects": async () => {
      await t.rejects(() => App.addGlobalNotification(), "notification");
      await t.rejects(() => App.addGlobalNotification("x"), "has to be an object, not 'x'");
      await t.rejects(() => App.addGlobalNotification({ level: 9, message: "x" }), "level", "9");
      await t.rejects(() => App.addGlobalNotification({ level: 1 }), "message");
    },
  };
});
