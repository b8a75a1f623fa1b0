// @ts-check
// Runs before the first paint, so that a dark room is not flashed at; theme.js follows the choice from then on.
(() => {
  let choice = new URLSearchParams(location.search).get("theme");
  try {
    choice ??= localStorage.getItem("flying-carpet-theme");
  } catch {
    // storage can be switched off in an embedded frame
  }
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const known = ["light", "dark", "projector"].includes(choice ?? "");
  document.documentElement.dataset.theme = known ? String(choice) : system;
})();
