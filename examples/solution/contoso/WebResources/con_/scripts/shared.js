/* What both forms use. */
var Contoso = window.Contoso || {};

Contoso.label = function (key) {
  return Xrm.Utility.getResourceString("con_/labels", key);
};
