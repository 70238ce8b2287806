"""Chapter trace."""
