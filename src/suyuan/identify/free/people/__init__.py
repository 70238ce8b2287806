"""Names of people in running text: a small tagger of our own, and rules on top."""

from suyuan.identify.free.people.names import find_names, find_people

__all__ = ["find_names", "find_people"]
