"""Names of columns, folded, and what stands under them.

Confirmed in reports and in programs that read them: English; for Zoom also French, Spanish and the German name; for
Teams French (the list of joins) and German (the sections). In other languages a form may be told by its structure.
"""

from outreach.fold import fold

_WORDS = {
    # Zoom: who was renamed in the meeting has the earlier name in brackets.
    "original": (
        "Name (Original Name)", "User Name (Original Name)", "Nom (nom original)", "Nombre (nombre original)",
        "Name (ursprünglicher Name)",
    ),
    "name": (
        "Name", "Full Name", "User Name", "Participant name", "Nom", "Nom complet", "Nombre", "Vollständiger Name",
    ),
    "first_name": ("First Name",),
    "last_name": ("Last Name",),
    "email": (
        "Email", "User Email", "E-mail", "Email address", "Adresse e-mail", "Adresse e-mail de l’utilisateur",
        "Correo electrónico", "E-mail del usuario",
    ),
    "registration_email": ("Registration Email",),
    "upn": ("Participant ID (UPN)", "Teilnehmer-ID (UPN)"),
    "joined": (
        "Join Time", "First Join", "First Join (UTC)", "Heure d’arrivée", "Heure de connexion", "Hora de entrada",
        "Hora para unirse", "Erster Beitritt",
    ),
    "left": (
        "Leave Time", "Last Leave", "Last Leave (UTC)", "Heure de départ", "Heure de déconnexion", "Hora de salida",
        "Hora para salir", "Letztes Verlassen",
    ),
    # The word "minutes" is Zoom's: the others write their units in the cells.
    "minutes": (
        "Duration (Minutes)", "Total Duration (Minutes)", "Time in Session (minutes)", "Durée (minutes)",
        "Durée totale (minutes)", "Duración (minutos)", "Duración total (minutos)", "Dauer (Minuten)",
    ),
    "duration": ("Duration", "In-Meeting Duration", "Dauer der Besprechung"),
    "waiting": ("In Waiting Room", "En sala de espera", "Salle d’attente"),
    "attended": ("Attended",),
    "registered_at": ("Registration Time",),
    "role": ("Role", "Rolle"),
    "topic": ("Topic",),
    "meeting": ("Meeting ID", "Webinar ID"),
    "meet_joined": ("Time joined",),
    "meet_left": ("Time exited",),
    "action": ("User Action", "Action de l’utilisateur"),
    "timestamp": ("Timestamp", "Date et heure"),
}  # fmt: skip

_COLUMNS = {fold(word): column for column, words in _WORDS.items() for word in words}

YES = frozenset(map(fold, ("Yes", "Y", "Oui", "Sí", "Ja", "Sim", "نعم")))
NO = frozenset(map(fold, ("No", "N", "Non", "Nein", "Não", "لا", "")))

Columns = dict[str, int]
"""What stands where: a name of this module, and the index of its column."""


def columns(cells: list[str]) -> Columns:
    """The columns of a header that are known; the first of each."""
    found: Columns = {}
    for index, cell in enumerate(cells):
        known = _COLUMNS.get(fold(cell))
        if known:
            found.setdefault(known, index)
    return found


def cell(cells: list[str], known: Columns, name: str) -> str:
    """What a line has in a column; empty without one. The dashes that Zoom puts for nothing are nothing."""
    index = known.get(name, -1)
    found = cells[index] if 0 <= index < len(cells) else ""
    return "" if found.strip("-–—") == "" else found
