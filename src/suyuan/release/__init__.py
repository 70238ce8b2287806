"""Chapter release."""
