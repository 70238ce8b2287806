"""One file for each format: how it is told, how it is read, an example."""
