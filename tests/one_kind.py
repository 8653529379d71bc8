"""Tests on one kind of database: of Python above statements that others try on both kinds."""

import pytest

sqlite_alone = pytest.mark.parametrize("dialect", ["sqlite"])
postgresql_alone = pytest.mark.parametrize("dialect", ["postgresql"])
