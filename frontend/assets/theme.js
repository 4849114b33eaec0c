// Before the first paint: the theme and the language that this person chose, if they chose.
(function () {
  try {
    var root = document.documentElement;
    var theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    var language = localStorage.getItem("language");
    if (language === "fr" || language === "en") root.lang = language;
  } catch (refused) {
    // Storage can be closed; the system's theme is then right.
  }
})();
