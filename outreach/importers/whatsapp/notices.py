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


_JOINING = r"(?: (?:using|from|via|through|by|with) .*| (?:the|this) group(?: .*)?| group .*)?"
_BY = r"(?:باستخدام|عبر|من خلال|عن طريق|بواسطه|من المجتمع)"
JOINED = re.compile(
    rf"(.+?) (?:has )?joined{_JOINING}\.?"
    r"|(.+?) (?:was|were) added\b(?! to (?:a|the) (?:community|announcement)).*"
    rf"|(?:لقد )?(?:انضم|انضمت|انضممت)(?: (?!{_BY})(.+?))?(?: الي (?:هذه )?المجموعه)?(?: {_BY} .*)?\.?"
    rf"|(.+?) (?:انضم|انضمت)(?: الي (?:هذه )?المجموعه)?(?: {_BY} .*)?\.?"
    r"|تمت اضافتك(?: .*)?"
)
LEFT = re.compile(
    r"(.+?) (?:has )?left(?: the group| this group)?\.?"
    r"|(.+?) (?:was|were) removed(?! as )\b.*"
    r"|(?:لقد )?(?:غادر|غادرت)(?: (.+?))?(?: (?:هذه )?المجموعه)?\.?"
    r"|(.+?) (?:غادر|غادرت)(?: (?:هذه )?المجموعه)?\.?"
    r"|تمت ازالتك(?: .*)?"
)
ADDED = re.compile(
    r".+? added (.+)"
    r"|تمت اضافه (.+)"
    r"|(?:قام|قامت) .+? باضافه (.+)"
    r"|(?:لقد )?(?:اضاف|اضافت|اضفت) (.+)"
    r"|.+? (?:اضاف|اضافت|اضافك|اضافتك)(?: (.+))?"
)
REMOVED = re.compile(
    r".+? removed (.+)"
    r"|تمت ازاله (.+)"
    r"|(?:قام|قامت) .+? بازاله (.+)"
    r"|(?:لقد )?(?:ازال|ازالت|ازلت) (.+)"
    r"|.+? (?:ازال|ازالت|ازالك|ازالتك)(?: (.+))?"
)
TO_OR_FROM_GROUP = re.compile(r" (?:to|from) (?:the|this) group\b| (?:الي|من) (?:هذه )?المجموعه(?!\w)")
THINGS = re.compile(
    r"^(?:this|the|a|an) |\b(?:as|group) (?:an? )?admin\b"
    r"|(?<!\w)(?:المجموعه|مجموعه|وصف|الوصف|ايقونه|صوره|رساله|المجتمع|مشرف|مسؤول|ان|انه|انها)(?!\w)"
)

BEFORE_COLON = re.compile(
    r"^.+? (?:changed (?:the|this|their|to) |created (?:the |this )?(?:group|community)\b|added |removed |pinned "
    r"|joined (?:using|from|via|through|the|this) |(?:was|were) added )"
    r"|^(?:Messages (?:and calls|to this)|Your security code with|This group was added) "
    r"|^(?:.+ )?(?:غير|غيرت) (?:.+ )?(?:موضوع|اسم|وصف|رقم) "
    r"|(?:^| )(?:قام|قامت) (?:.+ )?(?:بتغيير|بانشاء|باضافه|بازاله) "
    r"|^(?:.+ )?(?:انشا|انشات) (?:.+ )?(?:هذه )?المجموعه\b"
    r"|^(?:.+ )?(?:اضاف|اضافت|ازال|ازالت) "
    r"|^(?:تم تغيير|تمت اضافه|تمت ازاله|تم انشاء|الرسائل والمكالمات مشفره)(?: |$)"
)

CERTAIN = re.compile(
    r"joined using (?:this group's|this group’s|a group|your|an?) (?:invite )?link|joined from the community"
    r"|created (?:this )?group|changed (?:the subject|this group's|the group)|You're now an admin|now an admin$"
    r"|باستخدام رابط|المجموعه \"|اسم المجموعه|موضوع المجموعه|وصف المجموعه|ايقونه المجموعه"
)
NOTICE = re.compile(
    r"^.+? (?:changed (?:the (?:subject|group)|this group's|their phone number|to )|created (?:the |this )?group"
    r"|added this group|pinned a message|turned (?:on|off) |(?:deleted|reset) this group's|updated the message timer"
    r"|requested to join|is now an admin|is no longer an admin)"
    r"|^You(?:'|’)re (?:now|no longer) an admin"
    r"|^(?:This group|Only admins|Disappearing messages|Waiting for an admin)\b"
    r"|^(?:Missed |Silenced )?(?:[Gg]roup )?(?:[Vv]oice|[Vv]ideo) call\b"
    r"|(?:^| )(?:غير|غيرت|قام|قامت|انشا|انشات|فعل|عطل|حدث|ثبت) .*(?:المجموعه|رقم|الرسائل|رساله)"
    r"|^مكالمه (?:صوتيه|فيديو|مرئيه)|مشرفا? الان|اصبحت? .*(?:مشرف|مسؤول)"
)

SIZE = re.compile(
    r"(?:Group|مجموعه)[ ·•:,]+(\d[\d,.٬]{0,6}) (?:members|participants|عضوا|عضو|اعضاء|مشاركا|مشارك|مشاركين)"
)
PERSONS = re.compile(r"\D")
