"""Text of any size into rows: blocks, layouts, the compiled kernel; JSON values and SQL inserts."""
