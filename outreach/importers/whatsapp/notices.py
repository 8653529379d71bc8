"""The words of the notices, as patterns over text that :func:`outreach.importers.whatsapp.system.folded` made.

English and Arabic wording as published exports and the parsers written for them have it. A pattern's first group with
something in it has the people meant.
"""

import re

ALWAYS = re.compile(
    r"Messages (?:and calls|to this chat and calls|you send to this (?:chat|group)|to this group)\b.*"
    r"(?:end-to-end|now secured)"
    r"|Your security code with .+ changed"
    r"|الرسائل والمكالمات (?:مشفره|محميه)"
    r"|(?:تم تغيير|تغير) رمز (?:الامان|امانك) "
    r"|.+ joined using (?:this group's|this group’s|a group) (?:invite )?link\.?$"
)
ALWAYS_BEGINS = ("Messages ", "Your security code", "الرسائل والمكالمات", "تم تغيير", "تغير")
ALWAYS_OF_CHAT = ("Messages ", "الرسائل والمكالمات")
ALWAYS_HOLDS = " joined using "


_DID = r"(?:لقد )?(?:انت )?قمت"
"""How most notices of what the exporter did begin. Members begin so as well, of themselves."""

_JOINING = r"(?: (?:using|from|via|through|by|with) .*| (?:the|this) group(?: .*)?| group .*)?"
_BY = r"(?:باستخدام|عبر|من خلال|عن طريق|بواسطه|من المجتمع)"
JOINED = re.compile(
    rf"(.+?) (?:has )?joined{_JOINING}\.?"
    r"|(.+?) (?:was|were) added\b(?! to (?:a|the) (?:community|announcement)).*"
    rf"|(?:لقد )?(?:انت )?(?:انضم|انضمت|انضممت)(?: (?!{_BY})(.+?))?(?: الي (?:هذه )?المجموعه)?(?: {_BY} .*)?\.?"
    rf"|(.+?) (?:انضم|انضمت)(?: الي (?:هذه )?المجموعه)?(?: {_BY} .*)?\.?"
    rf"|{_DID} بالانضمام(?: .*)?"
    r"|تمت اضافتك(?: .*)?"
)
LEFT = re.compile(
    r"(.+?) (?:has )?left(?: the group| this group)?\.?"
    r"|(.+?) (?:was|were) removed(?! as )\b.*"
    r"|(?:لقد )?(?:غادر|غادرت)(?: (.+?))?(?: (?:هذه )?المجموعه)?\.?"
    r"|(.+?) (?:غادر|غادرت)(?: (?:هذه )?المجموعه)?\.?"
    rf"|{_DID} (?:بمغادره|بالمغادره)(?: (?:هذه )?المجموعه)?\.?"
    r"|تمت ازالتك(?: .*)?"
)
ADDED = re.compile(
    r".+? added (.+)"
    r"|تمت اضافه (.+)"
    rf"|{_DID} باضافه (.+)"
    r"|(?:.{1,100}? )?(?:قام|قامت) (?:.{1,100}? )?(?:باضافه (.+)|باضافتك(?: .*)?)"
    r"|(?:لقد )?(?:انت )?(?:اضاف|اضافت|اضفت) (.+)"
    r"|(?:لقد )?(?:اضافك|اضافتك)(?: .*)?"
    r"|.+? (?:اضاف|اضافت|اضافك|اضافتك)(?: (.+))?"
)
REMOVED = re.compile(
    r".+? removed (.+)"
    r"|تمت ازاله (.+)"
    rf"|{_DID} بازاله (.+)"
    r"|(?:.{1,100}? )?(?:قام|قامت) (?:.{1,100}? )?(?:بازاله (.+)|بازالتك(?: .*)?)"
    r"|(?:لقد )?(?:انت )?(?:ازال|ازالت|ازلت) (.+)"
    r"|(?:لقد )?(?:ازالك|ازالتك)(?: .*)?"
    r"|.+? (?:ازال|ازالت|ازالك|ازالتك)(?: (.+))?"
)
TO_OR_FROM_GROUP = re.compile(r" (?:to|from) (?:the|this) group\b| (?:الي|من) (?:هذه )?المجموعه(?!\w)")
THINGS = re.compile(
    r"^(?:this|the|a|an) |\b(?:as|group) (?:an? )?admin\b"
    r"|(?<!\w)(?:المجموعه|مجموعه|وصف|الوصف|ايقونه|صوره|الصوره|رساله|المجتمع|ك?مشرفا?|ك?مسؤولا?|ان|انه|انها)(?!\w)"
)

