"""Tasks on which recurrent networks are measured, one file each."""
