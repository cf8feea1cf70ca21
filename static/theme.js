// The colours that a person chose: set before anything is seen, and kept for the next visit. Without a choice they follow
// the system. A classic script, so that no frame is drawn in other colours; the rest of the page tells it a choice by "apm:theme".
(() => {
  const KEY = "apm-theme";
  const CHOICES = ["light", "dark", "contrast"];
  const root = document.documentElement;

  const show = (name) => {
    if (CHOICES.includes(name)) root.dataset.theme = name;
    else delete root.dataset.theme;
  };

  // A browser may keep nothing for the page; then the choice is for this visit.
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
