"""What a paper and a sheet are, and what may stand in a cell and a file name."""
