"""What tells one publisher of payment exports from another: one file each, holding `PUBLISHER`."""
