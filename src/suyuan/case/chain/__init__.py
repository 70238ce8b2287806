"""The chain: closed questions, weights by origin, margins, the five conditions, the next best evidence."""
