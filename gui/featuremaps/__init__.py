"""Filters and feature maps: a row for each filter, a column for each picture, a cell explained."""
