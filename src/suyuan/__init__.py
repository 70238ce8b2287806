"""Suyuan 溯源: from a leaked dump to its source, its seller, the buyers, the gangs and their victims."""
