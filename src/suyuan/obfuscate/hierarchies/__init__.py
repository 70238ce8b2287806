"""Hierarchies that are built in, one a file: `CODE`, and `forms(value)`, the ever wider forms of one value.

All values of a hierarchy have the same number of forms, so that a value that does not fit gets `?` until everything
becomes `*`. One more is one more file.
"""
