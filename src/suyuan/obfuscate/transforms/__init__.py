"""What can be done to a column, one a file: `TRANSFORM`. One more is one more file."""
