"""Worksheets: an experiment's first steps on paper, with blanks, questions and a key; one a student."""
