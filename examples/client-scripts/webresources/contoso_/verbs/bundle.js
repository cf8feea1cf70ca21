/* The build output of a PCF control: one global variable, and its registration at the end. */
var pcf_tools_contoso_verbs;
(() => {
  var exported = {};

  var findApm = () => {
    for (var place of [window, window.parent, window.top]) {
      try {
        if (place.Microsoft && place.Microsoft.Apm) return place.Microsoft.Apm;
      } catch (_error) {
        // A window of another origin.
      }
    }
    throw new Error("Contoso.Verbs needs an app with sessions.");
  };

  class Verbs {
    init(context, notifyOutputChanged, _state, container) {
      this.context = context;
      this.notifyOutputChanged = notifyOutputChanged;
      this.summary = "";
      this.button = document.createElement("button");
      this.button.type = "button";
      this.button.textContent = "Run every verb";
      this.onClick = this.onClick.bind(this);
      this.button.addEventListener("click", this.onClick);
      this.lines = document.createElement("ol");
      container.append(this.button, this.lines);
    }

    updateView(context) {
      this.context = context;
      this.button.disabled = context.mode.isControlDisabled;
    }

    getOutputs() {
      return { summary: this.summary };
    }

    destroy() {
      this.button.removeEventListener("click", this.onClick);
    }

    say(verb, result) {
      var line = document.createElement("li");
      line.textContent = `${verb}: ${JSON.stringify(result)}`;
      this.lines.append(line);
    }

    async onClick() {
      this.lines.replaceChildren();
      try {
        await this.run(findApm());
        this.summary = "done";
      } catch (error) {
        this.summary = error.message;
      }
      this.notifyOutputChanged();
    }

    async run(apm) {
      var session = await this.runSession(apm);
      await this.runContext(session);
      await this.runTabs(apm, session);
      await this.runTab(session);
    }

    sessionInput() {
      var page = [
        ["entityName", "account"],
        ["entityId", this.context.parameters.account.raw],
      ];
      return {
        templateName: "contoso_account_session",
        sessionContext: new Map([["parametersStr", JSON.stringify(page)]]),
        isFocused: false,
      };
    }

    tabInput(number, isFocused) {
      return {
        templateName: "contoso_cases_tab",
        appContext: new Map([["customer", `verb ${number}`]]),
        isFocused,
      };
    }

    async runSession(apm) {
      this.say("getEventPublisherTopic", typeof apm.getEventPublisherTopic("ON_TAB_SWITCH"));
      this.say("canCreateSession", apm.canCreateSession());
      var sessionId = await apm.createSession(this.sessionInput());
      this.say("createSession", sessionId);
      var session = apm.getSession(sessionId);
      this.say("requestFocus", await session.requestFocus());
      this.say("focus", await session.focus());
      this.say("getFocusedSession", apm.getFocusedSession().sessionId);
      this.say("isDefault", session.isDefault);
      session.title = "Every verb";
      this.say("title", session.title);
      var other = apm.getSession(await apm.createSession(this.sessionInput()));
      other.canClose = true;
      this.say("canClose", other.canClose);
      this.say("getAllSessions", apm.getAllSessions().length);
      this.say("close", await other.close());
      return session;
    }

    async runContext(session) {
      await session.updateContext({ verb: "resolved" });
      this.say("resolveSlug", session.resolveSlug("{verb}"));
      var context = await session.getContext();
      this.say("getContext", context.parameters.verb);
    }

    async runTabs(apm, session) {
      this.say("canCreateTab", session.canCreateTab());
      var inBackground = await session.createTab(this.tabInput(1, false));
      this.say("session.createTab", inBackground);
      var inFront = await apm.createTab(this.tabInput(2, true));
      this.say("createTab", inFront);
      this.say("getFocusedTab", session.getFocusedTab().tabId);
      this.say("getAllTabs", session.getAllTabs().length);
      this.say("getAllTabsForTemplate", await session.getAllTabsForTemplate("contoso_cases_tab"));
      this.say("focusTab", await apm.focusTab(inBackground));
      this.say("refreshTab", await apm.refreshTab(inBackground));
      this.say("closeTab", await apm.closeTab(inFront));
    }

    async runTab(session) {
      var [anchorId, tabId] = session.getAllTabs();
      var tab = session.getTab(tabId);
      tab.title = "Renamed";
      this.say("tab.title", tab.title);
      tab.canClose = true;
      this.say("tab.canClose", tab.canClose);
      this.say("tab.refresh", await tab.refresh());
      this.say("tab.focus", await session.getTab(anchorId).focus());
      var third = session.getTab(await session.createTab(this.tabInput(3, false)));
      this.say("tab.close", await third.close());
    }
  }

  exported.Verbs = Verbs;
  pcf_tools_contoso_verbs = exported;
})();

if (window.ComponentFramework && window.ComponentFramework.registerControl) {
  window.ComponentFramework.registerControl("Contoso.Verbs", pcf_tools_contoso_verbs.Verbs);
} else {
  var Contoso = window.Contoso || {};
  Contoso.Verbs = pcf_tools_contoso_verbs.Verbs;
  pcf_tools_contoso_verbs = undefined;
}
