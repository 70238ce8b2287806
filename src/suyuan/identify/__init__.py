"""Chapter identify."""
