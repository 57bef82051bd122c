"""Mistakes: pictures with the answer that they got, card by card."""
