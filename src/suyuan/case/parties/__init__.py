"""Who traded: accounts named and met, aliases, orders, the buyers, and those who were looked at and left alone."""
