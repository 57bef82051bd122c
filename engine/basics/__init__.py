"""Basics: the small machines that lessons begin with. Pure functions of plain numbers."""
