"""Reports: one document of a run, to print, to hand in or to send."""
