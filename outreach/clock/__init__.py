"""The working-day clock of requests: which days count, who holds a request, and how much of its time is used.

Pure: a calendar and a request's events go in, and what they say comes out. Nothing here asks a database.
"""
