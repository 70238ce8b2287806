"""Chapter custody."""
