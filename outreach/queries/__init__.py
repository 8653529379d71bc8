"""Questions to the database: ``(db, *, filters, ...) -> DataFrame``, grouped in SQL. No page, no chart, no words."""
