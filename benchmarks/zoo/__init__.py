"""Made-up columns of many shapes, personal and ordinary, for `benchmarks/columns.py` and its floor test."""
