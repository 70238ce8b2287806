"""Chapter read."""
