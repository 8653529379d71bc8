"""What is handed out: the weekly pack, the briefing sheet of a place, the list that an authority is sent.

Each is a frozen dataclass that holds every text in both languages, and functions that set it as PDF, PPTX or XLSX for
a reader's language. Nothing here asks the database: whoever builds a pack hands everything in.
"""
