"""Learns the weights of the name tagger: `make train-names`."""
