"""How whole columns behave, for kinds that single values cannot show. No answer depends on the order of the rows.

Each function gives 1 for a typical column of its kind, 0 for one that the kind never makes, and one half where the
cells are too few to tell; a kind names the one that speaks for it in its field `behaves`.
"""
