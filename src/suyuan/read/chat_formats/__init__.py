"""Shapes of chat exports as text: one file each, with `score(lines)` and `turns(lines)`."""
