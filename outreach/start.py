"""``python -m outreach.start``: what ``make run`` does. The database is prepared while the server is being imported.

One after the other takes half as long again, and a second start should take a second.
"""

import subprocess
import sys
from importlib import import_module

from outreach.settings import SettingError


def main() -> int:
    """Prepare the database and serve the dashboard until it is stopped; the exit code of what failed."""
    preparing = subprocess.Popen([sys.executable, "-m", "outreach", "init"])
    try:
        server = import_module("outreach.server")
    except SettingError:
        # The other one says so.
        return preparing.wait()
    if code := preparing.wait():
        return code
    server.serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
