/**
 * The values that a form for a new record begins with
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/set-field-values-using-parameters-passed-form
 * [D] a current page says so - [O] an older page - [S] public scripts rely on it - [A] assumed
 * [E] a promise of the emulator itself
 */
contract("form-values", (t) => {
  const ACCOUNT = "acc00000-0000-4000-8000-000000000001";
  const BRACED = `{${ACCOUNT.toUpperCase()}}`;

  /** Opens the form for a new record with values, and returns its form context. */
  const fresh = async (entityName, values, more = {}) => {
    await Xrm.Navigation.openForm({ entityName, ...more }, values);
    await apmWorkspace.drawn();
    return Xrm.Page;
  };
  const valueIn = (form, name) => form.getAttribute(name).getValue();
  const DECLARED = [
    { table: "incident", name: "contoso_source", type: "SafeString" },
    { table: "incident", name: "contoso_count", type: "PositiveInteger" },
    { table: "incident", name: "contoso_on", type: "DateTime" },
    { table: "incident", name: "contoso_urgent", type: "Boolean" },
  ];
  const REQUIRED = {
    title: "Leak",
    customerid: BRACED,
    customeridname: "Contoso Coffee",
    customeridtype: "account",
  };

  return {
    "[D] dates are written as texts": async () => {
      for (const written of ["06/12/2023", "June 12, 2023", "2023-06-12"]) {
        const birthday = valueIn(await fresh("contact", { birthdate: written }), "birthdate");
        t.same(
          [birthday.getFullYear(), birthday.getMonth(), birthday.getDate()],
          [2023, 5, 12],
          written,
        );
      }
      for (const written of ["12/12/2030 10:00", "2030-12-12T10:00:00Z"]) {
        const due = valueIn(await fresh("incident", { resolveby: written }), "resolveby");
        t.same(due.toISOString(), "2030-12-12T10:00:00.000Z", written);
      }
    },
    "[A] a Date is the same point in time, or the same day here": async () => {
      const values = { birthdate: new Date(2023, 5, 12) };
      const birthday = valueIn(await fresh("contact", values), "birthdate");
      t.same([birthday.getMonth(), birthday.getDate()], [5, 12], "the day");
    },
    "[A] a text that is not a date causes a console message (warns)": async () => {
      const form = await fresh("contact", { lastname: "Silva", birthdate: "soon" });
      t.same(valueIn(form, "birthdate"), null, "the value");
      await t.rejects(() => form.data.save(), "'soon' is not a date; write it as 2026-07-01");
    },
    "[D] the id of a lookup has braces or not, its table has three spellings": async () => {
      const lookup = [{ id: BRACED, name: "Contoso", entityType: "account" }];
      for (const values of [
        { customerid: BRACED, customeridname: "Contoso", customeridtype: "account" },
        { customerid: ACCOUNT, customeridname: "Contoso", customeridtype: "account" },
        ...["entityType", "entitytype", "type"].map((key) => ({
          customerid: [{ id: BRACED, name: "Contoso", [key]: "account" }],
        })),
      ]) {
        t.same(valueIn(await fresh("incident", values), "customerid"), lookup, "the lookup");
      }
      const form = await fresh("incident", {});
      form.getAttribute("customerid").setValue([{ id: BRACED, name: "Contoso", type: "account" }]);
      t.same(valueIn(form, "customerid"), lookup, "what a script sets");
    },
    "[D] booleans are numbers or texts": async () => {
      for (const value of [true, "true", "1", 1]) {
        t.same(valueIn(await fresh("contact", { donotemail: value }), "donotemail"), true, value);
      }
      for (const value of [false, "false", "0", 0]) {
        t.same(valueIn(await fresh("contact", { donotemail: value }), "donotemail"), false, value);
      }
    },
    "[D] parameters of the form that are declared can be read, and do not prevent the save":
      async () => {
        await apmWorkspace.load({ form_parameters: DECLARED });
        const given = {
          contoso_source: "shop",
          contoso_count: "3",
          contoso_on: "12/12/2030 10:00",
          contoso_urgent: "1",
        };
        const form = await fresh("incident", { ...REQUIRED, ...given });
        const query = Xrm.Utility.getGlobalContext().getQueryStringParameters();
        t.same(query.contoso_source, "shop", "the parameter of the page");
        const { attributes } = form.data;
        const names = attributes.get().map((each) => each.getName());
        t.same(names, Object.keys(given), "what is no column");
        const values = attributes.get().map((each) => each.getValue());
        t.same(values, ["shop", 3, new Date(Date.UTC(2030, 11, 12, 10)), true], "their values");
        t.same(form.getAttribute("contoso_source"), null, "an attribute of the table");
        attributes.get("contoso_count").setValue(4);
        t.same(attributes.get("contoso_count").getValue(), 4, "what a script set");
        t.throws(() => attributes.get("contoso_count").setValue("x"), "takes a whole number");
        t.same(form.data.getIsDirty(), false, "whether the form is dirty");
        await form.data.save();
        t.same(form.data.attributes.get("contoso_source").getValue(), "shop", "after the save");
      },
    "[D] a declared parameter of another type is not passed (warns)": async () => {
      await apmWorkspace.load({ form_parameters: DECLARED });
      const form = await fresh("incident", { contoso_count: "-1" });
      t.same(form.data.attributes.getLength(), 0, "the number of parameters");
    },
    "[A] a dialog and a side pane tell it too (warns)": async () => {
      const page = { pageType: "entityrecord", entityName: "contact", data: { birthdate: "soon" } };
      Xrm.Navigation.navigateTo(page, { target: 2 });
      const pane = await Xrm.App.sidePanes.createPane({ paneId: "mine" });
      await pane.navigate(page);
    },
    "[D] createFromEntity gives the values of another record": async () => {
      const createFromEntity = { entityType: "account", id: BRACED, name: "Contoso Coffee" };
      const form = await fresh("contact", { jobtitle: "Cook" }, { createFromEntity });
      const { telephone1 } = await Xrm.WebApi.retrieveRecord("account", ACCOUNT);
      const parent = [{ id: BRACED, name: "Contoso Coffee", entityType: "account" }];
      t.same(valueIn(form, "parentcustomerid"), parent, "the lookup");
      t.same(valueIn(form, "telephone1"), telephone1, "a mapped column");
      t.same(valueIn(form, "jobtitle"), "Cook", "a given value");
      t.same(form.ui.getFormType(), 1, "the type of the form");
    },
    "[D] navigateTo takes createFromEntity too": async () => {
      const createFromEntity = { entityType: "incident", id: t.forms.CASE };
      const page = { pageType: "entityrecord", entityName: "task", createFromEntity };
      await Xrm.Navigation.navigateTo(page);
      await apmWorkspace.drawn();
      const [{ entityType }] = valueIn(Xrm.Page, "regardingobjectid");
      t.same(entityType, "incident", "the table of the lookup");
    },
  };
});
