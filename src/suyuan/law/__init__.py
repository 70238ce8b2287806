"""Chapter law."""
