// Applies the theme that the user chose, before anything is drawn, and stores it for the next visit. Without a choice the
// page follows the system. A classic script, so that no frame is drawn with other colors; other scripts send a choice as the
// event "apm:theme".
(() => {
  const KEY = "apm-theme";
  const CHOICES = ["light", "dark", "contrast"];
  const root = document.documentElement;

  const show = (name) => {
    if (CHOICES.includes(name)) root.dataset.theme = name;
    else delete root.dataset.theme;
  };

  // If the browser allows no storage, the choice lasts for this visit.
  try {
    show(localStorage.getItem(KEY));
  } catch {}
  window.addEventListener("apm:theme", ({ detail }) => {
    show(detail);
    try {
      localStorage.setItem(KEY, detail);
    } catch {}
  });
})();
