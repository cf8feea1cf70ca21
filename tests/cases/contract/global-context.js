/**
 * The global context
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/xrm-utility/getglobalcontext
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("global-context", (t) => {
  const { Utility } = Xrm;
  const context = Utility.getGlobalContext();

  return {
    "[D] the client is a browser on a desktop, online": async () => {
      const { client } = context;
      t.same(client.getClient(), "Web", "the client");
      t.same(client.getClientState(), "Online", "its state");
      t.same(client.getFormFactor(), 1, "the form factor");
      t.same([client.isOffline(), client.isNetworkAvailable()], [false, true], "the network");
    },
    "[D] getWebResourceUrl has the path of a web resource on the server": async () => {
      const address = context.getWebResourceUrl("new_/page.html");
      t.check(/^\/(.*\/)?WebResources\/new_\/page\.html$/.test(address), address);
      t.throws(() => context.getWebResourceUrl("../x"), "getWebResourceUrl");
    },
    "[D] the user and the organization speak English": async () => {
      const { userSettings, organizationSettings } = context;
      t.same([userSettings.languageId, userSettings.isRTL], [1033, false], "the user's");
      t.same(organizationSettings.languageId, 1033, "the organization's");
    },
    "[A] the languages of a solution are those of the user and of the organization": async () => {
      await apmWorkspace.load({ language: { user: 1036, base: 1031 } });
      const { userSettings, organizationSettings } = context;
      t.same([userSettings.languageId, organizationSettings.languageId], [1036, 1031], "both");
    },
    "[D] the organization has a currency, in its record too": async () => {
      const { userSettings, organizationSettings } = context;
      const { organizationId, uniqueName, baseCurrency } = organizationSettings;
      t.same(
        [baseCurrency.name, baseCurrency.entityType],
        ["US Dollar", "transactioncurrency"],
        "it",
      );
      t.same(organizationSettings.baseCurrencyId, baseCurrency.id, "its id");
      t.same(userSettings.transactionCurrency, baseCurrency, "the user's");
      t.same(userSettings.transactionCurrencyId, baseCurrency.id, "its id");
      const query = "?$select=name&$expand=basecurrencyid($select=isocurrencycode,currencysymbol)";
      const found = await Xrm.WebApi.retrieveRecord("organization", organizationId, query);
      t.same([found.name, found.basecurrencyid.isocurrencycode], [uniqueName, "USD"], "the record");
      const currency = await Xrm.WebApi.retrieveRecord("transactioncurrency", baseCurrency.id);
      t.same([currency.exchangerate, currency.currencyprecision], [1, 2], "the rate");
    },
    "[D] the user's time is the browser's": async () => {
      const minutes = context.userSettings.getTimeZoneOffsetMinutes();
      t.same(minutes, 0 - new Date().getTimezoneOffset(), "the offset");
    },
    "[O] deprecated names have the same values": async () => {
      const { userSettings, organizationSettings } = context;
      const values = {
        getIsAutoSaveEnabled: organizationSettings.isAutoSaveEnabled,
        getOrgLcid: organizationSettings.languageId,
        getOrgUniqueName: organizationSettings.uniqueName,
        getServerUrl: context.getClientUrl(),
        getTimeZoneOffsetMinutes: userSettings.getTimeZoneOffsetMinutes(),
        getUserId: userSettings.userId,
        getUserLcid: userSettings.languageId,
        getUserName: userSettings.userName,
        getUserRoles: userSettings.securityRoles,
        isOnPremise: false,
        isOutlookClient: false,
        isOutlookOnline: false,
      };
      for (const [name, value] of Object.entries(values)) t.same(context[name](), value, name);
    },
    "[D] the user's dates are described": async () => {
      const { dateFormattingInfo: info } = Utility.getGlobalContext().userSettings;
      t.same([info.FirstDayOfWeek, info.ShortDatePattern], [0, "M/d/yyyy"], "the patterns");
      t.same([info.DayNames.length, info.MonthNames[11]], [7, "December"], "the names");
    },
    "[D] the user tells name, id and roles": async () => {
      const { userId, userName, roles, securityRoles } = context.userSettings;
      t.check(/^\{[0-9A-F-]{36}\}$/.test(userId), userId);
      t.same(typeof userName, "string", "the type of the name");
      t.same(roles.getLength(), securityRoles.length, "the number of roles");
    },
    "[S] roles are found by name and all at once": async () => {
      await apmWorkspace.load({ user: { roles: ["App Profile User", "Sales Person"] } });
      const { roles } = Utility.getGlobalContext().userSettings;
      const names = ["App Profile User", "Sales Person"];
      t.same(
        roles.getAll().map(({ name }) => name),
        names,
        "all",
      );
      t.same(
        roles.get().map(({ name }) => name),
        names,
        "all",
      );
      const sales = roles.getByName("Sales Person");
      t.same(sales, roles.get(1), "the one of a name");
      t.same(roles.get(sales.id), sales, "the one of an id");
      t.same(sales.entityType, "role", "its table");
      t.same([roles.getByName("Nobody"), roles.getLength()], [null, 2], "none, and the number");
      t.same([roles.getByIndex(0), roles.getByIndex(2)], [roles.get(0), null], "by index");
      t.same(
        roles.getByFilter(({ name }) => name === sales.name),
        [sales],
        "by a function",
      );
      t.throws(() => roles.getByFilter("x"), "collection.getByFilter needs a function");
    },
    "[D] the organization has a name and an id, and saves no form by itself": async () => {
      const { organizationSettings } = context;
      t.check(/^\w+$/.test(organizationSettings.uniqueName), organizationSettings.uniqueName);
      const id = organizationSettings.organizationId;
      t.check(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id), id);
      t.same(organizationSettings.isAutoSaveEnabled, false, "whether forms save themselves");
    },
    "[D] the product is online, in a version of four numbers": async () => {
      t.check(/^\d+(\.\d+){3}$/.test(context.getVersion()), context.getVersion());
      t.same(context.isOnPremises(), false, "whether it is on premises");
      t.same(context.prependOrgName("/main.aspx"), "/main.aspx", "a path");
    },
    "[D] the client's address has no slash at its end": async () => {
      t.check(/^https?:.*[^/]$/.test(context.getClientUrl()), context.getClientUrl());
    },
    "[D] the app has its name and id": async () => {
      const { appId, displayName } = await context.getCurrentAppProperties();
      t.same(typeof appId, "string", "the type of the id");
      t.same(displayName, await context.getCurrentAppName(), "the name");
    },
    "[D] the app's address is below the client's, with the app's id": async () => {
      const { appId, url } = await context.getCurrentAppProperties();
      const address = context.getCurrentAppUrl();
      t.same(address, `${context.getClientUrl()}/main.aspx?appid=${appId}`, "the address");
      t.same(url, address, "that of the properties");
    },
    "[D] a setting that was saved is read": async () => {
      t.same(await context.saveSettingValue("new_Setting", "x"), undefined, "the result");
      t.same(context.getCurrentAppSetting("new_Setting"), "x", "its value");
      t.same(context.getCurrentAppSetting("new_Other"), null, "one that was not");
      await t.rejects(() => context.saveSettingValue(), "saveSettingValue", "name");
    },
    "[A] the query string is that of the page on screen": async () => {
      await t.tab();
      t.same(context.getQueryStringParameters(), { entityName: "incident" }, "its parameters");
    },
    "[A] a form's context is the global context": async () => {
      await t.tab();
      await apmWorkspace.drawn();
      t.check(Xrm.Page.context === Xrm.Utility.getGlobalContext(), "it is another one");
    },
    "[D] Xrm.WebApi.online is Xrm.WebApi": async () => {
      const { entities } = await Xrm.WebApi.online.retrieveMultipleRecords("account", "?$top=1");
      t.same(entities.length, 1, "how many it finds");
      t.check(Xrm.WebApi.online === Xrm.WebApi, "it is another one");
    },
  };
});
