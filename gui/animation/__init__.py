"""Animations: a panel filmed over a run, as a moving picture in one file."""
