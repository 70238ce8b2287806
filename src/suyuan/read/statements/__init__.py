"""Statements of accounts, chats and reports: cells, columns, money, time, and who is who."""
