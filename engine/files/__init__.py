"""What goes in and out: experiments as source code."""
