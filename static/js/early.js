// @ts-check
// Runs before the first paint, so that a dark room is not flashed at; theme.js follows the choice from then on.
(() => {
  let choice = "auto";
  try {
    choice = localStorage.getItem("flying-carpet-theme") ?? "auto";
  } catch {
    // storage can be switched off in an embedded frame
  }
  const dark = choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
