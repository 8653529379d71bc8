// Runs in the page before anything else: notes when the document last changed, and whether the server answered.
window.jisrClock = { began: 0, last: 0, answered: false };
// The sign of a run is no proof of one: a short run begins and ends before the page is drawn again.
window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", () => (window.jisrClock.answered = true));
  }
};
new MutationObserver((changes) => {
  const clock = window.jisrClock;
  for (const { target } of changes) {
    // The sign that says "running" comes and goes by a clock of its own.
    if (target.parentElement?.closest("[data-testid=stStatusWidget]")) continue;
    clock.last = performance.now();
  }
}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
// From the next press on, before anything answers it, the time runs anew.
window.jisrArm = () =>
  addEventListener(
    "pointerdown",
    () => (window.jisrClock = { began: performance.now(), last: performance.now(), answered: false }),
    { capture: true, once: true },
  );
window.jisrStable = (quiet) => {
  const clock = window.jisrClock;
  const app = document.querySelector("[data-test-script-state]");
  return (
    clock.answered &&
    app?.dataset.testScriptState === "notRunning" &&
    !document.querySelector("[data-stale=true]") &&
    document.querySelectorAll(".js-plotly-plot .main-svg").length > 0 &&
    performance.now() - clock.last > quiet
  );
};
