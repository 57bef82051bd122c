"""Lessons: experiments told step by step, read from folders, with the numbers they must reach."""
