/** The arguments of the functions of commands and of their rules. */
import { objectOf } from "../facade/objects.js";

/** The page of a command bar. */
export const pageOf = (bar) => bar.split(" ", 1)[0];

/** By the place of a command bar: the objects of the API for the page and for what the user selected. */
const OBJECTS = {
  form: ["formContext", "formContext"],
  list: ["gridContext", "gridContext"],
  subgrid: ["formContext", "subgrid"],
};

/**
 * Returns a function that makes the arguments of a call: the names of the ribbon's CrmParameters are replaced by their values.
 * @param bar The page and, for the command bar of a subgrid, its name; `where` is the place of the bar, `named` has the values by
 *   name that are not objects of the API.
 */
export function argumentsFor(bar, { where, named }) {
  const [primary, selected] = OBJECTS[where];
  const values = {
    ...named,
    PrimaryControl: objectOf(primary, pageOf(bar)),
    SelectedControl: objectOf(selected, bar),
  };
  const isName = (value, at, plain) =>
    typeof value === "string" && Object.hasOwn(values, value) && !plain.includes(at);
  return ({ parameters, plain }) =>
    parameters.map((each, at) => (isName(each, at, plain) ? values[each] : each));
}
