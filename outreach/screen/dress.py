"""How the document looks and reads: the stylesheet, and language and direction of the whole of it."""

import json
from pathlib import Path
from zlib import crc32

import streamlit as st

from outreach import spoken
from outreach.i18n import Translator
from outreach.screen.pagetable import PageInfo

STYLE = Path(__file__).with_name("style.css")

# On the document itself, so that menus and dialogs follow, which Streamlit draws outside the page. On a phone the
# menu lies over the page, and a new page closes it. The script runs anew whenever its text changes.
# A table that is wider than its place shows its left end first; from right to left it begins at the other one.
# A table that is given the focus chooses its first cell where none is chosen, as after a click on a heading, which is
# meant for the order of its rows; where a choice opens a row, it is not told of the focus.
# A field sends what is typed into it after a moment. Where the connection was lost just then, it shows the words and
# keeps them to itself until something else is touched. Once it is back, the page runs anew: Streamlit's key r.
SCRIPT = """<script>
(root => {{
  root.lang = {language};
  root.dir = {direction};
  root.dataset.digits = "{digits}";
  {spoken}
  root.style.setProperty("--nothing-found", {nothing_found});
  root.style.setProperty("--choose-files", {choose_files});
  if (root.dataset.place && root.dataset.place !== "{place}" && innerWidth <= 768) {{
    document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
  }}
  root.dataset.place = "{place}";
  window.jisrTables ??= new MutationObserver(() => {{
    if (root.dir !== "rtl") return;
    for (const table of document.querySelectorAll(".dvn-scroller:not([data-begun])")) {{
      if (table.scrollWidth <= table.clientWidth || table.closest(".st-key-jisr-as-the-file")) continue;
      table.scrollLeft = table.scrollWidth;
      table.dataset.begun = "yes";
    }}
  }});
  window.jisrTables.observe(document.body, {{childList: true, subtree: true}});
  window.jisrFocus ??= addEventListener("focusin", event => {{
    if (event.target.matches("[class*=st-key-jisr-rows-] canvas")) event.stopImmediatePropagation();
  }}, true) ?? true;
  if (!window.jisrLine) {{
    const line = window.jisrLine = {{typed: false, cut: false}};
    addEventListener("input", () => line.typed = true, true);
    new MutationObserver(() => {{
      const connected = document.querySelector("[data-testid=stApp]")?.dataset.testConnectionState === "CONNECTED";
      if (connected && line.cut && line.typed) setTimeout(() => document.body.dispatchEvent(
        new KeyboardEvent("keydown", {{key: "r", code: "KeyR", keyCode: 82, bubbles: true}})), 300);
      line.cut = !connected;
    }}).observe(document.body, {{attributes: true, subtree: true, attributeFilter: ["data-test-connection-state"]}});
  }}
}})(document.documentElement);
</script>"""


def draw(t: Translator, *, info: PageInfo) -> None:
    """Give the document its style, its language and its direction. Takes no room on the page."""
    st.html(STYLE)
    # A number: nothing that an address says may stand in a script.
    place = crc32("\n".join([info.key, *(st.query_params.get(name, "") for name in info.params)]).encode())
    script = SCRIPT.format(
        language=json.dumps(t.language),
        direction=json.dumps(t.direction),
        digits=t.digits,
        spoken=spoken.script(t),
        # CSS text within JavaScript text: what Streamlit writes in English only, in a list and on a button.
        nothing_found=json.dumps(json.dumps(t("Nothing found"), ensure_ascii=False)),
        choose_files=json.dumps(json.dumps(t("Choose files"), ensure_ascii=False)),
        place=place,
    )
    st.container(key="jisr-dress").html(script, unsafe_allow_javascript=True)