BEFORE_COLON = re.compile(
    r"^.+? (?:changed (?:the|this|their|to) |created (?:the |this )?(?:group|community)\b|added |removed |pinned "
    r"|joined (?:using|from|via|through|the|this) |(?:was|were) added )"
    r"|^(?:Messages (?:and calls|to this)|Your security code with|This group was added) "
    r"|^(?:.+ )?(?:غير|غيرت) (?:.+ )?(?:موضوع|اسم|وصف|رقم) "
    r"|(?:^| )(?:قام|قامت) (?:.+ )?(?:بتغيير|بانشاء|باضافه|بازاله) "
    rf"|^{_DID} (?:بتغيير|بانشاء|باضافه|بازاله|بحذف|بالانضمام) "
    r"|^(?:.+ )?(?:انشا|انشات) (?:.+ )?(?:هذه )?(?:ال)?مجموعه\b"
    r"|^(?:.+ )?(?:اضاف|اضافت|اضافك|اضافتك|ازال|ازالت|ازالك|ازالتك) "
    r"|^(?:لقد )?(?:انت )?(?:اضفت|ازلت) |^(?:لقد )?(?:انضم|انضمت|انضممت) (?:.+ )?(?:باستخدام|من المجتمع) "
    r"|^(?:تم تغيير|تمت اضافه|تمت ازاله|تم انشاء|الرسائل والمكالمات مشفره)(?: |$)"
)

CERTAIN = re.compile(
    r"joined using (?:this group's|this group’s|a group|your|an?) (?:invite )?link|joined from the community"
    r"|created (?:this )?group|changed (?:the subject|this group(?:'|’)s|the group)|You're now an admin|now an admin$"
    r"|^You (?:added|removed|created|joined|changed|deleted|turned|pinned|reset|approved|made|dismissed) "
    r"|^You left(?: the group| this group)?\.?$|^You were (?:added|removed)\b"
    r"|^You(?:'|’)re (?:now|no longer) an admin| (?:added|removed) [Yy]ou(?: (?:to|from) (?:the|this) group)?\.?$"
    rf"|^{_DID} (?:باضافه|بازاله|بالانضمام) |^(?:لقد )?(?:انضممت|غادرت)(?: انت)?(?: (?:{_BY}|الي) |\.?$)"
    r"|^(?:لقد )?(?:اضافك|اضافتك|ازالك|ازالتك) | (?:باضافتك|بازالتك)(?: |\.?$)|^تمت (?:اضافتك|ازالتك)"
    rf"|^{_DID} .*مجموعه|^(?:لقد )?(?:انت )?(?:(?:غيرت|انشات) .*مجموعه|غادرت(?: انت)?(?: (?:هذه )?المجموعه)?\.?$)"
    r"|باستخدام رابط|المجموعه \"|اسم المجموعه|موضوع المجموعه|وصف المجموعه|ايقونه المجموعه"
)
NOTICE = re.compile(
    r"^.+? (?:changed (?:the (?:subject|group|settings)|this group(?:'|’)s|their phone number|to )"
    r"|created (?:the |this )?(?:group|community)|added (?:a|the|this) group|approved "
    r"|pinned a message|turned (?:on|off) |(?:deleted|removed|reset) this group(?:'|’)s|updated the message timer"
    r"|requested to join|is now an admin|is no longer an admin"
    r"|(?:made|dismissed|removed) .+ (?:as )?(?:an )?admin\b)"
    r"|^You(?:'|’)re (?:now|no longer) an admin"
    r"|^(?:This group|Only admins|Disappearing messages|Waiting for an admin)\b"
    r"|^(?:Missed |Silenced )?(?:[Gg]roup )?(?:[Vv]oice|[Vv]ideo) call\b"
    rf"|^{_DID} (?:بتغيير|بانشاء|باضافه|بازاله|بحذف|بتعيين|باعاده|بتثبيت|بتفعيل|بايقاف|بتعطيل|بتحديث) "
    r"|^تم (?:انشاء|تغيير) .*المجموعه|^لم تعد .*(?:مشرف|مسؤول)"
    r"|(?:^| )(?:انشا|انشات) .*مجموعه"
    r"|(?:^| )(?:غير|غيرت|قام|قامت|انشا|انشات|فعل|عطل|حدث|ثبت) .*(?:المجموعه|رقم|الرسائل|رساله)"
    r"|^مكالمه (?:صوتيه|فيديو|مرئيه)|مشرفا? الان|اصبحت? .*(?:مشرف|مسؤول)"
)

OWN = re.compile(
    r"You (?:added|removed|created|joined|left|changed|deleted|were|turned|pinned)\b|You(?:'|’)re "
    r"|.+ (?:added|removed) [Yy]ou(?: (?:to|from) (?:the|this) group)?\.?$"
    rf"|{_DID} |(?:لقد )?(?:انت )?(?:انضممت|اضفت|ازلت|غيرت|انشات) |(?:لقد )?(?:اضافك|اضافتك|ازالك|ازالتك) "
    r"|(?:لقد )?(?:انت )?غادرت(?: انت)?(?: (?:هذه )?المجموعه)?\.?$|.+ (?:باضافتك|بازالتك)\b|تمت (?:اضافتك|ازالتك)\b"
)
"""What is told to the exporter, of the exporter: a phone may file it under the exporter as well as under the chat."""

SIZE = re.compile(
    r"(?:Group|مجموعه)[ ·•:,]+(\d[\d,.٬]{0,6}) (?:members|participants|عضوا|عضو|اعضاء|مشاركا|مشارك|مشاركين)"
)
PERSONS = re.compile(r"\D")
