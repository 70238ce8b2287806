"""Chapter world."""
