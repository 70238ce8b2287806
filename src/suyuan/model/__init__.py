"""The words that all chapters use: records, kinds, accounts, evidence, errors, plug-ins."""
