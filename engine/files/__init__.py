"""What goes in and out: experiments, runs, recipes, networks and source code."""
