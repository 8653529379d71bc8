// Runs in the page before anything else: notes when the document last changed, and whether Streamlit was at work.
window.jisrClock = { began: 0, last: 0, ran: false };
new MutationObserver((changes) => {
  const clock = window.jisrClock;
  for (const { target, attributeName } of changes) {
    // The sign that says "running" comes and goes by a clock of its own.
    if (target.parentElement?.closest("[data-testid=stStatusWidget]")) continue;
    clock.last = performance.now();
    // A short run begins and ends before this is called, so that the state changed is all that can be known.
    if (attributeName === "data-test-script-state") clock.ran = true;
  }
}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
// From the next press on, before anything answers it, the time runs anew.
window.jisrArm = () =>
  addEventListener(
    "pointerdown",
    () => (window.jisrClock = { began: performance.now(), last: performance.now(), ran: false }),
    { capture: true, once: true },
  );
window.jisrStable = (quiet) => {
  const clock = window.jisrClock;
  const app = document.querySelector("[data-test-script-state]");
  return (
    clock.ran &&
    app?.dataset.testScriptState === "notRunning" &&
    !document.querySelector("[data-stale=true]") &&
    document.querySelectorAll(".js-plotly-plot .main-svg").length > 0 &&
    performance.now() - clock.last > quiet
  );
};
