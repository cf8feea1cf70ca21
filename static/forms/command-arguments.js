/** The arguments of the functions of commands and of their rules. */
import { objectOf } from "../facade/objects.js";

/**
 * Returns a function that makes the arguments of a call: the names of the ribbon's CrmParameters are replaced by their values.
 * @param page The page; `isForm` is whether it shows a form, `named` has the values by name that are no objects of the API.
 */
export function argumentsFor(page, { isForm, named }) {
  const control = objectOf(isForm ? "formContext" : "gridContext", page);
  const values = { ...named, PrimaryControl: control, SelectedControl: control };
  const isName = (value, at, plain) =>
    typeof value === "string" && Object.hasOwn(values, value) && !plain.includes(at);
  return ({ parameters, plain }) =>
    parameters.map((each, at) => (isName(each, at, plain) ? values[each] : each));
}
