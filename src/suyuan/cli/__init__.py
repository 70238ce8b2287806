"""Chapter cli."""
