"""The seized records: one pass, the store, the figures."""
