"""Personal information in free text, evasive spelling undone."""
