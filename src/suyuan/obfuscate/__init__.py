"""Make a table harmless and prove it: measure, search the best generalisation, transform, attack."""
