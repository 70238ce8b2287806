"""Chapter case."""
