"""Lessons: readable text files with pages, states of the window, and questions that are judged."""
