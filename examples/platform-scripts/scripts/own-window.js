// An older form script with global variables. Each open form has its own.
var loads = 0;
var formOfThisWindow = null;

function onContactLoad(executionContext) {
  loads += 1;
  formOfThisWindow = executionContext.getFormContext();
  var isOwn = Xrm.Page === formOfThisWindow;
  var isShown = parent.Xrm.Page === formOfThisWindow;
  var text = "Loads in this window: " + loads;
  if (isOwn) text += "; Xrm.Page is this form";
  if (isShown) text += ", which is on screen";
  formOfThisWindow.ui.setFormNotification(text, "INFO", "window");
}
