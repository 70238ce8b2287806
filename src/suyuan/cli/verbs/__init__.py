"""One module a verb, found by itself; each has `add(app, door)`."""
