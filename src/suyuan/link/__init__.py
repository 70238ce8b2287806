"""Chapter link."""
