"""Classes of marks in cells, one file each; found by themselves."""
