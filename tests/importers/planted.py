"""A chat in which every word, name and number is looked for afterwards: none of them may be anywhere."""

import re

CHAT = (
    "13/08/2026, 21:58 - Messages and calls are end-to-end encrypted.\n"
    "13/08/2026, 21:59 - Zqxadder Zqxfour added Zqxjoiner\n"
    "13/08/2026, 22:00 - Zqxname Zqxone: Zqxword zqxfirst\n"
    "13/08/2026, 22:01 - +20 100 000 0001: Zqxword zqxsecond\nZqxword zqxgoes zqxon\n"
    "13/08/2026, 22:02 - Zqxname Zqxone changed the subject from “Zqxold” to “Zqxnew”\n"
    "13/08/2026, 22:03 - +20 100 000 0002 left\n"
    "14/08/2026, 08:59 - Zqxfive joined using this group's invite link\n"
    "14/08/2026, 09:00 - Zqxname Zqxone: Zqxword zqxthird\n"
)
NAME = "WhatsApp Chat with Zqxgroup.txt"
NUMBERS = ("100 000 0001", "1000000001", "100 000 0002", "1000000002")
WORDS = (*sorted(set(re.findall(r"[Zz]qx\w+", CHAT + NAME))), *NUMBERS)
"""Numbers also without their spaces."""
